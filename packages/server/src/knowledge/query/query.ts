import type { Language } from "@prosa/protocol";
import { packOf } from "../../language/packs.ts";
import { type NamedPlace, placesIn } from "../../language/places.ts";
import { relatedWords } from "../../language/related-words.ts";
import { stem } from "../../language/stem.ts";
import { isStopWord } from "../../language/stop-words.ts";
import { wordsOf } from "../../language/text/words.ts";
import { importanceOf } from "../index/importance.ts";
import type { SimilarTerms } from "../index/similar-terms.ts";
import type { Query } from "../passage.ts";
import { cognateOf } from "./cognates.ts";

/** A word of a query, with the terms of the index that may stand for it. */
export interface TermGroup {
  word: string;
  terms: { term: number; similarity: number }[];
  /** The weight of the word for the topic of the query, 1 for most words. */
  importance: number;
  /** Its weight in ranking, where a verb of asking counts as much as other words. */
  rankImportance: number;
  /** It names a place. */
  isPlace?: true;
}

/** Of a longer question, its first words alone count. */
const CONTENT_WORDS_MAX = 64;

/** Fewer letters are a word's ending, not a word that is joined with another. */
const PART_LETTERS = 3;

const TOPIC_IMPORTANCE = 0.35;
const WIDER_PLACE = 0.7;
const NEXT_PLACE = 0.9;
const PART_OF_NAME = 0.6;
const FOREIGN_NAME = 0.8;
const COGNATE = 0.8;
const SPELT_ALIKE = 0.9;
const ALIKE_LEAST = 0.5;
const ALIKE_LIMIT = 6;

/** The content words of a text, each once. */
export function contentWords(text: string, language: Language): string[] {
  return contentWordsAmong(wordsOf(text), language);
}

/** The content words among folded words, each once. */
export function contentWordsAmong(words: readonly string[], language: Language): string[] {
  return [...new Set(words)]
    .filter((word) => (word.length > 1 || /\d/.test(word)) && !isStopWord(word, language))
    .slice(0, CONTENT_WORDS_MAX);
}

/** Replaces chat slang by its words, except where the site itself writes the slang, and writes compounds as the site does. */
function writeOut(
  words: readonly string[],
  language: Language,
  termIds: ReadonlyMap<string, number>,
): string[] {
  const { slang } = packOf(language).search;
  const isKnown = (word: string) => termIds.has(stem(word, language));
  const joined: string[] = [];
  for (const word of words) {
    const compound = `${joined.at(-1) ?? ""}${word}`;
    const isOne = joined.length > 0 && isKnown(compound) && !(isKnown(word) && isKnown(joined.at(-1) ?? ""));
    if (isOne) joined.splice(-1, 1, compound);
    else joined.push(word);
  }
  return joined.flatMap((word) => {
    if (isKnown(word)) return [word];
    const meant = slang.get(word);
    return meant === undefined ? partsOf(word, isKnown) : contentWords(meant, language);
  });
}

/** The two words of the site that a word joins ("airfryer"), the more even the better; the word itself where it joins none. */
function partsOf(word: string, isKnown: (word: string) => boolean): string[] {
  const middle = Math.floor(word.length / 2);
  for (let off = 0; middle - off >= PART_LETTERS; off += 1) {
    for (const at of [middle - off, middle + off]) {
      const parts = [word.slice(0, at), word.slice(at)];
      if (parts.every((part) => part.length >= PART_LETTERS && isKnown(part))) return parts;
    }
  }
  return [word];
}

/** Finds the terms of the index for each word of a query: its stem, synonyms, translations, and words spelt alike. */
export function expandQuery(
  { text, language, topic = "" }: Query,
  indexLanguages: readonly Language[],
  termIds: ReadonlyMap<string, number>,
  similar: SimilarTerms,
): TermGroup[] {
  const { places, others } = placesIn(wordsOf(text));
  const content = writeOut(contentWords(others.join(" "), language), language, termIds);
  const leaning = contentWords(topic, language).filter((word) => !content.includes(word));
  const groupOf = (word: string, importance: number, rankImportance: number): TermGroup => {
    const similarity = new Map<number, number>();
    const add = (term: number | undefined, how: number) => {
      if (term !== undefined) similarity.set(term, Math.max(how, similarity.get(term) ?? 0));
    };
    for (const target of indexLanguages) {
      add(termIds.get(stem(word, target)), target === language ? 1 : FOREIGN_NAME);
      for (const related of relatedWords(word, language, target)) {
        add(termIds.get(stem(related.word, target)), related.similarity);
      }
      const cognate = cognateOf(word, language, target);
      if (cognate !== undefined) add(termIds.get(stem(cognate, target)), COGNATE);
      for (const form of cognate === undefined ? [word] : [word, cognate]) {
        for (const { term, similarity } of similar.find(stem(form, target), ALIKE_LEAST, ALIKE_LIMIT)) {
          if (similarity < 1) add(term, SPELT_ALIKE * similarity * similarity);
        }
      }
    }
    return {
      word,
      terms: [...similarity].map(([term, how]) => ({ term, similarity: how })),
      importance,
      rankImportance,
    };
  };
  const groupOfPlace = ({ words, alsoKnownAs }: NamedPlace): TermGroup => {
    const similarity = new Map<number, number>();
    for (const [names, how] of [
      [alsoKnownAs.slice(1), WIDER_PLACE],
      [alsoKnownAs.slice(0, 1), NEXT_PLACE],
      [words, words.length === 1 ? 1 : PART_OF_NAME],
    ] as const) {
      for (const name of names) {
        const term = termIds.get(stem(name, "pt-BR"));
        if (term !== undefined && !isStopWord(name, "pt-BR")) similarity.set(term, how);
      }
    }
    const terms = [...similarity].map(([term, how]) => ({ term, similarity: how }));
    return { word: words.join(" "), terms, importance: 1, rankImportance: 1, isPlace: true };
  };
  return [
    ...content.map((word) => groupOf(word, importanceOf(word), 1)),
    ...places.map(groupOfPlace),
    ...leaning.map((word) => groupOf(word, TOPIC_IMPORTANCE, TOPIC_IMPORTANCE)),
  ];
}
