import type { Fact } from "../../src/insights/facts/fact.ts";

type Add = (key: string, by?: number) => void;

/** The owner of a conversation after a fact. */
export function ownerAfter(owner: string, fact: Fact): string {
  if (fact.type === "owned") return fact.by;
  if (fact.type === "resolved") return "assistant";
  return fact.type === "handed-over" && owner === "assistant" ? "queue" : owner;
}

/** True of outcomes in which the assistant resolved the conversation. */
function isByAssistant(outcome: string): boolean {
  return outcome === "assumed" || outcome.startsWith("confirmed");
}

/**
 * The counts of what the assistant did in a conversation, of what was said, and of its places: topics, mood, stage, language,
 * channel, strategy and model. `outcome` is that which is told of it.
 */
export function countTalk(facts: readonly Fact[], owner: string, outcome: string, add: Add): void {
  const replies = facts.filter((fact) => fact.type === "replied");
  const turns = replies.filter(({ isTalk }) => !isTalk);
  for (const { sentiment, strategy, model } of replies) {
    add(`sentiment|${sentiment}`);
    add(`strategy|${strategy}`);
    add(`model|${model}`);
  }
  const last = replies.at(-1);
  if (last) {
    add(`language|${last.language}`);
    add(`stage|${last.stage}`);
  }
  const word = facts.findLast((fact) => fact.type === "said" && fact.by === "visitor");
  add(`channel|${(word?.type === "said" && word.channel) || "web"}`);
  for (const intent of new Set(turns.map((turn) => turn.intent))) {
    const own = turns.filter((turn) => turn.intent === intent);
    add(`intent-asked|${intent}`, own.length);
    add(`intent-answered|${intent}`, own.filter(({ action }) => action === "answer").length);
    add(`intent-resolved|${intent}`, isByAssistant(outcome) ? 1 : 0);
  }
  add("broken-off", facts.filter(({ type }) => type === "broken-off").length);
  const isAsked =
    facts.some(({ type }) => type === "score-asked") || replies.some(({ asksScore }) => asksScore);
  add("score-asked", isAsked ? 1 : 0);
  for (const fact of facts) if (fact.type === "converted") add(`conversion|${fact.name}`);
  facts.forEach((fact, at) => {
    if (fact.type !== "replied") return;
    const asked = waitingFor(facts.slice(0, at), owner);
    if (asked === null) return;
    add("replies");
    add("replied-ms", fact.at - asked);
  });
}

/** When the oldest word was said that waits for a reply of the assistant; `null` where none does, or a person has it. */
function waitingFor(facts: readonly Fact[], before: string): number | null {
  const settled = facts.findLastIndex(
    (fact, at) =>
      fact.type === "replied" ||
      fact.type === "broken-off" ||
      (fact.type === "said" &&
        (fact.by === "agent" || facts.slice(0, at).reduce(ownerAfter, before) === "agent")),
  );
  const word = facts.slice(settled + 1).find((fact) => fact.type === "said");
  return word?.at ?? null;
}

/** The counts of people's part: how long they had the conversation, and when they ended it. */
export function countPeople(facts: readonly Fact[], owner: string, add: Add): void {
  const start = facts[0]?.at ?? 0;
  const handledMs = facts.reduce((sum, fact, at) => {
    const changes = fact.type === "owned" || fact.type === "resolved";
    if (!changes || facts.slice(0, at).reduce(ownerAfter, owner) !== "agent") return sum;
    const taken = facts.slice(0, at).findLast(({ type }) => type === "owned");
    return sum + fact.at - (taken?.at ?? start);
  }, 0);
  add("handled", handledMs > 0 ? 1 : 0);
  add("handled-ms", handledMs);
  add("reopened", facts.filter(({ type }) => type === "reopened").length);
  const end = facts.findLast(({ type }) => type === "resolved" || type === "reopened");
  if (end?.type !== "resolved") return;
  add("resolve");
  add(`resolve-bucket|${logBucket(end.at - start)}`);
}

/** Times whose ratio is less than 1.1 share a bucket; less than a millisecond is one of its own. */
export function logBucket(ms: number): number {
  return ms < 1 ? 0 : 1 + Math.floor(Math.log(ms) / Math.log(1.1));
}
