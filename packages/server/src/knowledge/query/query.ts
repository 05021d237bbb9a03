import type { Language } from "@prosa/protocol";
import { packOf } from "../../language/packs.ts";
import { type NamedPlace, placesIn } from "../../language/places.ts";
import { remembering, wordsOf } from "../../language/text/words.ts";
import {
  cognateOf,
  expressionMeans,
  importanceOf,
  isStopWord,
  relatedWords,
  stem,
} from "../../language/vocabulary.ts";
import type { SimilarTerms, SpeltTerms } from "../index/similar-terms.ts";
import type { Query } from "../passage.ts";

/** A word of a query, with the terms of the index that may stand for it. */
export interface TermGroup {
  word: string;
  terms: readonly { term: number; similarity: number }[];
  /** The weight of the word for the topic of the query, 1 for most words. */
  importance: number;
  /** Its weight in ranking, where a verb of asking counts as much as other words. */
  rankImportance: number;
  /** It names a place. */
  isPlace?: true;
}

/** Of a longer question, its first words alone count. */
const CONTENT_WORDS_MAX = 64;

/** Fewer letters are a word's ending, not a word that is joined with another; the two halves of a short one are ("wifi"). */
const PART_LETTERS = 3;
const SHORT_LETTERS = 4;

const TOPIC_IMPORTANCE = 0.35;
const WIDER_PLACE = 0.7;
const NEXT_PLACE = 0.9;
const PART_OF_NAME = 0.6;
const FOREIGN_NAME = 0.8;
const COGNATE = 0.8;
/** As sure as the word itself: an expression means less else than one word does. */
const EXPRESSION = 1;
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

/** No two words that people join are longer. */
const COMPOUND_LETTERS = 60;

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
  // Each cut copies the word, so a message without a space would cost the square of its length.
  if (word.length > COMPOUND_LETTERS) return [word];
  const middle = Math.floor(word.length / 2);
  const least = word.length === SHORT_LETTERS ? middle : PART_LETTERS;
  for (let off = 0; middle - off >= least; off += 1) {
    for (const at of [middle - off, middle + off]) {
      const parts = [word.slice(0, at), word.slice(at)];
      if (parts.every((part) => part.length >= least && isKnown(part))) return parts;
    }
  }
  return [word];
}

/** Terms of an index with how surely each stands for a word. */
type Terms = TermGroup["terms"];

/** Words of visitors of one language whose terms are kept for a site: some 2 KB each, so 1 MB at most. */
const WORDS_KEPT = { max: 500, longest: 24 };

const LETTERS_LEAST = 0.25;
const LETTERS_LIMIT = 40;

/**
 * Finds the terms of one index for the words of queries: their stems, synonyms, translations, and words spelt alike. What a
 * word stands for on a site never changes, so it is looked up once for the words that visitors say again and again.
 */
export class QueryTerms {
  readonly #languages: readonly Language[];
  readonly #termIds: ReadonlyMap<string, number>;
  readonly #similar: SimilarTerms;
  readonly #byLanguage = new Map<Language, (word: string) => Terms>();
  /** The terms that share letters with a word in any of its forms. */
  readonly speltLike: (word: string) => SpeltTerms;

