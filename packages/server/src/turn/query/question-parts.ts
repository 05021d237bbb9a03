import { withoutGreeting } from "./greeting.ts";

const PARTS_MAX = 3;
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
  // A sentence beside the questions says what they are about.
  const isAllAsked = parts.length === sentences.filter((part) => /\p{L}/u.test(part)).length;
  return parts.length > 1 && parts.length <= PARTS_MAX && isAllAsked ? parts : [];
}

function asks(part: string): boolean {
  return /[?¿]/.test(part) || ASKS.test(part);
}
