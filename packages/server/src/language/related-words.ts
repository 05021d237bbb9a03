import type { Language } from "@prosa/protocol";
import meanings from "../../data/related-words.json" with { type: "json" };
import { allLanguages } from "./packs.ts";
import { stem } from "./stem.ts";
import { translationsOf } from "./translations.ts";

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
