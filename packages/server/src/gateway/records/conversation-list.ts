import { idSchema } from "@prosa/protocol";
import {
  type ConversationPage,
  type ConversationSummary,
  type ConversationsQuery,
  conversationSummarySchema,
} from "@prosa/protocol/desk";
import * as z from "zod/mini";
import { statsRoomOf } from "../../insights/shards.ts";
import type { Incoming } from "../incoming.ts";
import { askRoom } from "../rooms.ts";
import { askStats, queryOf } from "../stats-rooms.ts";
import { findContacts } from "./contact-groups.ts";
import { summaryIn } from "./conversations.ts";

const shardPageSchema = z.object({
  found: z.array(z.object({ place: z.string(), summary: conversationSummarySchema })),
  scannedTo: z.optional(z.string()),
});

/** The conversations of a site that meet a query, the latest first, without what their visitors left. Asks no session. */
export function listConversations(
  incoming: Incoming,
  site: string,
  query: Omit<ConversationsQuery, "site">,
): Promise<ConversationPage> {
  return query.q === undefined ? pageOf(incoming, site, query) : found(incoming, site, query);
}

/** The conversations of some sessions, at most one request to each statistics room; a session that has told nothing is left out. */
export async function summariesOf(
  { host }: Incoming,
  site: string,
  sessions: readonly string[],
): Promise<ConversationSummary[]> {
  const byRoom = Map.groupBy(sessions, (session) => statsRoomOf(site, session));
  const answers = [...byRoom].map(async ([room, ofRoom]) => {
    const response = await askRoom(
      host,
      "stats",
      room,
      `/summaries?${queryOf({ sessions: ofRoom.join(",") })}`,
    );
    return z.array(conversationSummarySchema).parse(await response.json());
  });
  return (await Promise.all(answers)).flat();
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
  const contacts = await findContacts(incoming.host, site, { q });
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

/** Adds to a page the contacts that its visitors left. */
export async function withContacts(
  incoming: Incoming,
  site: string,
  page: ConversationPage,
): Promise<ConversationPage> {
  const sessions = page.conversations.map(({ session }) => session);
  if (sessions.length === 0) return page;
  const contacts = await findContacts(incoming.host, site, { sessions: sessions.join(",") });
  const contactBy = new Map(contacts.map(({ session, contact }) => [session, contact]));
  const conversations = page.conversations.map((summary) => {
    const contact = contactBy.get(summary.session);
    return contact ? { ...summary, contact } : summary;
  });
  return { ...page, conversations };
}
