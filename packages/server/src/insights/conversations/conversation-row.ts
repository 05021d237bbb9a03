import { idSchema } from "@prosa/protocol";
import type { ConversationSummary, ConversationsQuery } from "@prosa/protocol/desk";
import * as z from "zod/mini";
import { type Fact, factSchema } from "../facts/fact.ts";
import { DIGEST_LENGTH, INDEXED_WORDS_MAX } from "../words/word-digests.ts";
import { pathCells, pathOf } from "./cells.ts";
import { type Conversation, conversationSchema, withFact } from "./conversation.ts";
import { outcomeAt } from "./outcome.ts";
import { isIn } from "./sets.ts";
import { type CountGroup, groupsOf, slicesOf, visitedAfter } from "./slices.ts";

/** The most conversations of a session whose facts its row keeps in full; of earlier ones it keeps their counts. */
const CONVERSATIONS_MAX = 8;

/** The most counts of earlier conversations that a row keeps, some fifty conversations; older ones stay for good. */
const EARLIER_CELLS_MAX = 1_500;

/** The part of a report beside its facts: how the conversation is found in the list. */
const aboutSchema = z.object({ tags: z.array(z.string()) });

/** A report of a session: facts up to number `n`, the end of its transcript, and how it is found. */
export const factReportSchema = z.object({
  n: z.int().check(z.positive()),
  facts: z.array(factSchema),
  until: z.int(),
  about: aboutSchema,
  /** The digests of all words that were said, where the site searches them. */
  words: z.exactOptional(
    z.array(z.string().check(z.length(DIGEST_LENGTH))).check(z.maxLength(INDEXED_WORDS_MAX)),
  ),
});
export type FactReport = z.infer<typeof factReportSchema>;

const cellsSchema = z.array(z.tuple([z.int(), z.string(), z.number()]));
const groupSchema = z.object({ cells: cellsSchema, slices: z.record(z.string(), cellsSchema) });

/** A session as its statistics room keeps it; it lives as long as the session's transcript. */
export const conversationRowSchema = z.object({
  session: idSchema,
  n: z.int(),
  lastAt: z.int(),
  until: z.int(),
  about: aboutSchema,
  /** The hour in which the visitor wrote last before the first conversation that is kept. */
  visitedHour: z.nullable(z.int()),
  conversations: z.array(conversationSchema),
  /** The same by slice. */
  slicedHours: z._default(z.record(z.string(), z.int()), {}),
  /** The counts of the conversations that are kept, a group for each, and of those before them. */
  groups: z.array(groupSchema),
  earlier: z.array(groupSchema),
});
export type ConversationRow = z.infer<typeof conversationRowSchema>;

/** The row after a report; the facts that it knows already are passed over. */
export function withReport(
  session: string,
  before: ConversationRow | undefined,
  { n, facts, until, about }: FactReport,
): ConversationRow {
  const known = before?.n ?? 0;
  const fresh = facts.slice(Math.max(0, facts.length - (n - known)));
  const conversations = fresh.reduce(
    (sofar: Conversation[], fact: Fact) => withFact(sofar, fact),
    before?.conversations ?? [],
  );
  const visitedHour = before?.visitedHour ?? null;
  const slicedHours = before?.slicedHours ?? {};
  return {
    session,
    n: Math.max(n, known),
    lastAt: conversations.at(-1)?.lastAt ?? before?.lastAt ?? 0,
    until,
    about,
    visitedHour,
    slicedHours,
    conversations,
    groups: groupsOf(conversations, { hour: visitedHour, bySlice: slicedHours }),
    earlier: before?.earlier ?? [],
  };
}

/** The row with the facts of the latest conversations alone; of those before it keeps the counts. */
export function withoutOldest(row: ConversationRow): ConversationRow {
  const gone = row.conversations.slice(0, -CONVERSATIONS_MAX);
  if (gone.length === 0) return row;
  const before = { hour: row.visitedHour, bySlice: row.slicedHours };
  const { hour, bySlice } = gone.reduce(visitedAfter, before);
  const earlier = [...row.earlier, ...row.groups.slice(0, gone.length)];
  while (earlier.reduce((sum, { cells }) => sum + cells.length, 0) > EARLIER_CELLS_MAX) earlier.shift();
  return {
    ...row,
    conversations: row.conversations.slice(gone.length),
    groups: row.groups.slice(gone.length),
    visitedHour: hour,
    slicedHours: { ...bySlice },
    earlier,
  };
}

