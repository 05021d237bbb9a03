import type { Context } from "../memory.ts";
import type { Reading } from "../reading.ts";
import type { StrategyChoice } from "../turn.ts";

const FOLLOW_UP_TURNS = 3;
const OPENING: readonly string[] = ["greeting"];

/** Chooses by the stage of the dialogue: a customer's troubles first, then doubts, then a purchase. */
export function strategyOf(
  { intent, sentiment, stage, objections }: Pick<Reading, "intent" | "sentiment" | "stage" | "objections">,
  { turns }: Pick<Context, "turns">,
): StrategyChoice {
  const [objection] = objections;
  if (intent.name === "complaint") return { name: "service", reason: "intent complaint" };
  if (stage === "customer") return { name: "service", reason: "stage customer" };
  if (objection !== undefined) return { name: "objection", reason: `objection ${objection}` };
  if (sentiment.label === "negative") return { name: "service", reason: "sentiment negative" };
  if (stage === "deciding") return { name: "closing", reason: "stage deciding" };
  if (OPENING.includes(intent.name) && turns.length === 0) return { name: "greeting", reason: "first words" };
  return turns.length >= FOLLOW_UP_TURNS
    ? { name: "follow-up", reason: `turn ${turns.length + 1}` }
    : { name: "informing", reason: `stage ${stage}` };
}
