import { type ApiScopeName, idSchema } from "@prosa/protocol";
import {
  type ConversationDetail,
  changeConversationRequestSchema,
  conversationsQuerySchema,
} from "@prosa/protocol/desk";
import { readJson } from "../../body.ts";
import type { GatewayApp, Incoming } from "../../incoming.ts";
import { requireOwnerRight } from "../../owner-right.ts";
import { ProblemError } from "../../problem.ts";
import { readQuery } from "../../query.ts";
import { listConversations, withContacts } from "../../records/conversation-list.ts";
import { conversationText } from "../../records/conversation-text.ts";
import {
  eraseSession,
  noteInAudit,
  readView,
  readWhole,
  summaryIn,
  unknownConversation,
} from "../../records/conversations.ts";
import { askSession } from "../../rooms.ts";

const READ = "conversations:read";
const WRITE = "conversations:write";

/** Adds the owner's routes to conversations: their list, one of them, its tags, its export and its erasure. */
export function addConversationRoutes(app: GatewayApp): void {
  app.get("/api/conversations", async (context) => {
    const incoming = context.get("incoming");
    const right = await requireOwnerRight(incoming, READ);
    const { site: named, ...query } = readQuery(incoming.request.url, conversationsQuerySchema);
    const site = await right.siteOf(named);
    const page = await listConversations(incoming, site, query);
    // Who looks for words reads some of them. The words are not noted: the log outlives the conversations.
    if (query.words !== undefined)
      await noteInAudit(incoming, site, {
        person: right.by ?? undefined,
        what: "searched-words",
        target: site,
      });
    return context.json(await withContacts(incoming, site, page));
  });

  app.get("/api/conversations/:session", async (context) => {
    const incoming = context.get("incoming");
    const { site, session, by } = await conversationIn(incoming, READ, context.req.param("session"));
    const since = Number(context.req.query("since") ?? 0);
    if (!Number.isSafeInteger(since) || since < 0)
      throw new ProblemError(400, "bad-since", "since is a count of events.");
    const view = await readView(incoming, { site, session, since });
    const conversation = await summaryIn(incoming, site, session);
    if (since === 0)
      await noteInAudit(incoming, site, { person: by, what: "read-conversation", target: session });
    return context.json({ ...view, conversation } satisfies ConversationDetail);
  });

  app.get("/api/conversations/:session/export", async (context) => {
    const incoming = context.get("incoming");
    const { site, session, by } = await conversationIn(incoming, READ, context.req.param("session"));
    const format = context.req.query("format") ?? "json";
    if (format !== "json" && format !== "text")
      throw new ProblemError(400, "bad-format", "format is json or text.");
    const whole = await readWhole(incoming, site, session);
    await noteInAudit(incoming, site, { person: by, what: "exported-conversation", target: session });
    const name = `prosa-${session}.${format === "json" ? "json" : "txt"}`;
    context.header("content-disposition", `attachment; filename="${name}"`);
    return format === "json" ? context.json(whole) : context.text(conversationText(whole));
  });

  app.patch("/api/conversations/:session", async (context) => {
    const incoming = context.get("incoming");
    const { site, session, by } = await conversationIn(incoming, WRITE, context.req.param("session"));
    const change = await readJson(incoming.request, changeConversationRequestSchema);
    const init = { method: "PATCH", body: JSON.stringify(change) };
    const response = await askSession(incoming.host, session, `/conversation?site=${site}`, init);
    if (response.status === 404) throw unknownConversation();
    await noteInAudit(incoming, site, { person: by, what: "tagged-conversation", target: session });
    return context.body(null, 204);
  });

  app.delete("/api/conversations/:session", async (context) => {
    const incoming = context.get("incoming");
    const { site, session, by } = await conversationIn(incoming, WRITE, context.req.param("session"));
    await readView(incoming, { site, session, since: 0 });
    await eraseSession(incoming, { site, session, by });
    return context.body(null, 204);
  });
}

async function conversationIn(
  incoming: Incoming,
  scope: ApiScopeName,
  named: string,
): Promise<{ site: string; session: string; by: string | undefined }> {
  const right = await requireOwnerRight(incoming, scope);
  const site = await right.siteOf(new URL(incoming.request.url).searchParams.get("site") ?? undefined);
  const session = idSchema.safeParse(named);
  if (!session.success) throw unknownConversation();
  return { site, session: session.data, by: right.by ?? undefined };
}
