import { anyOf } from "../../language/packs.ts";
import { withoutGreeting } from "./read-text.ts";

/** Questions of one message that are answered each, the words that one has at least, and the letters of such a message. */
const PARTS_MAX = 3;
const WORDS_LEAST = 2;
const LETTERS_MAX = 400;

const OPENS_QUESTION = anyOf(({ asking }) => asking.opensQuestion);
const AND = anyOf(({ asking }) => asking.and);
const AND_QUESTION = new RegExp(`(?:,\\s*|\\s)${AND}\\s+(?=${OPENS_QUESTION}(?![\\p{L}]))`, "giu");
const STARTS_WITH_AND = new RegExp(`^${AND}\\s+`, "i");
const ASKS = new RegExp(
  `^\\W*(?:${AND}\\s+)?(?:(?:em|a|de|pra|para|por)\\s+)?${OPENS_QUESTION}(?![\\p{L}])`,
  "iu",
);

/** The questions of a message that asks more than one, in order; none where it asks at most one. */
export function partsOf(display: string): string[] {
  if (display.length > LETTERS_MAX) return [];
  const sentences = withoutGreeting(display)
    .split(/(?<=[?!.])\s+|\n+/)
    .flatMap((sentence) => sentence.split(AND_QUESTION))
    .map((part) => part.trim().replace(STARTS_WITH_AND, ""));
  const parts = sentences.filter((part) => part.split(/\s+/).length >= WORDS_LEAST && asks(part));
  // A sentence beside the questions says what they are about.
  const isAllAsked = parts.length === sentences.filter((part) => /\p{L}/u.test(part)).length;
  return parts.length > 1 && parts.length <= PARTS_MAX && isAllAsked ? parts : [];
}

function asks(part: string): boolean {
  return /[?¿]/.test(part) || ASKS.test(part);
}
