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

/** One word of a query with the index's terms that may stand for it. */
export interface TermGroup {
  word: string;
  terms: { term: number; likeness: number }[];
  /** How much the word counts towards what the query is about, 1 for most. */
  importance: number;
  /** How much it counts in ranking, where a verb of asking tells no less than other words. */
  pull: number;
}

/** Longer questions are told by their first words. */
const TELLING_MAX = 64;

const TOPIC_IMPORTANCE = 0.35;
const WIDER_PLACE = 0.7;
const NEXT_PLACE = 0.9;
const PART_OF_NAME = 0.6;
const FOREIGN_NAME = 0.8;
const COGNATE = 0.8;
const SPELT_ALIKE = 0.9;
const ALIKE_LEAST = 0.5;
const ALIKE_LIMIT = 6;

/** The words of a text that say what it is about, each once. */
export function tellingWords(text: string, language: Language): string[] {
  return contentWordsAmong(wordsOf(text), language);
}

/** The words of a split and folded text that say what it is about, each once. */
export function contentWordsAmong(words: readonly string[], language: Language): string[] {
  return [...new Set(words)]
    .filter((word) => (word.length > 1 || /\d/.test(word)) && !isStopWord(word, language))
    .slice(0, TELLING_MAX);
}

/** Puts the words in place of chat slang, where the site itself does not write so. */
function writeOut(
  words: readonly string[],
  language: Language,
  termIds: ReadonlyMap<string, number>,
): string[] {
  const { slang } = packOf(language).search;
  return words.flatMap((word) => {
    const meant = termIds.has(stem(word, language)) ? undefined : slang.get(word);
    return meant === undefined ? [word] : tellingWords(meant, language);
  });
}

/** Finds for each word of a query what the index knows it by: stem, synonym, translation, or a word spelt alike. */
export function expandQuery(
  { text, language, topic = "" }: Query,
  indexLanguages: readonly Language[],
  termIds: ReadonlyMap<string, number>,
  similar: SimilarTerms,
): TermGroup[] {
  const { places, others } = placesIn(wordsOf(text));
  const telling = writeOut(tellingWords(others.join(" "), language), language, termIds);
  const leaning = tellingWords(topic, language).filter((word) => !telling.includes(word));
  const groupOf = (word: string, importance: number, pull: number): TermGroup => {
    const likeness = new Map<number, number>();
    const add = (term: number | undefined, how: number) => {
      if (term !== undefined) likeness.set(term, Math.max(how, likeness.get(term) ?? 0));
    };
    for (const target of indexLanguages) {
      add(termIds.get(stem(word, target)), target === language ? 1 : FOREIGN_NAME);
      for (const related of relatedWords(word, language, target)) {
        add(termIds.get(stem(related.word, target)), related.likeness);
      }
      const cognate = cognateOf(word, language, target);
      if (cognate !== undefined) add(termIds.get(stem(cognate, target)), COGNATE);
      for (const form of cognate === undefined ? [word] : [word, cognate]) {
        for (const { term, similarity } of similar.find(stem(form, target), ALIKE_LEAST, ALIKE_LIMIT)) {
          if (similarity < 1) add(term, SPELT_ALIKE * similarity * similarity);
        }
      }
    }
    return { word, terms: [...likeness].map(([term, how]) => ({ term, likeness: how })), importance, pull };
  };
  const groupOfPlace = ({ words, alsoKnownAs }: NamedPlace): TermGroup => {
    const likeness = new Map<number, number>();
    for (const [names, how] of [
      [alsoKnownAs.slice(1), WIDER_PLACE],
      [alsoKnownAs.slice(0, 1), NEXT_PLACE],
      [words, words.length === 1 ? 1 : PART_OF_NAME],
    ] as const) {
      for (const name of names) {
        const term = termIds.get(stem(name, "pt-BR"));
        if (term !== undefined && !isStopWord(name, "pt-BR")) likeness.set(term, how);
      }
    }
    const terms = [...likeness].map(([term, how]) => ({ term, likeness: how }));
    return { word: words.join(" "), terms, importance: 1, pull: 1 };
  };
  return [
    ...telling.map((word) => groupOf(word, importanceOf(word), 1)),
    ...places.map(groupOfPlace),
    ...leaning.map((word) => groupOf(word, TOPIC_IMPORTANCE, TOPIC_IMPORTANCE)),
  ];
}
