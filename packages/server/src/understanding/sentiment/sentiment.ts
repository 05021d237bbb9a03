import type { Language } from "@prosa/protocol";
import { anyOf, anyWords, packOf } from "../../language/packs.ts";
import { fold } from "../../language/text/fold.ts";
import { type Lexicon, phraseAt, readLexicon } from "./lexicon.ts";

/** `score` runs from -1 to 1; a report of a problem stays above -0.6, anger falls below it. */
export interface Sentiment {
  score: number;
  label: "negative" | "neutral" | "positive";
}

const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}]+)?|[!?]+/gu;
const GLAD = /[😀😁😂🤣😃😄😊🙂😍🥰😘🤩👍👏🙏❤💖🎉✨]|[:;=]-?[)D]/gu;
const SAD = /[😠😡🤬😢😭😞😔😟🙁☹💔👎😤😒🤮]|[:;=]-?[(/]/gu;
const DEAD_ZONE = 0.12;
const SOFTENING = 12;
const REACH = 3;
const CONTRAST = 1.3;
const FLIP = -0.7;
const BOOST = 1.35;
const HALVE = 0.5;
const STRONG = 3;
const LONGEST_QUESTION = 14;
const ASKED = 0.1;
const QUESTION = new RegExp(`\\?\\s*$|^\\W*${anyOf(({ sentiment }) => sentiment.questionStarts)}\\b`);

const lexicons = new Map<Language, Lexicon>();
const negators = anyWords(({ sentiment }) => sentiment.negators);
const boosters = anyWords(({ sentiment }) => sentiment.boosters);
const softeners = anyWords(({ sentiment }) => sentiment.softeners);
const contrasts = anyWords(({ sentiment }) => sentiment.contrasts);

function lexiconOf(language: Language): Lexicon {
  let lexicon = lexicons.get(language);
  if (lexicon === undefined) {
    lexicon = readLexicon(packOf(language).sentiment.feelings);
    lexicons.set(language, lexicon);
  }
  return lexicon;
}

/** Reads how a customer's message feels, from words and phrases of shop reviews, negation, degree and what follows a "but". */
export function readSentiment(text: string, language: Language): Sentiment {
  const lexicon = lexiconOf(language);
  const folded = fold(text);
  const words = folded.match(WORD) ?? [];
  const mild = QUESTION.test(folded) && words.length <= LONGEST_QUESTION ? ASKED : 1;
  let sum = (text.match(GLAD)?.length ?? 0) * 2 - (text.match(SAD)?.length ?? 0) * 2;
  let sinceNegator = REACH + 1;
  let sinceDegree = 2;
  let degree = 1;
  for (let at = 0; at < words.length; ) {
    const word = words[at] ?? "";
    const phrase = phraseAt(lexicon, words, at);
    const step = phrase?.length ?? 1;
    if (contrasts.has(word)) sum = sum > 0 ? sum / CONTRAST : sum;
    if (phrase !== undefined) {
      const scale = sinceDegree <= 1 ? degree : 1;
      const isFlipped = sinceNegator <= REACH && (step === 1 || phrase.weight > 0);
      const felt = phrase.weight * scale * (isFlipped ? FLIP : 1);
      sum += Math.abs(phrase.weight) < STRONG ? felt * mild : felt;
    }
    sinceNegator = negators.has(word) && step === 1 ? 1 : sinceNegator + step;
    if (boosters.has(word) || softeners.has(word)) {
      degree = boosters.has(word) ? BOOST : HALVE;
      sinceDegree = 1;
    } else sinceDegree += 1;
    at += step;
  }
  const score = sum / Math.sqrt(sum * sum + SOFTENING);
  return { score, label: score > DEAD_ZONE ? "positive" : score < -DEAD_ZONE ? "negative" : "neutral" };
}
