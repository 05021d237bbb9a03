import type { Language } from "@prosa/protocol";
import wordsByMeaning from "../../data/meanings.json" with { type: "json" };
import meanings from "../../data/related-words.json" with { type: "json" };
import tables from "../../data/translations.json" with { type: "json" };
import { allLanguages, anyWords, packOf } from "./packs.ts";
import { isPlaceWord } from "./places.ts";

const KNOWN_MAX = 20_000;
/** A longer run of letters is no word of any language, and has no ending to take off. */
const LONGEST_WORD = 40;

const stemsKept: Record<Language, Map<string, string>> = { "pt-BR": new Map(), en: new Map(), es: new Map() };
const MARKS = /\p{M}+/gu;

/** The stem of a folded word by the Snowball rules of a language, folded again. */
export function stem(word: string, language: Language): string {
  if (word.length < 3 || word.length > LONGEST_WORD) return word;
  const memory = stemsKept[language];
  const remembered = memory.get(word);
  if (remembered !== undefined) return remembered;
  const stemmed = /\d/.test(word) || isPlaceWord(word) ? word : takeOffEnding(word, language);
  if (memory.size >= KNOWN_MAX) memory.clear();
  memory.set(word, stemmed);
  return stemmed;
}

/** The Snowball rules look for accented endings, and visitors leave accents out; so words come folded, and get these back. */
function takeOffEnding(word: string, language: Language): string {
  const { stemmer, accentedEndings } = packOf(language).search;
  const ending = accentedEndings.find(([pattern]) => pattern.test(word));
  const accented = ending === undefined ? word : word.replace(ending[0], ending[1]);
  return stemmer(accented).normalize("NFD").replace(MARKS, "");
}

/** Says whether a folded word only holds a sentence of the language together. */
export function isStopWord(word: string, language: Language): boolean {
  return packOf(language).search.stopWords.has(word);
}

const lowWeightWords = anyWords(({ search }) => search.lowWeightWords);

const LOW_WEIGHT = 0.3;

/** The weight of a folded word for the topic of a question, beside its rareness: 1 for most words. */
export function importanceOf(word: string): number {
  return lowWeightWords.has(word) ? LOW_WEIGHT : 1;
}

/** The word's likely relative in another language; undefined where no rule changes it. */
export function cognateOf(word: string, language: Language, target: Language): string | undefined {
  if (word.length < 5) return undefined;
  const changed = (packOf(language).search.cognates[target] ?? []).reduce(
    (spelt, [pattern, replacement]) => spelt.replace(pattern, replacement),
    word,
  );
  return changed === word ? undefined : changed;
}

/** A word that may stand for another; `similarity` says how surely, 0…1. */
interface RelatedWord {
  word: string;
  similarity: number;
}

/**
 * A sure translation counts as the word itself. The run: `npm run -s eval -- sites --test ../shared/data/sites --leave-one-out`, 29
 * November 2026, of 25 questions in another language than the site's: 3 right with .9, 7 with 1.
 */
const TRANSLATION = 1;
const SYNONYM = 0.55;
const PART_OF_EXPRESSION = 0.7;

type Meaning = Record<Language, readonly string[]>;

/** Expressions' words by the stem of the word asked for, a list a language. */
const meaningsByStem: Record<Language, Map<string, Meaning[]>> = {
  "pt-BR": new Map(),
  en: new Map(),
  es: new Map(),
};

for (const words of meanings) {
  const meaning: Meaning = {
    "pt-BR": words["pt-BR"].split(" "),
    en: words.en.split(" "),
    es: words.es.split(" "),
  };
  for (const language of allLanguages) {
    for (const word of meaning[language].filter((one) => !one.includes("+"))) {
      const key = stem(word, language);
      const own = meaningsByStem[language].get(key);
      if (own === undefined) meaningsByStem[language].set(key, [meaning]);
      else if (!own.includes(meaning)) own.push(meaning);
    }
  }
}

/** The words of `target` that mean the same as a folded word of `language`, or nearly the same. */
export function relatedWords(word: string, language: Language, target: Language): RelatedWord[] {
  const similarity = language === target ? SYNONYM : TRANSLATION;
  const partsOf = (parts: readonly string[], share: number) =>
    parts.map((part) => ({
      word: part,
      similarity: similarity * share * (parts.length > 1 ? PART_OF_EXPRESSION : 1),
    }));
  const byHand = (meaningsByStem[language].get(stem(word, language)) ?? []).flatMap((meaning) =>
    meaning[target].flatMap((expression) =>
      partsOf(
        expression.split("+").filter((part) => part !== ""),
        1,
      ),
    ),
  );
  const byDictionary = translationsOf(word, language, target).flatMap(({ words, likeliness }) =>
    partsOf(words, likeliness),
  );
  return [...byHand, ...byDictionary];
}

/** A word, or several of one expression, that a word of another language may mean. */
interface Translation {
  words: readonly string[];
  /** How likely the word means it, 0…1. */
  likeliness: number;
}

/** Chosen by hand: the first two are as a rule what a word means, and the later ones what it may mean. */
const FIRST = 1;
const LATER = 0.85;
/** Of a pair that one of two dictionaries has. */
const UNSURE = 0.75;
type Dictionary = ReadonlyMap<string, readonly Translation[]>;

