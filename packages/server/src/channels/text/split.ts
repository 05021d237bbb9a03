import type { Markup } from "./markup.ts";
import { plainText } from "./markup.ts";
import { type TextRun, trimmed, wordsOfRuns } from "./runs.ts";

/** How a channel counts a text, and the most that one message holds. */
export interface TextLimit {
  readonly max: number;
  /** Letters as JavaScript counts them, where absent. */
  readonly unit?: "bytes";
}

/** The places where a text may be cut, the best first; each is looked for in the second half of what fits. */
const BREAKS = [/\n\n/g, /\n/g, /[.!?…](?=\s)/g, /\s/g] as const;

/**
 * Cuts runs into pieces that fit: between paragraphs, lines, sentences or words, and within a word only where it is longer
 * than a whole piece. An address that takes more than half a piece is written out, and may be cut like a word.
 */
export function splitRuns(runs: readonly TextRun[], limit: TextLimit, markup: Markup): TextRun[][] {
  const fits = (some: readonly TextRun[]) => lengthOf(markup(some), limit) <= limit.max;
  let rest: TextRun[] = trimmed(runs.map((run) => writtenOut(run, limit, markup)));
  const pieces: TextRun[][] = [];
  while (rest.length > 0 && !fits(rest)) {
    const at = placeOfCut(rest, fits);
    pieces.push(trimmed(head(rest, at)));
    rest = trimmed(tail(rest, at));
  }
  if (rest.length > 0) pieces.push(rest);
  return pieces.filter((piece) => piece.length > 0);
}

/** The length of a text as its channel counts it. */
export function lengthOf(text: string, { unit }: TextLimit): number {
  return unit === "bytes" ? new TextEncoder().encode(text).length : text.length;
}

/** Cuts a text to at most `max` letters, with an ellipsis in the place of the rest; no grapheme is torn. */
export function shortened(text: string, max: number): string {
  if (text.length <= max) return text;
  let short = "";
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (short.length + segment.length > max - 1) break;
    short += segment;
  }
  return `${short.trimEnd()}…`;
}

function writtenOut(run: TextRun, limit: TextLimit, markup: Markup): TextRun {
  const { link = "", text } = run;
  // A part of the words of an address stands for the whole address, so that each piece has to hold it.
  const added = Math.max(lengthOf(link, limit), lengthOf(markup([run]), limit) - lengthOf(text, limit));
  return added <= limit.max / 2 ? run : { text: plainText([run]) };
}

function placeOfCut(runs: readonly TextRun[], fits: (some: readonly TextRun[]) => boolean): number {
  const text = wordsOfRuns(runs);
  let low = 1;
  let high = text.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(trimmed(head(runs, middle)))) low = middle;
    else high = middle - 1;
  }
  for (const pattern of BREAKS) {
    const last = [...text.slice(0, low).matchAll(pattern)].at(-1);
    const at = last ? last.index + last[0].length : 0;
    if (at > low / 2) return at;
  }
  return startOfWord(runs, low, fits) ?? (isTorn(text, low) ? low - 1 : low);
}

/** Where the word begins that the end of a piece would cut, if a piece of its own holds it whole, as for a long address. */
function startOfWord(
  runs: readonly TextRun[],
  at: number,
  fits: (some: readonly TextRun[]) => boolean,
): number | undefined {
  const text = wordsOfRuns(runs);
  const from = text.slice(0, at).search(/\S+$/);
  const word = /^\S+/.exec(text.slice(Math.max(0, from)))?.[0] ?? "";
  return from > 0 && fits(head(tail(runs, from), word.length)) ? from : undefined;
}

/** True between the two halves of one letter. */
function isTorn(text: string, at: number): boolean {
  return /[\uDC00-\uDFFF]/.test(text[at] ?? "") && at > 1;
}

function head(runs: readonly TextRun[], at: number): TextRun[] {
  const kept: TextRun[] = [];
  let left = at;
  for (const run of runs) {
    if (left <= 0) break;
    kept.push(run.text.length <= left ? run : { ...run, text: run.text.slice(0, left) });
    left -= run.text.length;
  }
  return kept;
}

function tail(runs: readonly TextRun[], at: number): TextRun[] {
  const kept: TextRun[] = [];
  let left = at;
  for (const run of runs) {
    if (left >= run.text.length) left -= run.text.length;
    else {
      kept.push(left > 0 ? { ...run, text: run.text.slice(left) } : run);
      left = 0;
    }
  }
  return kept;
}
