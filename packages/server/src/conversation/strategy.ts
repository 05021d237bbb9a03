import { fold } from "../understanding/normalise.ts";
import { readStage, type StagedMessage, type StageReading } from "../understanding/stage.ts";
import type { Context } from "./session.ts";
import type { Cue, UnderstoodTurn } from "./turn.ts";

/** What a reply is after, besides the facts. */
export type Strategy = "greeting" | "informing" | "objection" | "closing" | "service" | "follow-up";

/** A strategy with what chose it, short and stable enough to count in logs. */
export interface StrategyChoice {
  name: Strategy;
  reason: string;
}

const FOLLOW_UP_TURNS = 3;
/** An objection that was met and not raised again is not dwelt upon. */
const OBJECTION_TURNS = 1;
const GOODS_BROKEN =
  /\b(veio|vieram|chegou|chegaram|recebi|came|arrived|received|llego|llegaron|vino|recibi)\b.*\b(quebrad\w+|defeito|errad\w+|trincad\w+|danificad\w+|broken|damaged|wrong|defective|rot[oa]s?|danad\w+|equivocad\w+)\b/;
const ORDER_LATE =
  /\b(pedido|encomenda|compra|order|package|paquete)\b.*\b(nao (chegou|chega|veio)|atrasad\w+|parad[oa]|(has ?n.t|not|did ?n.t|never) (yet )?(arrived?|come)|is late|no (llego|llega|ha llegado))\b/;
const ORDER_SOUGHT =
  /\b(cade|kd|onde (esta|ta|anda)|where is|where s|donde esta)\b.*\b(pedido|encomenda|compra|order|package|paquete)\b/;
const LEAVES =
  /\b(vou pensar|depois (eu )?(volto|vejo|compro)|volto (depois|mais tarde)|think about it|(come|be) back later|maybe later|lo pienso|lo voy a pensar|despues vuelvo|vuelvo (despues|luego))\b/;
const OPENING: readonly string[] = ["greeting"];

/** Where the dialogue stands with this message, and what of it the message itself brings. */
export function readDialogue(
  message: StagedMessage,
  { turns }: Pick<Context, "turns">,
): Pick<UnderstoodTurn, "stage" | "objections" | "cue"> {
  const past = turns.map((turn) => ({ text: turn.visitor, intent: turn.intent }));
  const { stage } = readStage([...past, message]);
  const { objections } = readStage([...past.slice(-OBJECTION_TURNS), message]);
  return { stage, objections, cue: cueOf(message.text, stage) };
}

function cueOf(text: string, stage: StageReading["stage"]): Cue | null {
  const folded = fold(text);
  if (GOODS_BROKEN.test(folded)) return "broken";
  if (ORDER_LATE.test(folded) || ORDER_SOUGHT.test(folded)) return "late";
  if (LEAVES.test(folded)) return "leaving";
  const own = readStage([{ text, intent: "" }]);
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
