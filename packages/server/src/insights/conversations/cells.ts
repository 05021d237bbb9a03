import { bucketOf } from "../rollups/buckets.ts";
import { type Cell, mergeCells } from "../rollups/cell.ts";
import { type Conversation, hourOf } from "./conversation.ts";

/** How a conversation ended, as far as its facts say. */
type Outcome =
  | "talk"
  | "confirmed-button"
  | "confirmed-words"
  | "assumed"
  | "unanswered"
  | "queue"
  | "human"
  | "human-resolved";

/** The outcome of a conversation if nothing more came of it. */
export function outcomeOf({
  last,
  affirmed,
  agentMessages,
  owner,
  resolvedAt,
  waits,
}: Conversation): Outcome {
  if (resolvedAt !== null && (agentMessages > 0 || owner !== "assistant" || waits.length > 0))
    return "human-resolved";
  if (agentMessages > 0 || owner === "agent") return "human";
  if (owner === "queue") return "queue";
  if (last === "none") return waits.length > 0 ? "unanswered" : "talk";
  if (last === "unanswered") return "unanswered";
  return affirmed === "no" ? "assumed" : `confirmed-${affirmed}`;
}

const RESOLVED: readonly Outcome[] = ["confirmed-button", "confirmed-words", "assumed"];

/** True where the assistant resolved the conversation, confirmed or assumed. */
function isResolved(conversation: Conversation): boolean {
  return RESOLVED.includes(outcomeOf(conversation));
}

/**
 * Everything that a conversation adds to the counts of its site. What became of it counts at the hour in which it began, so
 * that parts and wholes are of the same conversations; messages, visits and stays in the queue count at their own hours.
 * `visitedHour` is the hour in which the visitor was last active before it.
 */
export function cellsOf(conversation: Conversation, visitedHour: number | null): Cell[] {
  const start = hourOf(conversation.startAt);
  return mergeCells([
    ...countsOf(conversation).map(([key, value]): Cell => [start, key, value]),
    ...settledOf(conversation).map(([key, value]): Cell => [start, key, value]),
    ...messageCells(conversation),
    ...sourceCells(conversation),
    ...visitCells(conversation, visitedHour),
    ...waitCells(conversation),
  ]);
}

type Count = readonly [key: string, value: number];

/** The counts that hold only once a conversation rests: a visitor who goes on may change them. */
export function settledOf(conversation: Conversation): Count[] {
  const resolved = isResolved(conversation) ? 1 : 0;
  return [
    [`outcome|${outcomeOf(conversation)}`, 1],
    ...Object.keys(conversation.intents).map((intent): Count => [`intent-resolved|${intent}`, resolved]),
    ...armsOf(conversation).map((arm): Count => [`${arm}|resolved`, resolved]),
  ];
}

function armsOf({ variants }: Conversation): string[] {
  return Object.entries(variants).map(([experiment, variant]) => `arm|${experiment}|${variant}`);
}