  constructor(languages: readonly Language[], termIds: ReadonlyMap<string, number>, similar: SimilarTerms) {
    this.#languages = languages;
    this.#termIds = termIds;
    this.#similar = similar;
    this.speltLike = remembering((word) => this.#speltLike(word), WORDS_KEPT);
  }

  /** The words of a query with the terms that may stand for each. */
  expand({ text, language, topic = "" }: Query): TermGroup[] {
    const { places, others } = placesIn(wordsOf(text));
    const content = writeOut(contentWords(others.join(" "), language), language, this.#termIds);
    const leaning = contentWords(topic, language).filter((word) => !content.includes(word));
    const termsOf = this.#termsIn(language);
    const groupOf = (word: string, importance: number, rankImportance: number): TermGroup => ({
      word,
      terms: termsOf(word),
      importance,
      rankImportance,
    });
    const own = content.map((word) => groupOf(word, importanceOf(word), 1));
    return [
      ...(this.#languages.includes(language) ? own : this.#withExpressions(own, language)),
      ...places.map((place) => this.#groupOfPlace(place)),
      ...leaning.map((word) => groupOf(word, TOPIC_IMPORTANCE, TOPIC_IMPORTANCE)),
    ];
  }

  /** Adds to each two words of an expression what they mean together in a language of the site. */
  #withExpressions(groups: readonly TermGroup[], language: Language): TermGroup[] {
    const pairs = groups.map(({ word }, place): Terms => {
      const second = groups[place + 1]?.word;
      if (second === undefined) return [];
      return this.#languages.flatMap((target) =>
        expressionMeans(word, second, language, target).flatMap((meant) => {
          const term = this.#termIds.get(stem(meant, target));
          return term === undefined ? [] : [{ term, similarity: EXPRESSION }];
        }),
      );
    });
    return groups.map((group, place) => {
      const also = [...(pairs[place] ?? []), ...(pairs[place - 1] ?? [])];
      const known = group.terms.filter(({ term }) => !also.some((one) => one.term === term));
      return also.length === 0 ? group : { ...group, terms: [...known, ...also] };
    });
  }

  #termsIn(language: Language): (word: string) => Terms {
    let termsOf = this.#byLanguage.get(language);
    if (termsOf === undefined) {
      termsOf = remembering((word) => this.#termsFor(word, language), WORDS_KEPT);
      this.#byLanguage.set(language, termsOf);
    }
    return termsOf;
  }

  #termsFor(word: string, language: Language): Terms {
    const similarity = new Map<number, number>();
    const add = (term: number | undefined, how: number) => {
      if (term !== undefined) similarity.set(term, Math.max(how, similarity.get(term) ?? 0));
    };
    for (const target of this.#languages) {
      add(this.#termIds.get(stem(word, target)), target === language ? 1 : FOREIGN_NAME);
      // Words that both languages stem alike may be in no dictionary: "plano" is "plan" in English, too.
      if (target !== language) add(this.#termIds.get(stem(word, language)), FOREIGN_NAME);
      for (const related of relatedWords(word, language, target)) {
        add(this.#termIds.get(stem(related.word, target)), related.similarity);
      }
      const cognate = cognateOf(word, language, target);
      if (cognate !== undefined) add(this.#termIds.get(stem(cognate, target)), COGNATE);
      for (const form of cognate === undefined ? [word] : [word, cognate]) {
        for (const { term, similarity } of this.#similar.find(stem(form, target), ALIKE_LEAST, ALIKE_LIMIT)) {
          if (similarity < 1) add(term, SPELT_ALIKE * similarity * similarity);
        }
      }
    }
    return [...similarity].map(([term, how]) => ({ term, similarity: how }));
  }

  #speltLike(word: string): SpeltTerms {
    const most = new Map<number, number>();
    for (const form of new Set([word, ...this.#languages.map((language) => stem(word, language))])) {
      for (const { term, similarity } of this.#similar.find(form, LETTERS_LEAST, LETTERS_LIMIT))
        most.set(term, Math.max(similarity, most.get(term) ?? 0));
    }
    return { terms: Int32Array.from(most.keys()), similarities: Float64Array.from(most.values()) };
  }

  #groupOfPlace({ words, alsoKnownAs }: NamedPlace): TermGroup {
    const similarity = new Map<number, number>();
    for (const [names, how] of [
      [alsoKnownAs.slice(1), WIDER_PLACE],
      [alsoKnownAs.slice(0, 1), NEXT_PLACE],
      [words, words.length === 1 ? 1 : PART_OF_NAME],
    ] as const) {
      for (const name of names) {
        const term = this.#termIds.get(stem(name, "pt-BR"));
        if (term !== undefined && !isStopWord(name, "pt-BR")) similarity.set(term, how);
      }
    }
    const terms = [...similarity].map(([term, how]) => ({ term, similarity: how }));
    return { word: words.join(" "), terms, importance: 1, rankImportance: 1, isPlace: true };
  }
}
