import type { Language } from "@prosa/protocol";
import { allLanguages, allPacks } from "./packs.ts";
import { seedPhrases } from "./seed-phrases.ts";
import { remembering, splitTokens } from "./text/words.ts";

const WORD = /[\p{L}\p{M}]+(?:['’][\p{L}]+)?/gu;
const TOKENS = { digits: false, clitics: true, marks: "none" } as const;
const LONGEST = 3;
const SMOOTHING = 0.2;
const WORD_WEIGHT = 3;
const SURE = 0.6;
const FREQUENT_BANDS = 4;
const FREQUENT_WEIGHT = 0.3;
const EVERYDAY_WEIGHT = 3;
const LETTER_WEIGHT = 4;
const HABIT = 1.5;
const LONGEST_READ = 600;
/** Words whose evidence is kept, and the letters of the longest one: some 0.5 MB at most. */
const WORDS_KEPT = { max: 4_000, longest: 24 };

type Evidence = Map<string, Float64Array>;

function pieces(word: string): string[] {
  const padded = `^${word}$`;
  const found: string[] = [];
  for (let length = 1; length <= LONGEST; length++) {
    for (let at = 0; at + length <= padded.length; at++) found.push(padded.slice(at, at + length));
  }
  return found;
}

function bare(word: string): string {
  return /^[a-z]*$/.test(word) ? word : word.normalize("NFD").replace(/\p{M}/gu, "");
}

function learn(): { words: Evidence; letters: Evidence } {
  const wordCounts: Evidence = new Map();
  const letterCounts: Evidence = new Map();
  const count = (counts: Evidence, key: string, language: number, by: number) => {
    let row = counts.get(key);
    if (row === undefined) {
      row = new Float64Array(allLanguages.length);
      counts.set(key, row);
    }
    row[language] = (row[language] ?? 0) + by;
  };
  for (const [number, { code, detection }] of allPacks.entries()) {
    const phrases = seedPhrases().filter((phrase) => phrase.language === code);
    const seen = new Map<string, number>();
    const tally = (text: string, by: number) => {
      for (const word of text.toLowerCase().match(WORD) ?? []) seen.set(word, (seen.get(word) ?? 0) + by);
    };
    tally(detection.everydayWords, EVERYDAY_WEIGHT);
    for (const { text } of phrases) tally(text, 1);
    for (const [word, times] of seen) {
      const plain = bare(word);
      for (const form of plain === word ? [word] : [word, plain]) {
        count(wordCounts, form, number, times);
        for (const piece of pieces(form)) count(letterCounts, piece, number, 1 + Math.log(times));
      }
    }
  }
  return { words: toLogShares(wordCounts), letters: toLogShares(letterCounts) };
}

function toLogShares(counts: Evidence): Evidence {
  const totals = new Float64Array(allLanguages.length);
  for (const row of counts.values())
    for (let k = 0; k < row.length; k++) totals[k] = (totals[k] ?? 0) + (row[k] ?? 0);
  const mean = totals.reduce((sum, total) => sum + total, 0) / totals.length;
  for (const row of counts.values()) {
    for (let k = 0; k < row.length; k++)
      row[k] = Math.log((((row[k] ?? 0) + SMOOTHING) * mean) / (totals[k] ?? 1));
  }
  return counts;
}

let learned: { words: Evidence; letters: Evidence } | undefined;

/** The evidence of a word for each language: by itself, how frequent it is, and by its letters. */
const evidenceOf = remembering((word: string): Float64Array => {
  learned ??= learn();
  const sums = new Float64Array(allLanguages.length);
  const add = (row: Float64Array | undefined, by: number) => {
    for (const [language, share] of row?.entries() ?? []) sums[language] = (sums[language] ?? 0) + share * by;
  };
  add(learned.words.get(word), WORD_WEIGHT);
  for (const [number, { detection }] of allPacks.entries()) {
    const band = detection.commonBandOf?.(word) ?? FREQUENT_BANDS;
    if (band < FREQUENT_BANDS) sums[number] = (sums[number] ?? 0) + (FREQUENT_BANDS - band) * FREQUENT_WEIGHT;
  }
  for (const piece of pieces(word)) add(learned.letters.get(piece), 1 / LONGEST);
  return sums;
}, WORDS_KEPT);

/**
 * Tells which of the languages `among` a message is written in, from words and letter sequences; `fallback` with a low confidence
 * when there is too little to go by ("ok", "123"). What reads as well in the fallback is taken for the fallback.
 */
export function detectLanguage(
  text: string,
  { among = allLanguages, fallback }: { among?: readonly Language[]; fallback: Language },
): { language: Language; confidence: number } {
  const totals = new Float64Array(allLanguages.length);
  let length = 0;
  const lower = text.slice(0, LONGEST_READ).toLowerCase().normalize("NFC");
  for (const [number, { code, detection }] of allPacks.entries()) {
    totals[number] =
      (lower.match(detection.letters)?.length ?? 0) * LETTER_WEIGHT + (code === fallback ? HABIT : 0);
  }
  for (const word of splitTokens(lower, TOKENS) ?? lower.match(WORD) ?? []) {
    const evidence = evidenceOf(word);
    for (let k = 0; k < totals.length; k += 1) totals[k] = (totals[k] as number) + (evidence[k] as number);
    length += 1;
  }
  const scores = among.map((language) => ({ language, score: totals[allLanguages.indexOf(language)] ?? 0 }));
  const top = Math.max(...scores.map(({ score }) => score));
  const sum = scores.reduce((total, { score }) => total + Math.exp(score - top), 0);
  const best = scores.find(({ score }) => score === top);
  const confidence = length === 0 ? 0 : 1 / sum;
  if (best === undefined || confidence < SURE) return { language: fallback, confidence };
  return { language: best.language, confidence };
}
