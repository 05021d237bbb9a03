import type { Language } from "@prosa/protocol";
import { contentWords } from "../../knowledge/query/query.ts";
import { stem } from "../../language/vocabulary.ts";

/** The stems of the words that say what a question is about. */
export function termsOf(text: string, language: Language): ReadonlySet<string> {
  return new Set(contentWords(text, language).map((word) => stem(word, language)));
}

/** How alike two questions are, 0 to 1: the share of their terms that both have (Dice). Two without any are alike. */
export function similarityOf(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size + other.size === 0) return 1;
  let shared = 0;
  for (const term of one) if (other.has(term)) shared += 1;
  return (2 * shared) / (one.size + other.size);
}
