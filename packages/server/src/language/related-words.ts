import type { Language } from "@prosa/protocol";
import meanings from "../../data/related-words.json" with { type: "json" };
import { allLanguages } from "./packs.ts";
import { stem } from "./stem.ts";

/** A word that may stand for another; `similarity` says how surely, 0…1. */
interface RelatedWord {
  word: string;
  similarity: number;
}

const TRANSLATION = 0.9;
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
  return (meaningsByStem[language].get(stem(word, language)) ?? []).flatMap((meaning) =>
    meaning[target].flatMap((expression) => {
      const parts = expression.split("+").filter((part) => part !== "");
      const share = parts.length > 1 ? PART_OF_EXPRESSION : 1;
      return parts.map((part) => ({ word: part, similarity: similarity * share }));
    }),
  );
}
