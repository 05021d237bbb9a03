import type { Fact } from "../../src/insights/facts/fact.ts";
import { countPeople, countTalk, logBucket, ownerAfter } from "./reference-talk.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The counts that the reference knows. */
const PROVEN = [
  "conversations",
  "involved",
  "answered",
  "escalated",
  "contained",
  "human",
  "intent",
  "rated",
  "score",
  "outcome",
  "unverified",
  "visitors",
  "message",
  "converted",
  "conversion-value",
  "path",
  "path-converted",
  "wait",
  "wait-left",
  "wait-claimed",
  "first-word",
  "resolve-open",
  "llm",
  "llm-input",
  "llm-output",
  "llm-cost",
  "resolve-open-bucket",
  "promised",
  "promised-bucket",
  "promise-error-bucket",
  "replies",
  "replied-ms",
  "broken-off",
  "score-asked",
  "handled",
  "handled-ms",
  "reopened",
  "resolve",
  "resolve-bucket",
  "wait-claimed-bucket",
  "first-word-bucket",
  "duration-ms",
  "channel",
  "language",
  "stage",
  "sentiment",
  "strategy",
  "model",
  "conversion",
  "intent-asked",
  "intent-answered",
  "intent-resolved",
];

/** The counts of a site that the reference knows, sorted by name, without those that are nothing. */
export function provenCounts(totals: Readonly<Record<string, number>>): [string, number][] {
  return Object.entries(totals)
    .filter(([key, count]) => count !== 0 && PROVEN.some((one) => key === one || key.startsWith(`${one}|`)))
    .sort(([one], [other]) => (one < other ? -1 : 1));
}

/** A filter of figures: what a conversation has to be of, as `["topic", "returns"]`. */
export type ReferenceFilter = readonly [name: "channel" | "language" | "topic", value: string];

/**
 * The counts of a span of hours, by the definitions of docs/insights.md alone: it scans the whole log of every session, keeps
 * nothing, and shares no code with the rooms. With a filter only conversations that meet it count, with all of their facts.
 */
export function referenceTotals(
  logs: readonly (readonly Fact[])[],
  { from, to, now, filter }: { from: number; to: number; now: number; filter?: ReferenceFilter },
): Record<string, number> {
  const totals: Record<string, number> = {};
  const add = (key: string, by = 1) => {
    // Goals by their names are told of all conversations alone.
    if (filter && key.startsWith("conversion|")) return;
    if (by !== 0) totals[key] = (totals[key] ?? 0) + by;
  };
  const isIn = (at: number) => at >= from * HOUR_MS && at < to * HOUR_MS;
  for (const log of logs) {
    const conversations = split(log);
    const counted = filter ? conversations.filter((facts) => meets(facts, filter)) : conversations;
    const visits = counted.flat().filter((fact) => fact.type === "said" && fact.by === "visitor");
    if (visits.some(({ at }) => isIn(at))) add("visitors");
    for (const fact of counted.flat()) {
      if (!isIn(fact.at)) continue;
      if (fact.type === "said") add(`message|${fact.by}`);
      if (fact.type === "replied") add("message|assistant");
    }
    for (const [index, facts] of conversations.entries()) {
      if (!counted.includes(facts)) continue;
      const owner = ownerBefore(conversations.slice(0, index).flat());
      for (const { since, keys } of staysIn(facts, owner)) if (isIn(since)) for (const key of keys) add(key);
    }
    for (const [index, facts] of conversations.entries()) {
      const start = facts[0]?.at ?? 0;
      if (!isIn(start) || !counted.includes(facts)) continue;
      const owner = ownerBefore(conversations.slice(0, index).flat());
      const isLast = index === conversations.length - 1;
      countConversation(facts, { owner, isLast, now, add });
    }
  }
  return totals;
}

/** True where the last channel or language of a conversation is this one, and where this is one of its topics. */
function meets(facts: readonly Fact[], [name, value]: ReferenceFilter): boolean {
  const said = facts.findLast((fact) => fact.type === "said" && fact.by === "visitor");
  if (name === "channel") return ((said?.type === "said" && said.channel) || "web") === value;
  const replied = facts.filter((fact) => fact.type === "replied");
  if (name === "language") return replied.at(-1)?.language === value;
  return replied.some(({ isTalk, intent }) => !isTalk && intent === value);
}

