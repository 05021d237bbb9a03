import { type PastTurn, rememberTurn } from "../memory.ts";
import type { DecidedTurn, Decision, ReceivedTurn } from "../turn.ts";
import { withoutGreeting } from "./greeting.ts";

const PARTS_MAX = 3;
const CITED_MAX = 3;
const WORDS_MIN = 2;
const LENGTH_MAX = 400;

const OPENS_QUESTION =
  "(?:queria|gostaria de|quero) saber|se (?:voc[eê]s?|vcs?|tem|d[aá])|i (?:want|would like) to know|quisiera saber|q(?:ual|uais|uem|uanto|uanta|uantos|uantas|uando|nto|to|nt|t)|o que|que horas?|como|onde|tem|aceitam?|da (?:pra|para)|d[aá] p(?:ra|ara)?|posso|vcs|voc[eê]s|what|when|where|which|who|how|do you|can i|is (?:it|there)|cu[aá]l(?:es)?|cu[aá]nto|cu[aá]nta|cu[aá]ndo|d[oó]nde|qui[eé]n|c[oó]mo|a qu[eé]|tienen|aceptan|puedo|hay";
const AND_QUESTION = new RegExp(`(?:,\\s*|\\s)(?:e|and|y)\\s+(?=(?:${OPENS_QUESTION})(?![\\p{L}]))`, "giu");
const ASKS = new RegExp(
  `^\\W*(?:e\\s+|and\\s+|y\\s+)?(?:(?:em|a|de|pra|para|por)\\s+)?(?:${OPENS_QUESTION})(?![\\p{L}])`,
  "iu",
);

/** The questions of a message that asks more than one, in order; none where it asks at most one. */
export function partsOf(display: string): string[] {
  if (display.length > LENGTH_MAX) return [];
  const sentences = withoutGreeting(display)
    .split(/(?<=[?!.])\s+|\n+/)
    .flatMap((sentence) => sentence.split(AND_QUESTION))
    .map((part) => part.trim().replace(/^(?:e|and|y)\s+/i, ""));
  const parts = sentences.filter((part) => part.split(/\s+/).length >= WORDS_MIN && asks(part));
  // What stands beside the questions says what they are about.
  const isAllAsked = parts.length === sentences.filter((part) => /\p{L}/u.test(part)).length;
  return parts.length > 1 && parts.length <= PARTS_MAX && isAllAsked ? parts : [];
}

function asks(part: string): boolean {
  return /[?¿]/.test(part) || ASKS.test(part);
}

/**
 * Takes the questions of a message one by one, each leaning on those before it, where the message asks several and they have
 * answers of their own; else the message stays whole. One that remains without an answer is named in the reply.
 */
export function takeParts(whole: DecidedTurn, consider: (part: ReceivedTurn) => DecidedTurn): DecidedTurn {
  const texts = whole.wantsHuman || whole.decision.action === "hand-over" ? [] : partsOf(whole.display);
  if (texts.length === 0) return whole;
  const parts: DecidedTurn[] = [];
  let { context } = whole;
  for (const text of texts) {
    const part = consider({ ...receivedOf(whole), text, context });
    parts.push(part);
    context = rememberTurn(context, pastOf(part), part.language, part.at);
  }
  const answered = parts.filter(isAnswered);
  const answers = withoutRepeats(answered);
  const isWholeAnswered = isAnswered(whole);
  if (answers.length === 0 || (isWholeAnswered && answers.length < answered.length)) return whole;
  const products = new Set(answers.map(({ decision }) => decision.product?.name ?? decision.reason));
  if (isWholeAnswered && (answers.length < parts.length || products.size === 1)) return whole;
  const decision: Decision = {
    action: "answer",
    reason: `${answered.length} of ${parts.length} questions`,
    strategy: whole.decision.strategy,
    grounds: answers.flatMap((part) => part.decision.grounds),
  };
  const repeated = new Set(answered.filter((part) => !answers.includes(part)));
  return { ...whole, decision, parts: parts.filter((part) => !repeated.has(part)) };
}

/** Of parts that one quote answers, the one that says most beside it. */
function withoutRepeats(answered: readonly DecidedTurn[]): DecidedTurn[] {
  const quoteOf = ({ decision }: DecidedTurn) => decision.grounds[0]?.quote;
  return answered.filter((part, place) =>
    answered.every((other, otherPlace) => {
      if (other === part || quoteOf(other) !== quoteOf(part)) return true;
      const lead = part.decision.grounds.length - other.decision.grounds.length;
      return lead > 0 || (lead === 0 && place < otherPlace);
    }),
  );
}

function isAnswered({ decision }: DecidedTurn): boolean {
  return decision.action === "answer" && decision.grounds.length > 0;
}

function receivedOf({
  id,
  interfaceLanguage,
  site,
  at,
}: DecidedTurn): Omit<ReceivedTurn, "text" | "context"> {
  return { id, site, at, ...(interfaceLanguage && { interfaceLanguage }) };
}

function pastOf({ display, intent, decision }: DecidedTurn): PastTurn {
  const cited = decision.grounds.map(({ passage }) => passage.id).slice(0, CITED_MAX);
  return { visitor: display, assistant: "", intent: intent.name, action: decision.action, cited };
}
