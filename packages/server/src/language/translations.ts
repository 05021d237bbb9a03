import type { Language } from "@prosa/protocol";
import tables from "../../data/translations.json" with { type: "json" };
import { packOf } from "./packs.ts";

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
  const known = [word, ...baseForms(word, language)].find((form) => dictionary.has(form));
  const found = (known === undefined ? undefined : dictionary.get(known)) ?? NONE;
  const sure = found.filter(({ words, likeliness }) => likeliness > UNSURE || words.length > 1);
  return sure.length > 0 ? sure : found;
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
