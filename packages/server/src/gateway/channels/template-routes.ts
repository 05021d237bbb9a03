import { idSchema } from "@prosa/protocol";
import {
  type ConversationWindow,
  conversationWindowSchema,
  fillTemplate,
  type MessageTemplates,
  sendTemplateRequestSchema,
} from "@prosa/protocol/desk";
import * as z from "zod/mini";
import { callPlatform } from "../../channels/connections.ts";
import { readJson } from "../body.ts";
import { requirePerson } from "../desk-cookie.ts";
import type { GatewayApp, Incoming } from "../incoming.ts";
import { ProblemError } from "../problem.ts";
import { limitKey } from "../rate-limits.ts";
import { askRoom, askSession } from "../rooms.ts";

/** The lists and templates that one person may ask for in a minute. */
const TEMPLATES_PER_MINUTE = 30;

const linksSchema = z.object({ last: z.nullable(idSchema) });
const windowSchema = z.extend(conversationWindowSchema, { connection: idSchema });
const refusalSchema = z.object({ code: z.string(), message: z.string() });

/** Adds the routes by which people see the window of a conversation's channel, and send templates once it has closed. */
export function addTemplateRoutes(app: GatewayApp): void {
  app.get("/api/desk/conversations/:session/window", async (context) => {
    const incoming = context.get("incoming");
    const { site } = await requirePerson(incoming);
    const found = await findWindow(incoming, site, context.req.param("session"));
    if (!found) return context.json({ hasTemplates: false } satisfies ConversationWindow);
    const { channel, until, hasTemplates } = found.window;
    return context.json({ channel, until, hasTemplates } satisfies ConversationWindow);
  });

  app.get("/api/desk/conversations/:session/templates", async (context) => {
    const incoming = context.get("incoming");
    const { site, account } = await requirePerson(incoming);
    limitKey(incoming, `${site} ${account.id}`, "desk-templates", TEMPLATES_PER_MINUTE);
    const { list } = await requireTemplates(incoming, site, context.req.param("session"));
    return context.json({ templates: list } satisfies MessageTemplates);
  });

  app.post("/api/desk/conversations/:session/templates", async (context) => {
    const incoming = context.get("incoming");
    const { host } = incoming;
    const { site, account } = await requirePerson(incoming);
    const asked = await readJson(incoming.request, sendTemplateRequestSchema);
    limitKey(incoming, `${site} ${account.id}`, "desk-templates", TEMPLATES_PER_MINUTE);
    const session = context.req.param("session");
    const { room, list, templates } = await requireTemplates(incoming, site, session);
    const chosen = list.find(({ name, language }) => name === asked.name && language === asked.language);
    if (!chosen)
      throw new ProblemError(
        404,
        "unknown-template",
        "The account has no such approved template; list them again.",
      );
    if (chosen.places.length !== asked.values.length) {
      const message = `This template has ${chosen.places.length} places to fill; send a value for each.`;
      throw new ProblemError(422, "bad-body", message);
    }
    // The call first: cut off here, the message is not in the log, and the same request puts it there.
    const call = templates.encode(chosen, asked.values);
    const kept = JSON.stringify({ messageId: asked.id, call });
    await askRoom(host, "channel", room, "/template", { method: "POST", body: kept });
    const { id, name, avatarPath, role } = account;
    const agent = { id, name, ...(avatarPath !== undefined && { avatarPath }) };
    const said = JSON.stringify({
      id: asked.id,
      site,
      text: fillTemplate(chosen, asked.values),
      agent,
      role,
    });
    const response = await askSession(host, session, "/channel-template", { method: "POST", body: said });
    if (response.ok) return context.body(null, 204);
    const refusal = refusalSchema.safeParse(await response.json().catch(() => null)).data;
    throw new ProblemError(
      409,
      refusal?.code ?? "stale",
      refusal?.message ?? "Look at the conversation and decide again.",
    );
  });
}

/** The channel on which the person wrote last, as its room has it; `null` for the web. */
async function findWindow(incoming: Incoming, site: string, session: string) {
  const { host } = incoming;
  if (!idSchema.safeParse(session).success) return null;
  const links = await askSession(host, session, `/channel-links?site=${site}`);
  const room = links.ok ? linksSchema.parse(await links.json()).last : null;
  if (room === null) return null;
  const answer = await askRoom(host, "channel", room, "/window");
  return answer.ok ? { room, window: windowSchema.parse(await answer.json()) } : null;
}

async function requireTemplates(incoming: Incoming, site: string, session: string) {
  const { host, memory } = incoming;
  const found = await findWindow(incoming, site, session);
  const open = found && (await memory.connections.find(host, site, found.window.connection));
  const templates = open?.channel.templates;
  if (!found || !templates)
    throw new ProblemError(404, "no-templates", "The person did not write by a channel with templates last.");
  const list = await templates.list(callPlatform);
  if (!list)
    throw new ProblemError(
      503,
      "no-answer",
      "The platform did not list its templates; try again in a minute.",
      5_000,
    );
  return { room: found.room, list, templates };
}
