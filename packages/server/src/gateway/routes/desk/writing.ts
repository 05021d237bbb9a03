import { idSchema } from "@prosa/protocol";
import {
  summariseRequestSchema,
  translateOwnRequestSchema,
  translateRequestSchema,
} from "@prosa/protocol/desk";
import { readJson } from "../../body.ts";
import { requirePerson } from "../../desk-cookie.ts";
import type { GatewayApp, Incoming } from "../../incoming.ts";
import { ProblemError } from "../../problem.ts";
import { limitKey } from "../../rate-limits.ts";
import { unknownConversation } from "../../records/conversations.ts";
import { askSession } from "../../rooms.ts";

/** The requests for texts of the LLM's that one person may make in a minute: one a second. */
export const TEXTS_PER_MINUTE = 60;

const WRITINGS = {
  translations: translateRequestSchema,
  "own-words": translateOwnRequestSchema,
  summary: summariseRequestSchema,
} as const;

/** Adds the routes by which a person who answers has the site's LLM translate messages and tell the talk in short. */
export function addDeskWritingRoutes(app: GatewayApp): void {
  app.post("/api/desk/conversations/:session/translations", ({ get, req }) =>
    haveWritten(get("incoming"), "translations", req.param("session")),
  );
  app.post("/api/desk/conversations/:session/own-words", ({ get, req }) =>
    haveWritten(get("incoming"), "own-words", req.param("session")),
  );
  app.post("/api/desk/conversations/:session/summary", ({ get, req }) =>
    haveWritten(get("incoming"), "summary", req.param("session")),
  );
}

async function haveWritten(incoming: Incoming, name: keyof typeof WRITINGS, id: string): Promise<Response> {
  const { site, account } = await requirePerson(incoming);
  const session = idSchema.safeParse(id).data;
  if (session === undefined) throw unknownConversation();
  const asked: object = await readJson(incoming.request, WRITINGS[name]);
  limitKey(incoming, `${site} ${account.id}`, "desk-texts", TEXTS_PER_MINUTE);
  const init = { method: "POST", body: JSON.stringify(asked) };
  const response = await askSession(incoming.host, session, `/${name}?site=${site}`, init);
  if (response.status === 404) throw unknownConversation();
  if (response.status !== 409) return response;
  const advice =
    "The site has no model that writes: set one up at the server, and choose it in the settings.";
  throw new ProblemError(409, "no-model", advice);
}
