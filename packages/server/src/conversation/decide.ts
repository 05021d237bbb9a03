import type { Decision, Ground, NamedProduct, RetrievedTurn } from "./turn.ts";

/** The least confidence at which an intent alone decides. */
const SURE = 0.7;

/** The least share of a question that a passage must hold for an answer to rest on it. */
const COVERED = 0.55;

/** The same where the message does not sound like one for this site. */
const COVERED_STRANGE = 0.75;

/** From here on a passage is worth asking back about. */
const NEAR = 0.4;

const GROUNDS_MAX = 4;
const CHOICES_MAX = 4;
const SMALL_TALK_WORDS = 4;

const TALK: readonly string[] = ["greeting", "goodbye", "thanks", "small-talk"];
const BUYING: readonly string[] = ["product", "price", "availability", "discount"];
const REACHING: readonly string[] = ["contact", "hours"];

const LEGAL =
  /\b(procon|reclame aqui|advogad[oa]|processar|processo judicial|justica|pequenas causas|consumidor\.gov|lawyer|attorney|sue you|legal action|small claims|abogad[oa]|demandar|denunciar?|profeco|demanda judicial)\b/;

/** Decides what to do with a message, by the turn alone; the reason is stable enough to count in logs. */
export function decide(turn: RetrievedTurn): Decision {
  const { intent, folded, hits } = turn;
  const best = hits[0];
  const covered = best?.coverage ?? 0;
  const isSure = intent.confidence >= SURE;
  if (intent.name === "human" && isSure) return handOver(turn, `intent human ${figure(intent.confidence)}`);
  if (LEGAL.test(folded)) return handOver(turn, "legal words");
  if (TALK.includes(intent.name) && isSure && (isShort(folded) || covered < COVERED)) {
    return { action: "answer", reason: `intent ${intent.name} ${figure(intent.confidence)}`, grounds: [] };
  }
  const buying = decideProduct(turn);
  if (buying !== undefined) return buying;
  if (best !== undefined && covered >= (isStrange(turn) ? COVERED_STRANGE : COVERED)) {
    return {
      action: "answer",
      reason: `best passage ${figure(covered)}`,
      grounds: hits.slice(0, GROUNDS_MAX),
    };
  }
  if (REACHING.includes(intent.name) && isSure && turn.contacts.length > 0) {
    const reason = `intent ${intent.name} ${figure(intent.confidence)}`;
    return { action: "answer", reason, grounds: contactGrounds(turn) };
  }
  if (turn.context.unsureCount > 0) return handOver(turn, "unsure twice");
  const near = hits.filter((hit) => hit.coverage >= NEAR);
  if (near.length > 0 && !isStrange(turn)) {
    return {
      action: "clarify",
      reason: `nearest passage ${figure(covered)}`,
      grounds: near.slice(0, CHOICES_MAX),
    };
  }
  return {
    action: "decline",
    reason: best === undefined ? "nothing found" : `best passage ${figure(covered)}`,
    grounds: [],
  };
}

/** A question about one product is answered from it; one that fits several products alike is asked back. */
function decideProduct(turn: RetrievedTurn): Decision | undefined {
  const best = turn.products[0];
  if (best === undefined || !BUYING.includes(topicIntent(turn))) return undefined;
  const alike = turn.products.filter(({ named }) => named >= 0.95 * best.named);
  if (best.ground.coverage < COVERED && best.named < COVERED / 2) return undefined;
  if (alike.length === 1) {
    const grounds = [best.ground, ...turn.hits.filter((hit) => hit.passage.id !== best.ground.passage.id)];
    return {
      action: "answer",
      reason: `product ${figure(best.named)}`,
      grounds: grounds.slice(0, GROUNDS_MAX),
    };
  }
  if (alike.length > CHOICES_MAX) return undefined;
  return {
    action: "clarify",
    reason: `${alike.length} products fit`,
    grounds: alike.map((one: NamedProduct) => one.ground),
  };
}

/** The message's own intent; for one that leans on the talk and says none, the intent of what it leans on. */
function topicIntent({ intent, topic, context }: RetrievedTurn): string {
  if (topic === "" || intent.name !== "unknown") return intent.name;
  return context.turns.at(-1)?.intent ?? intent.name;
}

function handOver(turn: RetrievedTurn, reason: string): Decision {
  return { action: "hand-over", reason, grounds: contactGrounds(turn) };
}

function contactGrounds({ contacts }: RetrievedTurn): Ground[] {
  return contacts.slice(0, 1).map((passage) => ({ passage, score: 1, coverage: 1, quote: passage.text }));
}

/** Unknown on its own, and not leaning on a talk that was understood. */
function isStrange({ intent, topic }: RetrievedTurn): boolean {
  return intent.name === "unknown" && intent.confidence >= SURE && topic === "";
}

function isShort(folded: string): boolean {
  return folded.split(/\s+/).length <= SMALL_TALK_WORDS;
}

function figure(value: number): string {
  return value.toFixed(2);
}
