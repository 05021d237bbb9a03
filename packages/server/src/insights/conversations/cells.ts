import type { ConversationSet } from "@prosa/protocol/desk";
import { bucketOf } from "../rollups/buckets.ts";
import { type Cell, mergeCells } from "../rollups/cell.ts";
import { promiseStepOf } from "../rollups/promise-steps.ts";
import { type Conversation, hourOf } from "./conversation.ts";
import { isResolution, outcomeOf } from "./outcome.ts";
import { isIn } from "./sets.ts";

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
    ...pathCells(conversation),
    ...messageCells(conversation),
    ...sourceCells(conversation),
    ...visitCells(conversation, visitedHour),
    ...waitCells(conversation),
  ]);
}

type Count = readonly [key: string, value: number];

/** The counts that hold only once a conversation rests: a visitor who goes on may change them. */
export function settledOf(conversation: Conversation): Count[] {
  const resolved = isResolution(outcomeOf(conversation)) ? 1 : 0;
  return [
    [`outcome|${outcomeOf(conversation)}`, 1],
    ...Object.keys(conversation.intents).map((intent): Count => [`intent-resolved|${intent}`, resolved]),
    ...armCounts(conversation),
  ];
}

/** The counts of the arms of experiments that the visitor met, all of them once the conversation rests. */
function armCounts(conversation: Conversation): Count[] {
  const { variants, pressed, last, ratings, conversionValue } = conversation;
  const outcome = outcomeOf(conversation);
  const one = (isSo: boolean) => (isSo ? 1 : 0);
  return Object.entries(variants).flatMap(([experiment, variant]) => {
    const counts: Count[] = [
      ["exposed", 1],
      ["resolved", one(isResolution(outcome))],
      ["confirmed", one(outcome.startsWith("confirmed"))],
      ["escalated", one(isIn("escalated", conversation, conversation.lastAt))],
      ["unanswered", one(last === "unanswered")],
      ["disliked", one(ratings.down > 0)],
      ["abandoned", one(outcome === "queue")],
      ["converted", one(isIn("converted", conversation, conversation.lastAt))],
      ["pressed", one(pressed.includes(experiment))],
      ["value", conversionValue],
      ["value-squared", conversionValue ** 2],
    ];
    return counts.map(([name, value]): Count => [`arm|${experiment}|${variant}|${name}`, value]);
  });
}

function countsOf(conversation: Conversation): Count[] {
  const { actions, intents, language, scores, ratings, conversions, resolvedAt, resolvedOpenMs, startAt } =
    conversation;
  // None of these changes with time.
  const inSet = (set: ConversationSet) => (isIn(set, conversation, conversation.lastAt) ? 1 : 0);
  const resolveMs = resolvedAt === null ? null : resolvedAt - startAt;
  return [
    ["conversations", 1],
    [`channel|${conversation.channel}`, 1],
    ["involved", inSet("involved")],
    ["answered", inSet("answered")],
    ["escalated", inSet("escalated")],
    ["contained", inSet("contained")],
    ["human", inSet("with-person")],
    ["visitor-length", conversation.visitorLength],
    ["broken-off", conversation.brokenOff],
    ["duration-ms", conversation.lastAt - startAt],
    ["replies", conversation.replies],
    ["replied-ms", conversation.repliedMs],
    ["handled", inSet("handled")],
    ["handled-ms", conversation.handledMs],
    ["reopened", conversation.reopened],
    ["score-asked", inSet("score-asked")],
    ...scores.slice(-1).map((score): Count => [`score|${score}`, 1]),
    ["rated|up", ratings.up],
    ["rated|down", ratings.down],
    ["submitted", conversation.submitted],
    ["converted", inSet("converted")],
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
    ...spentOf(conversation),
    ...(resolvedOpenMs === undefined
      ? []
      : [["resolve-open", 1] as const, [`resolve-open-bucket|${bucketOf(resolvedOpenMs)}`, 1] as const]),
  ];
}

/** The conversation's tokens and their cost, where an LLM was asked in it. */
function spentOf({ spent: { input, output, micros } }: Conversation): Count[] {
  if (input + output === 0) return [];
  return [["llm", 1], ["llm-input", input], ["llm-output", output], ...named("llm-cost", micros)];
}

/** The last turn of a conversation, with the arm that guided the LLM, where one did; `null` where there was none. */
export function pathOf({ path, guided, variants }: Conversation): string | null {
  if (!path) return null;
  const [experiment] = guided;
  const arm = experiment === undefined ? "" : `${experiment}:${variants[experiment]}`;
  return `${path.strategy}|${path.intent}|${path.stage}|${arm}`;
}

/** The last turn of a conversation, and whether it converted. */
export function pathCells(conversation: Conversation): Cell[] {
  const { startAt } = conversation;
  const place = pathOf(conversation);
  if (place === null) return [];
  const converted = isIn("converted", conversation, conversation.lastAt) ? 1 : 0;
  return [
    [hourOf(startAt), `path|${place}`, 1],
    [hourOf(startAt), `path-converted|${place}`, converted],
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
export function visitCells({ messages }: Conversation, visitedHour: number | null): Cell[] {
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
  return waits.flatMap(({ since, claimedAt, answeredAt, leftAt, promisedMs, isAlone }): Cell[] => {
    const hour = hourOf(since);
    const isPromised = promisedMs !== undefined && claimedAt !== undefined && isAlone !== true;
    return [
      [hour, "wait", 1],
      ...(leftAt === undefined ? [] : [[hour, "wait-left", 1] as const]),
      ...(claimedAt === undefined ? [] : timed(hour, "wait-claimed", claimedAt - since)),
      ...(answeredAt === undefined ? [] : timed(hour, "first-word", answeredAt - since)),
      ...(isPromised ? promisedCells(hour, promisedMs, claimedAt - since) : []),
    ];
  });
}

/** A wait beside the one that was promised: by what that was, and by how much it was wrong. */
function promisedCells(hour: number, promisedMs: number, ms: number): Cell[] {
  const step = promiseStepOf(promisedMs);
  return [
    [hour, `promised|${step}`, 1],
    [hour, `promised-bucket|${step}|${bucketOf(ms)}`, 1],
    [hour, `promise-error-bucket|${bucketOf(Math.abs(ms - promisedMs))}`, 1],
  ];
}

function timed(hour: number, name: string, ms: number): Cell[] {
  return [
    [hour, name, 1],
    [hour, `${name}-ms`, ms],
    [hour, `${name}-bucket|${bucketOf(ms)}`, 1],
  ];
}