const NONE: readonly Translation[] = [];
const NO_WORDS: readonly string[] = [];

/** By the languages of word and translation; read when the first message in another language than its site's comes. */
const dictionaries = new Map<string, Dictionary>();
const expressionsByPair = new Map<string, ReadonlyMap<string, readonly string[]>>();

/**
 * The dictionary's translations of a folded word in any of its forms, the likeliest first; those that are not sure only where none
 * is sure.
 */
export function translationsOf(word: string, language: Language, target: Language): readonly Translation[] {
  if (language === target) return NONE;
  const pair = `${language} ${target}`;
  let dictionary = dictionaries.get(pair);
  if (dictionary === undefined) {
    dictionary = readDictionary(language, target);
    dictionaries.set(pair, dictionary);
  }
  const known = [word, ...baseForms(word, language)].flatMap((form) => {
    const found = dictionary.get(form);
    return found === undefined ? [] : [found];
  });
  // "Happens" alone may mean "live": a sure meaning of a base form is added to the doubtful ones of the word as it is written.
  const [written = NONE] = known;
  for (const found of known) {
    const sure = found.filter(({ words, likeliness }) => likeliness > UNSURE || words.length > 1);
    if (sure.length > 0) return found === written ? sure : [...sure, ...written];
  }
  return written;
}

/** The words of another language that two neighbouring content words mean together: "café da manhã" is breakfast. */
export function expressionMeans(
  first: string,
  second: string,
  language: Language,
  target: Language,
): readonly string[] {
  if (language === target) return NO_WORDS;
  const pair = `${language} ${target}`;
  let expressions = expressionsByPair.get(pair);
  if (expressions === undefined) {
    expressions = readExpressions(language, target);
    expressionsByPair.set(pair, expressions);
  }
  return expressions.get(`${first}+${second}`) ?? NO_WORDS;
}

/** Reads the words of a table that the other language says in two, by those two. */
function readExpressions(language: Language, target: Language): Map<string, string[]> {
  const own: Readonly<Record<string, string>> = tables;
  const found = new Map<string, string[]>();
  for (const line of (own[`${target} ${language}`] ?? "").split("\n")) {
    const [word = "", ...translations] = line.split(" ");
    for (const one of translations) {
      const expression = one.replace(/^~/, "");
      if (expression.includes("+")) found.set(expression, [...(found.get(expression) ?? []), word]);
    }
  }
  return found;
}

/** Forms under which a dictionary may have a word: its singular, and its infinitive. */
function baseForms(word: string, language: Language): string[] {
  return packOf(language).search.baseForms.flatMap(([ending, bases]) =>
    ending.test(word) ? bases.map((base) => word.replace(ending, base)) : [],
  );
}

/** Reads a table of `data/translations.json`, in either direction. */
function readDictionary(language: Language, target: Language): Dictionary {
  const own: Readonly<Record<string, string>> = tables;
  const forth = own[`${language} ${target}`];
  const dictionary = new Map<string, Translation[]>();
  const add = (from: string, to: string, isSure: boolean, place: number) => {
    const translation = { words: to.split("+"), likeliness: isSure ? (place < 2 ? FIRST : LATER) : UNSURE };
    const known = dictionary.get(from);
    if (known === undefined) dictionary.set(from, [translation]);
    else known.push(translation);
  };
  for (const line of (forth ?? own[`${target} ${language}`] ?? "").split("\n")) {
    const [word = "", ...translations] = line.split(" ");
    for (const [place, one] of translations.entries()) {
      const [isSure, to] = one.startsWith("~") ? [false, one.slice(1)] : [true, one];
      if (forth !== undefined) add(word, to, isSure, place);
      else if (!to.includes("+")) add(to, word, isSure, place);
    }
  }
  return dictionary;
}

/** The meanings of a word, and the fields of life that they belong to, each once. */
interface Meanings {
  names: readonly string[];
  fields: readonly string[];
}

const exact = new Map<string, Meanings>();
const stems = new Map<string, Meanings>();
for (const [field, meanings] of Object.entries(wordsByMeaning)) {
  for (const [name, words] of Object.entries(meanings)) {
    for (const word of words.split(", ")) {
      const table = word.endsWith("*") ? stems : exact;
      const key = word.replace("*", "");
      const { names = [], fields = [] } = table.get(key) ?? {};
      table.set(key, { names: [...names, name], fields: [...new Set([...fields, field])] });
    }
  }
}
const NO_MEANINGS: Meanings = { names: [], fields: [] };
const SHORTEST = 2;
const longest = Math.max(...[...stems.keys()].map((stem) => stem.length));

/**
 * The meanings of a folded word, by the whole word or else its longest known beginning: "capital" and "grana" are both `money`, "pagina"
 * is `site`. `data/README.md` describes the lists.
 */
export function meaningsOf(word: string): Meanings {
  const whole = exact.get(word);
  if (whole !== undefined) return whole;
  for (let length = Math.min(word.length, longest); length >= SHORTEST; length--) {
    const meanings = stems.get(word.slice(0, length));
    if (meanings !== undefined) return meanings;
  }
  return NO_MEANINGS;
}
