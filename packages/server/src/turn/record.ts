import { ASK_HUMAN_CHOICE } from "@prosa/protocol";
import { nearestOf } from "./findings.ts";
import { type Context, type PastTurn, rememberTurn, wakeContext } from "./memory.ts";
import { slotsAfter } from "./remember-slots.ts";
import { SHOWN_MAX } from "./slots.ts";
import { isCited } from "./source-address.ts";
import type { DecidedTurn, Decision, RecordedTurn, Reply } from "./turn.ts";

const REMEMBERED_LENGTH = 1_000;
const SHOWN_LENGTH = 100;

/** Adds the context that the next turn builds on. */
export function record(decided: DecidedTurn & { reply: Reply }): RecordedTurn {
  const turn = { ...decided, decision: decisionAfter(decided) };
  const { decision, reply } = turn;
  const evidence = [...decision.evidence.map(({ passage }) => passage), ...nearestOf(turn)];
  const cited =
    reply.ending?.cited ?? [...new Set(evidence)].filter((passage) => isCited(passage, reply.citations));
  const about = (decision.evidence[0] ?? turn.hits[0])?.passage.id;
  const shown = shownBy(reply);
  const past: PastTurn = {
    id: turn.id,
    visitor: turn.display.slice(0, REMEMBERED_LENGTH),
    assistant: reply.text.slice(0, REMEMBERED_LENGTH),
    intent: turn.reading.intent.name,
    action: decision.action,
    confidence: turn.reading.intent.confidence,
    reason: decision.reason,
    cited: cited.map((passage) => passage.id).slice(0, 3),
    ...(about !== undefined && { about }),
    ...(shown.length > 0 && { shown }),
    ...(reply.read && reply.read.length > 0 && { read: reply.read }),
    ...(turn.avoid && { avoided: turn.avoid }),
  };
  const slots = slotsAfter(turn);
  const next = rememberTurn(turn.context, past, turn.reading.language, turn.at, slots);
  return { ...turn, past, next };
}

/** The labels of what a reply shows beside its words, which a visitor may point at next. */
function shownBy({ products, choices }: Reply): string[] {
  const priced = products.map(({ name, price, currency }) =>
    price === undefined ? name : `${name} (${price} ${currency})`,
  );
  const labels = choices.filter(({ id }) => id !== ASK_HUMAN_CHOICE).map(({ label }) => label);
  return [...priced, ...labels].slice(0, SHOWN_MAX).map((label) => label.slice(0, SHOWN_LENGTH));
}

/**
 * The decision as the reply carried it out. A model that decides by itself may answer, ask back or decline in place of what
 * the rules decided; a person is called where the rules say so alone, and the model found no answer.
 */
function decisionAfter({ decision, reply, hits }: DecidedTurn & { reply: Reply }): Decision {
  const { ending } = reply;
  if (ending === undefined) return decision;
  const { action, cited } = ending;
  if (action === "hand-over" || action === "decline") {
    if (decision.action === "hand-over") return decision;
    return { ...decision, action: "decline", reason: `model: ${action}`, evidence: [] };
  }
  const held = [...decision.evidence, ...hits].filter(({ passage }) => cited.includes(passage));
  const evidence = [...new Map(held.map((piece) => [piece.passage.id, piece])).values()];
  const { strategy, product, asksScore, leftContact, invitesContact } = decision;
  return {
    action,
    reason: `model: ${action}`,
    strategy,
    evidence,
    ...(product && cited.some(({ product: one }) => one?.name === product.name) && { product }),
    ...(asksScore && { asksScore }),
    ...(leftContact && { leftContact }),
    ...(invitesContact && { invitesContact }),
  };
}

/** The session's context once a reply is done; changes made while it was written stay. */
export function contextAfter({ past, next, reading, at }: RecordedTurn, current: Context): Context {
  const awake = wakeContext(current, at);
  return rememberTurn(awake, past, reading.language, Math.max(at, current.lastAt), next.slots);
}
