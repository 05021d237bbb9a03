import type { Language } from "@prosa/protocol";
import { anyOf, anyWords, packOf } from "../../language/packs.ts";
import { fold, remembering, splitTokens } from "../../language/text/words.ts";

/** `score` runs from -1 to 1; a report of a problem stays above -0.6, anger falls below it. */
export interface Sentiment {
  score: number;
  label: "negative" | "neutral" | "positive";
}

const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}]+)?|[!?]+/gu;
const TOKENS = { digits: true, clitics: true, marks: "runs" } as const;
const GLAD = /[😀😁😂🤣😃😄😊🙂😍🥰😘🤩👍👏🙏❤💖🎉✨]|[:;=]-?[)D]/gu;
const SAD = /[😠😡🤬😢😭😞😔😟🙁☹💔👎😤😒🤮]|[:;=]-?[(/]/gu;
const MAY_BE_FACE = /[:;=\u2000-\uFFFF]/;
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
  const words = splitTokens(folded, TOKENS) ?? folded.match(WORD) ?? [];
  const mild = QUESTION.test(folded) && words.length <= LONGEST_QUESTION ? ASKED : 1;
  let sum = MAY_BE_FACE.test(text)
    ? (text.match(GLAD)?.length ?? 0) * 2 - (text.match(SAD)?.length ?? 0) * 2
    : 0;
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

interface Phrase {
  words: readonly string[];
  weight: number;
}

/** Finds the phrases that begin with a word: those that spell it out furthest first, and in a group the longest first. */
type Lexicon = (word: string) => readonly (readonly Phrase[])[];

/** Words whose phrases are kept, most of them none, and the letters of the longest one. */
const WORDS_KEPT = { max: 2_000, longest: 24 };

const ANY = "*";

/** Reads lines of `weight: phrase, phrase*`; a star at the end of a word is any ending. */
function readLexicon(lines: string): Lexicon {
  const phrases = new Map<string, Phrase[]>();
  for (const line of lines.trim().split("\n")) {
    const colon = line.indexOf(":");
    const weight = Number(line.slice(0, colon));
    for (const phrase of line.slice(colon + 1).split(",")) {
      const words = phrase.trim().split(/\s+/);
      const first = words[0] ?? "";
      const list = phrases.get(first);
      if (list === undefined) phrases.set(first, [{ words, weight }]);
      else list.push({ words, weight });
    }
  }
  for (const list of phrases.values()) list.sort((left, right) => right.words.length - left.words.length);
  const longest = Math.max(...[...phrases.keys()].map((first) => first.length));
  return remembering((word) => {
    const found: (readonly Phrase[])[] = [];
    for (let letters = Math.min(word.length, longest) + 1; letters >= 2; letters--) {
      const own = phrases.get(letters > word.length ? word : word.slice(0, letters) + ANY);
      if (own !== undefined) found.push(own);
    }
    return found;
  }, WORDS_KEPT);
}

function matches(pattern: string, word: string | undefined): boolean {
  if (word === undefined) return false;
  return pattern.endsWith(ANY) ? word.startsWith(pattern.slice(0, -1)) : word === pattern;
}

/** The longest phrase that starts at a word; of equal length the one whose first word is spelled out furthest. */
function phraseAt(
  lexicon: Lexicon,
  words: readonly string[],
  at: number,
): { weight: number; length: number } | undefined {
  let best: { weight: number; length: number } | undefined;
  for (const phrases of lexicon(words[at] ?? "")) {
    for (const phrase of phrases) {
      if (best !== undefined && best.length >= phrase.words.length) break;
      if (phrase.words.every((pattern, offset) => offset === 0 || matches(pattern, words[at + offset]))) {
        best = { weight: phrase.weight, length: phrase.words.length };
      }
    }
  }
  return best;
}
