import { readStage, type StagedMessage, type StageReading } from "../understanding/stage.ts";
import type { Context } from "./session.ts";
import type { UnderstoodTurn } from "./turn.ts";

/** What a reply is after, besides the facts. */
export type Strategy = "greeting" | "informing" | "objection" | "closing" | "service" | "follow-up";

/** A strategy with what chose it, short and stable enough to count in logs. */
export interface StrategyChoice {
  name: Strategy;
  reason: string;
}

const FOLLOW_UP_TURNS = 3;
const OPENING: readonly string[] = ["greeting"];

/** Where the dialogue stands with this message, and what of it the message itself brings. */
export function readDialogue(
  message: StagedMessage,
  { turns }: Pick<Context, "turns">,
): Pick<UnderstoodTurn, "stage" | "objections" | "cue"> {
  const past = turns.map((turn) => ({ text: turn.visitor, intent: turn.intent }));
  const { stage, objections } = readStage([...past, message]);
  return { stage, objections, cue: cueOf(readStage([{ ...message, intent: "" }]), stage) };
}

function cueOf(own: StageReading, stage: StageReading["stage"]): UnderstoodTurn["cue"] {
  const [objection] = own.objections;
  if (stage === "customer") return null;
  if (objection !== undefined) return objection;
  return own.stage === "deciding" ? "buying" : null;
}

/** Chooses by where the dialogue stands: a customer's troubles first, then doubts, then a purchase at hand. */
export function strategyOf({
  intent,
  sentiment,
  context,
  stage,
  objections,
}: Pick<UnderstoodTurn, "intent" | "sentiment" | "context" | "stage" | "objections">): StrategyChoice {
  const [objection] = objections;
  if (intent.name === "complaint") return { name: "service", reason: "intent complaint" };
  if (stage === "customer") return { name: "service", reason: "stage customer" };
  if (objection !== undefined) return { name: "objection", reason: `objection ${objection}` };
  if (sentiment.label === "negative") return { name: "service", reason: "sentiment negative" };
  if (stage === "deciding") return { name: "closing", reason: "stage deciding" };
  if (OPENING.includes(intent.name) && context.turns.length === 0)
    return { name: "greeting", reason: "first words" };
  return context.turns.length >= FOLLOW_UP_TURNS
    ? { name: "follow-up", reason: `turn ${context.turns.length + 1}` }
    : { name: "informing", reason: `stage ${stage}` };
}