function split(log: readonly Fact[]): Fact[][] {
  const parts: Fact[][] = [];
  for (const fact of log) {
    const current = parts.at(-1);
    const last = current?.findLast(isPart)?.at ?? 0;
    const first = current?.[0]?.at ?? 0;
    const isWord = fact.type === "said" && fact.by === "visitor";
    if (!current || (isWord && (fact.at - last >= DAY_MS || fact.at - first >= 7 * DAY_MS)))
      parts.push([fact]);
    else current.push(fact);
  }
  return parts;
}

/** False for a fact that only costs: it makes its conversation no longer. */
function isPart({ type }: Fact): boolean {
  return type !== "spent";
}

function ownerBefore(log: readonly Fact[]): string {
  return log.reduce((owner, fact) => ownerAfter(owner, fact), "assistant");
}

function countConversation(
  facts: readonly Fact[],
  {
    owner,
    isLast,
    now,
    add,
  }: { owner: string; isLast: boolean; now: number; add: (key: string, by?: number) => void },
): void {
  const turns = facts.flatMap((fact) => (fact.type === "replied" && !fact.isTalk ? [fact] : []));
  const waits = facts.filter((fact, index) => {
    const before = facts.slice(0, index).reduce(ownerAfter, owner);
    return ownerAfter(before, fact) === "queue" && before !== "queue";
  });
  const isEscalated = waits.length > 0 || facts.some(({ type }) => type === "handed-over");
  add("conversations");
  add("involved", turns.length > 0 ? 1 : 0);
  add("answered", turns.some(({ action }) => action === "answer") ? 1 : 0);
  add("escalated", isEscalated ? 1 : 0);
  add("contained", turns.length > 0 && !isEscalated ? 1 : 0);
  add("human", facts.some((fact) => fact.type === "said" && fact.by === "agent") ? 1 : 0);
  for (const intent of new Set(turns.map((turn) => turn.intent))) add(`intent|${intent}`);
  for (const rating of ["up", "down"])
    add(`rated|${rating}`, facts.filter((fact) => fact.type === "rated" && fact.rating === rating).length);
  const conversions = facts.flatMap((fact) => (fact.type === "converted" ? [fact.value] : []));
  add("converted", conversions.length > 0 ? 1 : 0);
  add(
    "conversion-value",
    conversions.reduce((sum, value) => sum + value, 0),
  );
  const last = turns.at(-1);
  if (last) {
    const guide = facts.find((fact) => fact.type === "exposed" && fact.isGuidance);
    const arm = guide?.type === "exposed" ? `${guide.experiment}:${guide.variant}` : "";
    const place = `${last.strategy}|${last.intent}|${last.stage}|${arm}`;
    add(`path|${place}`);
    add(`path-converted|${place}`, conversions.length > 0 ? 1 : 0);
  }
  const spent = facts.flatMap((fact) => (fact.type === "spent" ? [fact] : []));
  if (spent.some(({ input, output }) => input + output > 0)) {
    add("llm");
    for (const { input, output, cost } of spent) {
      add("llm-input", input);
      add("llm-output", output);
      if (cost) add(`llm-cost|${cost.currency}`, cost.micros);
    }
  }
  const end = facts.findLast(({ type }) => type === "resolved" || type === "reopened");
  if (end?.type === "resolved" && end.openMs !== undefined) {
    add("resolve-open");
    add(`resolve-open-bucket|${logBucket(end.openMs)}`);
  }
  const score = facts.findLast((fact) => fact.type === "scored");
  if (score?.type === "scored") add(`score|${score.score}`);
  const outcome = outcomeOf(facts, owner, isEscalated);
  const idleMs = now - (facts.findLast(isPart)?.at ?? 0);
  const isPeople = outcome.startsWith("human");
  const isWaiting = outcome === "queue" && isLast && idleMs < DAY_MS;
  const isOpen = outcome !== "queue" && !isPeople && isLast && idleMs < HOUR_MS;
  if (outcome.startsWith("confirmed") && !isOpen && isLast && idleMs < DAY_MS) add("unverified");
  const told = isWaiting ? "waiting" : isOpen ? "open" : outcome;
  add(`outcome|${told}`);
  add("duration-ms", (facts.findLast(isPart)?.at ?? 0) - (facts[0]?.at ?? 0));
  countTalk(facts, owner, told, add);
  countPeople(facts, owner, add);
}

