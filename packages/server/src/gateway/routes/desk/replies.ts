import { putMacroRequestSchema, putReplyRequestSchema, shortcutSchema } from "@prosa/protocol/desk";
import { readJson } from "../../body.ts";
import { requirePerson } from "../../desk-cookie.ts";
import { askDesk } from "../../desk-rooms.ts";
import type { GatewayApp, Incoming } from "../../incoming.ts";
import { ProblemError } from "../../problem.ts";
import { requireStaff } from "../../staff-right.ts";

const SCHEMAS = { replies: putReplyRequestSchema, macros: putMacroRequestSchema } as const;
type Kind = keyof typeof SCHEMAS;

/** Adds the routes to the texts that people insert into their replies, and to the macros that they apply. */
export function addDeskReplyRoutes(app: GatewayApp): void {
  app.get("/api/desk/replies", ({ get }) => list(get("incoming"), "replies"));
  app.put("/api/desk/replies/:shortcut", ({ get, req }) =>
    put(get("incoming"), "replies", req.param("shortcut")),
  );
  app.delete("/api/desk/replies/:shortcut", ({ get, req }) =>
    remove(get("incoming"), "replies", req.param("shortcut")),
  );
  app.get("/api/desk/macros", ({ get }) => list(get("incoming"), "macros"));
  app.put("/api/desk/macros/:shortcut", ({ get, req }) =>
    put(get("incoming"), "macros", req.param("shortcut")),
  );
  app.delete("/api/desk/macros/:shortcut", ({ get, req }) =>
    remove(get("incoming"), "macros", req.param("shortcut")),
  );
}

async function list(incoming: Incoming, kind: Kind): Promise<Response> {
  const { site } = await requirePerson(incoming);
  return askDesk(incoming.host, site, `/${kind}`);
}

async function put(incoming: Incoming, kind: Kind, shortcut: string): Promise<Response> {
  const { site, by } = await requireStaff(incoming, "people", ["owner", "lead"]);
  const wanted: object = await readJson(incoming.request, SCHEMAS[kind]);
  const init = { method: "PUT", body: JSON.stringify({ ...wanted, by }) };
  return askDesk(incoming.host, site, pathOf(kind, shortcut), init);
}

async function remove(incoming: Incoming, kind: Kind, shortcut: string): Promise<Response> {
  const { site, by } = await requireStaff(incoming, "people", ["owner", "lead"]);
  const init = { method: "DELETE", body: JSON.stringify({ by }) };
  return askDesk(incoming.host, site, pathOf(kind, shortcut), init);
}

function pathOf(kind: Kind, shortcut: string): string {
  const known = shortcutSchema.safeParse(shortcut);
  if (known.success) return `/${kind}/${known.data}`;
  throw new ProblemError(
    422,
    "bad-shortcut",
    "Write a shortcut of at most 32 small letters, digits and hyphens, such as return-time.",
  );
}