/** The rows that lead from one whose conversations are not all counted by slice, a conversation at a time, to one where they are. */
export function slicedByOne(row: ConversationRow): ConversationRow[] {
  const isDone = row.conversations.every((conversation, index) => {
    const { slices = {} } = row.groups[index] ?? {};
    const paths = pathCells(conversation).length > 0;
    return slicesOf(conversation).every((slice) => {
      const own = slices[slice];
      return own && (!paths || own.some(([, key]) => key.startsWith("path|")));
    });
  });
  if (isDone) return [];
  const groups = groupsOf(row.conversations, { hour: row.visitedHour, bySlice: row.slicedHours });
  return groups.map((_, last) => ({
    ...row,
    groups: groups.map((group, index) =>
      index <= last ? group : (row.groups[index] ?? { ...group, slices: {} }),
    ),
  }));
}

/**
 * The conversation of a session that a query lists; `null` where none meets all of its filters but `q`, which is about words.
 * With bounds of its beginning it is the latest that meets them, and else the session's latest.
 */
export function foundIn(
  row: ConversationRow,
  query: ConversationsQuery,
  now: number,
): ConversationSummary | null {
  const { beganSince = 0, beganUntil = Number.POSITIVE_INFINITY, is, path } = query;
  const isBounded = query.beganSince !== undefined || query.beganUntil !== undefined;
  for (const [index, conversation] of [...row.conversations.entries()].reverse()) {
    const isLast = index === row.conversations.length - 1;
    if (!isLast && !isBounded) return null;
    // A conversation that another one followed is over.
    const by = isLast ? now : Number.POSITIVE_INFINITY;
    const isInside = conversation.startAt >= beganSince && conversation.startAt < beganUntil;
    if (!isInside || (is !== undefined && !isIn(is, conversation, by))) continue;
    if (path !== undefined && pathOf(conversation) !== path) continue;
    const summary = summaryOfOne(row, conversation, by);
    if (fits(summary, query)) return summary;
  }
  return null;
}

function summaryOfOne(row: ConversationRow, conversation: Conversation, now: number): ConversationSummary {
  const messages = { visitor: 0, assistant: 0, agent: 0 };
  for (const by of Object.values(conversation.messages)) {
    messages.visitor += by.visitor;
    messages.assistant += by.assistant;
    messages.agent += by.agent;
  }
  const { startAt, lastAt, language, channel, sentiments, stage, scores, ratings, owner, conversions } =
    conversation;
  const score = scores.at(-1);
  return {
    session: row.session,
    startAt,
    lastAt,
    until: row.until,
    outcome: outcomeAt(conversation, now),
    messages,
    language,
    channel,
    intents: Object.keys(conversation.intents),
    sentiment: moodOf(sentiments),
    stage,
    ...(score !== undefined && { score }),
    ratings,
    tags: row.about.tags,
    owner,
    conversions: Object.values(conversions).reduce((sum, count) => sum + count, 0),
  };
}

/** Negative where the visitor was so at least once, else positive where they were so. */
function moodOf({
  negative = 0,
  positive = 0,
}: Readonly<Record<string, number>>): ConversationSummary["sentiment"] {
  if (negative > 0) return "negative";
  return positive > 0 ? "positive" : "neutral";
}

/** True where a summary meets every filter of a query that is about it alone. */
function fits(summary: ConversationSummary, query: ConversationsQuery): boolean {
  const { since, until, intent, outcome, tag, language, channel, owner, score } = query;
  return (
    (since === undefined || summary.lastAt >= since) &&
    (until === undefined || summary.lastAt < until) &&
    (intent === undefined || summary.intents.includes(intent)) &&
    (outcome === undefined || summary.outcome === outcome) &&
    (tag === undefined || summary.tags.includes(tag)) &&
    (language === undefined || summary.language === language) &&
    (channel === undefined || summary.channel === channel) &&
    (owner === undefined || summary.owner === owner) &&
    (score === undefined || summary.score === score)
  );
}

/** The row as it counts in no slice but some. */
export function slicedInto(row: ConversationRow, kept: readonly string[]): ConversationRow {
  const within = (group: CountGroup): CountGroup => {
    const slices = Object.entries(group.slices).filter(([slice]) => kept.includes(slice));
    return { ...group, slices: Object.fromEntries(slices) };
  };
  return { ...row, groups: row.groups.map(within), earlier: row.earlier.map(within) };
}

/** Everything that a row counts. */
export function groupsIn(row: ConversationRow | undefined): readonly CountGroup[] {
  return row ? [...row.earlier, ...row.groups] : [];
}