function countsOf(conversation: Conversation): Count[] {
  const { actions, intents, language, scores, ratings, conversions, waits, resolvedAt, startAt } =
    conversation;
  const tries = Object.values(actions).reduce((sum, count) => sum + count, 0);
  const isEscalated = conversation.isHandedOver || waits.length > 0;
  const converted = Object.values(conversions).reduce((sum, count) => sum + count, 0);
  const resolveMs = resolvedAt === null ? null : resolvedAt - startAt;
  return [
    ["conversations", 1],
    ["involved", tries > 0 ? 1 : 0],
    ["answered", actions.answer ? 1 : 0],
    ["escalated", isEscalated ? 1 : 0],
    ["contained", tries > 0 && !isEscalated ? 1 : 0],
    ["human", conversation.agentMessages > 0 ? 1 : 0],
    ["visitor-length", conversation.visitorLength],
    ["broken-off", conversation.brokenOff],
    ["duration-ms", conversation.lastAt - startAt],
    ["replies", conversation.replies],
    ["replied-ms", conversation.repliedMs],
    ["handled", conversation.handledMs > 0 ? 1 : 0],
    ["handled-ms", conversation.handledMs],
    ["reopened", conversation.reopened],
    ["score-asked", conversation.asksScore ? 1 : 0],
    ...scores.slice(-1).map((score): Count => [`score|${score}`, 1]),
    ["rated|up", ratings.up],
    ["rated|down", ratings.down],
    ["submitted", conversation.submitted],
    ["converted", converted > 0 ? 1 : 0],
    ["conversion-value", conversation.conversionValue],
    ...(language ? [[`language|${language}`, 1] as const] : []),
    ...(conversation.stage ? [[`stage|${conversation.stage}`, 1] as const] : []),
    ...named("action", actions),
    ...named("sentiment", conversation.sentiments),
    ...named("strategy", conversation.strategies),
    ...named("model", conversation.models),
    ...named("conversion", conversions),
    ...Object.entries(intents).flatMap(([intent, { asked, answered }]): Count[] => [
      [`intent|${intent}`, 1],
      [`intent-asked|${intent}`, asked],
      [`intent-answered|${intent}`, answered],
    ]),
    ...(resolveMs === null
      ? []
      : [
          ["resolve", 1] as const,
          ["resolve-ms", resolveMs] as const,
          [`resolve-bucket|${bucketOf(resolveMs)}`, 1] as const,
        ]),
    ...armsOf(conversation).flatMap((arm): Count[] => [
      [`${arm}|exposed`, 1],
      [`${arm}|escalated`, isEscalated ? 1 : 0],
      [`${arm}|unanswered`, conversation.last === "unanswered" ? 1 : 0],
      [`${arm}|converted`, converted > 0 ? 1 : 0],
      [`${arm}|value`, conversation.conversionValue],
      [`${arm}|value-squared`, conversation.conversionValue ** 2],
    ]),
  ];
}

function named(prefix: string, counts: Readonly<Record<string, number>>): Count[] {
  return Object.entries(counts).map(([name, value]) => [`${prefix}|${name}`, value]);
}

function messageCells({ messages }: Conversation): Cell[] {
  return Object.entries(messages).flatMap(([hour, by]): Cell[] =>
    Object.entries(by).map(([author, value]) => [Number(hour), `message|${author}`, value]),
  );
}

function sourceCells({ sources }: Conversation): Cell[] {
  return Object.entries(sources).map(([place, count]): Cell => {
    const [hour = "0", id = ""] = place.split(" ");
    return [Number(hour), `source|${id}`, count];
  });
}

/**
 * An hour in which the visitor wrote counts under the distance to the hour before it in which they did, so that the visitors
 * of any span of hours are those whose distance leads out of it: exact, and counts merge.
 */
function visitCells({ messages }: Conversation, visitedHour: number | null): Cell[] {
  let before = visitedHour;
  return hoursOf(messages).flatMap((hour): Cell[] => {
    const gap = before === null ? "new" : hour - before;
    const isAnother = before !== hour;
    before = hour;
    return isAnother ? [[hour, `visit|${gap}`, 1]] : [];
  });
}

/** The hours in which the visitor wrote, in order. */
function hoursOf(messages: Conversation["messages"]): number[] {
  return Object.entries(messages)
    .filter(([, { visitor }]) => visitor > 0)
    .map(([hour]) => Number(hour))
    .sort((one, other) => one - other);
}

/** The last hour in which the visitor wrote; `null` where they never did. */
export function lastVisitedHour({ messages }: Conversation): number | null {
  return hoursOf(messages).at(-1) ?? null;
}

function waitCells({ waits }: Conversation): Cell[] {
  return waits.flatMap(({ since, claimedAt, answeredAt, leftAt }): Cell[] => {
    const hour = hourOf(since);
    return [
      [hour, "wait", 1],
      ...(leftAt === undefined ? [] : [[hour, "wait-left", 1] as const]),
      ...(claimedAt === undefined ? [] : timed(hour, "wait-claimed", claimedAt - since)),
      ...(answeredAt === undefined ? [] : timed(hour, "first-word", answeredAt - since)),
    ];
  });
}

function timed(hour: number, name: string, ms: number): Cell[] {
  return [
    [hour, name, 1],
    [hour, `${name}-ms`, ms],
    [hour, `${name}-bucket|${bucketOf(ms)}`, 1],
  ];
}
