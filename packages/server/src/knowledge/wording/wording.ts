import type { Language } from "@prosa/protocol";
import { fold, wordsOf } from "../../language/text/words.ts";
import { isStopWord, stem } from "../../language/vocabulary.ts";
import type { Letters } from "./letters.ts";
import { traitsOf } from "./traits.ts";

/** A unit as the index reads it. */
export interface WordedUnit extends Unit {
  /** Its words as terms of the index, in order; `NO_TERM` for a stop word and a word that the index does not know. */
  terms: Int32Array;
  traits: number;
  letters: LetterText;
  /** It ends in a colon, and opens what follows. */
  opens: boolean;
  /** It is a point of a list. */
  isListed: boolean;
}

/** A text's words by their numbers, each once. */
interface LetterText {
  words: Int32Array;
  weights: Float32Array;
  norm: number;
}

/** A passage as the index reads it: folded, cut and looked through once, however often it is found. */
export interface Wording {
  title: Int32Array;
  /** All headings above it. */
  headings: Int32Array;
  lastHeading: Int32Array;
  /** The words of its address's path. */
  path: Int32Array;
  units: readonly WordedUnit[];
  letters: { whole: LetterText; title: LetterText; lastHeading: LetterText; headings: LetterText };
  /** Terms of the text, and how many of its words are terms. */
  length: number;
  asksItself: boolean;
  /** Folded: the title with all headings, and the last heading. */
  foldedHeadings: string;
  foldedHeading: string;
}

/** The parts of a passage that are read. */
interface WordedPassage {
  url: string;
  title: string;
  heading: string;
  text: string;
  kind: string;
  language: Language;
}

export const NO_TERM = -1;
const UNITS_MAX = 60;

/** Reads a passage by the terms of an index. */
export function readWording(
  passage: WordedPassage,
  termIds: ReadonlyMap<string, number>,
  letters: Letters,
): Wording {
  const { language, title, heading, url } = passage;
  const termsOf = (text: string) =>
    Int32Array.from(wordsOf(text), (word) =>
      isStopWord(word, language) ? NO_TERM : (termIds.get(stem(word, language)) ?? NO_TERM),
    );
  const lettersOf = (text: string): LetterText => {
    const counts = new Map<number, number>();
    for (const word of wordsOf(text)) {
      const number = letters.numberOf(word);
      if (number >= 0) counts.set(number, (counts.get(number) ?? 0) + 1);
    }
    const words = Int32Array.from(counts.keys());
    return {
      words,
      weights: Float32Array.from(counts.values(), (count) => 1 + Math.log(count)),
      norm: letters.normOf(words),
    };
  };
  const last = heading.split(" › ").at(-1) ?? "";
  const units = unitsOf(passage)
    .slice(0, UNITS_MAX)
    .map((unit) => ({
      ...unit,
      terms: termsOf(unit.text),
      traits: traitsOf(fold(unit.text), unit.text),
      letters: lettersOf(unit.text),
      opens: /:\s*$/.test(unit.text),
      isListed: /^\s*- /.test(unit.text),
    }));
  return {
    title: termsOf(title),
    headings: termsOf(heading),
    lastHeading: termsOf(last),
    path: termsOf(pathWords(url)),
    units,
    letters: {
      whole: lettersOf(`${title}\n${heading}\n${passage.text}`),
      title: lettersOf(title),
      lastHeading: lettersOf(last),
      headings: lettersOf(heading),
    },
    length: units.reduce((sum, { terms }) => sum + terms.length, 0),
    foldedHeadings: fold(`${title} ${heading}`),
    foldedHeading: fold(last),
    asksItself: /[?¿]/.test(last) || passage.kind === "question",
  };
}

function pathWords(url: string): string {
  if (!URL.canParse(url)) return "";
  const { pathname } = new URL(url);
  try {
    return decodeURIComponent(pathname).replace(/\.\w+$/, "");
  } catch {
    return pathname;
  }
}

/** The smallest piece of a passage that is quoted: a sentence, an entry of a list, a row of a table. */
interface Unit {
  text: string;
  /** The number of its line in the passage. */
  line: number;
}

/** A passage's pieces in order, without the names of a table's columns; joined by a space within a line and by a break between lines they are its text. */
export function unitsOf({ text, kind }: { text: string; kind: string }): Unit[] {
  const lines = text.split("\n");
  const isHeaded = kind === "table" && lines.length > 1 && / \| /.test(lines[0] ?? "");
  return lines
    .slice(isHeaded ? 1 : 0)
    .flatMap((line, number) =>
      (kind === "table" ? [line] : sentencesOf(line)).map((one) => ({ text: one, line: number })),
    );
}

const SENTENCE_END = /(?<=[.!?…]["”’)]?)\s+(?=["“(¿¡]?[\p{Lu}\d])/u;
const ABBREVIATION =
  /(?:^|[\s(])(?:\p{Lu}|[Aa]rts?|[Ss]ra?|[Dd]ra?|[Pp]rof|[Aa]v|[Nn]º?|[Ee]x|[Mm]rs?|[Ee]tc|[Ii]nc|[Ll]tda|[Pp]ág)\.$/u;

/** The sentences of a line, none cut after an abbreviation. */
export function sentencesOf(line: string): string[] {
  const sentences: string[] = [];
  let isOpen = false;
  for (const piece of line.split(SENTENCE_END)) {
    if (isOpen) sentences.push(`${sentences.pop() ?? ""} ${piece}`);
    else sentences.push(piece);
    isOpen = ABBREVIATION.test(piece);
  }
  return sentences;
}
