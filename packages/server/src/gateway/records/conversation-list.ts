import { idSchema } from "@prosa/protocol";
import {
  type ConversationPage,
  type ConversationSummary,
  type ConversationsQuery,
  conversationSummarySchema,
  foundWordsSchema,
} from "@prosa/protocol/desk";
import * as z from "zod/mini";
import { statsRoomOf } from "../../insights/shards.ts";
import { SEARCHED_WORDS_MAX, searchableWords, WordDigests } from "../../insights/words/word-digests.ts";
import { environmentOf, type Incoming } from "../incoming.ts";
import { ProblemError } from "../problem.ts";
import { askRoom, askSession, readSettings } from "../rooms.ts";
import { askStats, queryOf } from "../stats-rooms.ts";
import { findContacts } from "./contact-groups.ts";
import { summaryIn } from "./conversations.ts";

/** The conversations of one page, at most, where words are looked for. */
const FOUND_PAGE_MAX = 20;

const foundSchema = z.object({ found: z.nullable(foundWordsSchema) });

const shardPageSchema = z.object({
  found: z.array(z.object({ place: z.string(), summary: conversationSummarySchema })),
  scannedTo: z.optional(z.string()),
});

/**
 * The conversations of a site that meet a query, the latest first, without what their visitors left. Asks no session, unless
 * words are looked for: then those whose index holds them, for the message that does.
 */
export function listConversations(
  incoming: Incoming,
  site: string,
  query: Omit<ConversationsQuery, "site">,
): Promise<ConversationPage> {
  if (query.words !== undefined) return withWords(incoming, site, query, query.words);
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
  digests: readonly string[] = [],
): Promise<ConversationPage> {
  const path = ["/conversations?", queryOf(query), ...digests.map((list) => `&digests=${list}`)].join("");
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

/** The conversations in which all words of a text were said, with the message that was found; throws a `ProblemError`. */
async function withWords(
  incoming: Incoming,
  site: string,
  { words: _, q: __, ...query }: Omit<ConversationsQuery, "site">,
  text: string,
): Promise<ConversationPage> {
  const { wordSearch } = await readSettings(incoming.host, site);
  if (!wordSearch)
    throw new ProblemError(409, "no-word-search", "Turn on wordSearch in the site's settings first.");
  const words = searchableWords(text);
  if (words.length === 0 || words.length > SEARCHED_WORDS_MAX) {
    const message = `Give one to ${SEARCHED_WORDS_MAX} words of 2 to 40 letters or digits.`;
    throw new ProblemError(422, "bad-words", message);
  }
  const digests = environmentOf(incoming).secrets.map((secret) => {
    const ofSite = new WordDigests(secret, site);
    return words.map((word) => ofSite.of(word)).join(".");
  });
  // Each one that is listed costs a request to its session.
  const limit = Math.min(query.limit, FOUND_PAGE_MAX);
  const page = await pageOf(incoming, site, { ...query, limit }, digests);
  const body = JSON.stringify({ words });
  const asked = page.conversations.map(async (summary): Promise<ConversationSummary[]> => {
    const path = `/found?site=${site}`;
    const response = await askSession(incoming.host, summary.session, path, { method: "POST", body });
    const { found } = foundSchema.parse(response.ok ? await response.json() : { found: null });
    return found ? [{ ...summary, found }] : [];
  });
  return { ...page, conversations: (await Promise.all(asked)).flat() };
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
