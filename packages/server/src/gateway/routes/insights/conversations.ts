import { type ApiScopeName, contactSchema, idSchema } from "@prosa/protocol";
import {
  type ConversationDetail,
  type ConversationPage,
  type ConversationsQuery,
  changeConversationRequestSchema,
  conversationSummarySchema,
  conversationsQuerySchema,
} from "@prosa/protocol/desk";
import * as z from "zod/mini";
import { readJson } from "../../body.ts";
import type { GatewayApp, Incoming } from "../../incoming.ts";
import { requireOwnerRight } from "../../owner-right.ts";
import { ProblemError } from "../../problem.ts";
import { readQuery } from "../../query.ts";
import { conversationText } from "../../records/conversation-text.ts";
import {
  eraseSession,
  noteInAudit,
  readView,
  readWhole,
  summaryIn,
  unknownConversation,
} from "../../records/conversations.ts";
import { askRoom, askSession } from "../../rooms.ts";
import { askStats, queryOf } from "../../stats-rooms.ts";

const READ = "conversations:read";
const WRITE = "conversations:write";

const shardPageSchema = z.object({
  found: z.array(z.object({ place: z.string(), summary: conversationSummarySchema })),
  scannedTo: z.optional(z.string()),
});

const foundContactsSchema = z.array(z.object({ session: idSchema, contact: contactSchema }));

/** Adds the owner's routes to conversations: their list, one of them, its tags, its export and its erasure. */
export function addConversationRoutes(app: GatewayApp): void {
  app.get("/api/conversations", async (context) => {
    const incoming = context.get("incoming");
    const right = await requireOwnerRight(incoming, READ);
    const { site: named, ...query } = readQuery(incoming.request.url, conversationsQuerySchema);
    const site = await right.siteOf(named);
    const page =
      query.q === undefined ? await pageOf(incoming, site, query) : await found(incoming, site, query);
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

/** Merges the pages of a site's statistics rooms. One that stopped looking early ends the page where it stopped. */
async function pageOf(
  { host }: Incoming,
  site: string,
  query: Omit<ConversationsQuery, "site">,
): Promise<ConversationPage> {
  const path = `/conversations?${queryOf(query)}`;
  const shards = await askStats(host, site, path, (body) => shardPageSchema.parse(body));
  const end = shards.map(({ scannedTo }) => scannedTo ?? "~").sort()[0] ?? "~";
  const found = shards
    .flatMap((shard) => shard.found)
    .filter(({ place }) => place < end)
    .sort((one, other) => (one.place < other.place ? -1 : 1));
  const next = found[query.limit]?.place ?? (end === "~" ? undefined : end);
  return {
    conversations: found.slice(0, query.limit).map(({ summary }) => summary),
    ...(next !== undefined && { next }),
  };
}

/** The latest conversations of visitors whose contact holds `q`, or of the session whose id it is. */
async function found(
  incoming: Incoming,
  site: string,
  { q = "", ...query }: Omit<ConversationsQuery, "site">,
): Promise<ConversationPage> {
  const contacts = await contactsOf(incoming, site, { q });
  const named = idSchema.safeParse(q.trim());
  const sessions = new Set([
    ...contacts.map(({ session }) => session),
    ...(named.success ? [named.data] : []),
  ]);
  const summaries = await Promise.all(
    [...sessions].map((session) => summaryIn(incoming, site, session, query)),
  );
  const conversations = summaries
    .flatMap((summary) => (summary ? [summary] : []))
    .sort((one, other) => other.lastAt - one.lastAt);
  return { conversations: conversations.slice(0, query.limit) };
}

/** The page with the contacts that its visitors left. */
async function withContacts(
  incoming: Incoming,
  site: string,
  page: ConversationPage,
): Promise<ConversationPage> {
  const sessions = page.conversations.map(({ session }) => session);
  if (sessions.length === 0) return page;
  const contacts = await contactsOf(incoming, site, { sessions: sessions.join(",") });
  const contactBy = new Map(contacts.map(({ session, contact }) => [session, contact]));
  const conversations = page.conversations.map((summary) => {
    const contact = contactBy.get(summary.session);
    return contact ? { ...summary, contact } : summary;
  });
  return { ...page, conversations };
}

async function contactsOf({ host }: Incoming, site: string, query: Record<string, string>) {
  const response = await askRoom(host, "site", site, `/contacts/found?${queryOf(query)}`);
  return foundContactsSchema.parse(await response.json());
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