/** The stays in the queue that begin in a conversation, each with what it counts. */
function staysIn(facts: readonly Fact[], before: string): { since: number; keys: string[] }[] {
  return facts.flatMap((fact, index) => {
    const was = facts.slice(0, index).reduce(ownerAfter, before);
    if (was === "queue" || ownerAfter(was, fact) !== "queue") return [];
    const after = facts.slice(index + 1);
    const end = after.findIndex((_, at) => after.slice(0, at + 1).reduce(ownerAfter, "queue") !== "queue");
    const ending = after[end];
    const keys = ["wait"];
    if (!ending) return [{ since: fact.at, keys }];
    if (ending.type !== "owned" || ending.by !== "agent")
      return [{ since: fact.at, keys: [...keys, "wait-left"] }];
    const ms = ending.at - fact.at;
    keys.push("wait-claimed", `wait-claimed-bucket|${logBucket(ms)}`);
    // A person who writes after several stays answers the last of them.
    const next = after.findIndex((_, at) => at > end && entersQueue(after, at));
    const word = after
      .slice(end + 1, next < 0 ? undefined : next)
      .find((one) => one.type === "said" && one.by === "agent");
    if (word) keys.push("first-word", `first-word-bucket|${logBucket(word.at - fact.at)}`);
    const promise = after.slice(0, end).find(({ type }) => type === "promised");
    if (promise?.type === "promised" && !ending.hasLeft) {
      const step = [2, 5, 10, 20].find((minutes) => promise.ms <= minutes * 60_000) ?? "more";
      keys.push(`promised|${step}`, `promised-bucket|${step}|${logBucket(ms)}`);
      keys.push(`promise-error-bucket|${logBucket(Math.abs(ms - promise.ms))}`);
    }
    return [{ since: fact.at, keys }];
  });
}

function entersQueue(facts: readonly Fact[], at: number): boolean {
  const fact = facts[at];
  const was = facts.slice(0, at).reduce(ownerAfter, "queue");
  return fact !== undefined && was !== "queue" && ownerAfter(was, fact) === "queue";
}

function outcomeOf(facts: readonly Fact[], before: string, isEscalated: boolean): string {
  const owner = facts.reduce(ownerAfter, before);
  const hasPerson = facts.some((fact) => fact.type === "said" && fact.by === "agent");
  const ended = facts.findLast(({ type }) => type === "resolved" || type === "reopened");
  const hasWaited = isEscalated && facts.some(({ type }) => type === "handed-over" || type === "owned");
  const waited =
    hasWaited &&
    facts.reduce((sum, fact, index) => {
      const was = facts.slice(0, index).reduce(ownerAfter, before);
      return sum + (ownerAfter(was, fact) === "queue" && was !== "queue" ? 1 : 0);
    }, 0);
  if (ended?.type === "resolved" && (hasPerson || owner !== "assistant" || waited)) return "human-resolved";
  if (hasPerson || owner === "agent") return "human";
  if (owner === "queue") return "queue";
  const judged = facts.findLastIndex(
    (fact) =>
      (fact.type === "replied" && !fact.isTalk) ||
      fact.type === "broken-off" ||
      (fact.type === "rated" && fact.rating === "down"),
  );
  const verdict = facts[judged];
  if (!verdict) return waited ? "unanswered" : "talk";
  if (verdict.type !== "replied" || verdict.action !== "answer") return "unanswered";
  const after = facts.slice(judged + 1);
  if (after.some((fact) => fact.type === "rated" && fact.rating === "up")) return "confirmed-button";
  const isThanked = after.some(
    (fact) => fact.type === "replied" && fact.intent === "thanks" && fact.sentiment !== "negative",
  );
  return isThanked ? "confirmed-words" : "assumed";
}
