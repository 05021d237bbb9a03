import type { Knowledge } from "../../../knowledge/passage.ts";
import { wordsOf } from "../../../language/text/words.ts";
import type { Ground, NamedProduct, RetrievedTurn } from "../../turn.ts";

/** The least share of a word that a product's name must hold for the word to be part of naming it. */
const PART_OF_NAME = 0.5;
/** Folded words that measure what they stand beside, and name nothing. */
export const UNIT = /^(\d+|litros?|liters?|litres?|ml|g|gramas?|grams?|gramos?|kg|quilos?|kilos?|cm|mm|m)$/;

/** Whether a word of a message is part of naming one of the products that it may name. */
export function isPartOfName(
  word: string,
  { products, language }: RetrievedTurn,
  knowledge: Knowledge,
): boolean {
  if (UNIT.test(word)) return false;
  if (products.some(({ ground }) => wordsOf(nameOf(ground)).includes(word))) return true;
  const compare = knowledge.compare({ text: word, language });
  return products.some(({ ground }) => compare(nameOf(ground), ground.passage.language) >= PART_OF_NAME);
}

/** The products by how many of the words that name any of them are theirs. */
export function productsBy(
  words: readonly string[],
  turn: RetrievedTurn,
  knowledge: Knowledge,
): NamedProduct[] {
  const compare = knowledge.compare({ text: words.join(" "), language: turn.language });
  return turn.products
    .map(({ ground }) => ({ ground, named: compare(nameOf(ground), ground.passage.language) }))
    .sort((one, other) => other.named - one.named);
}

export function nameOf({ passage }: Ground): string {
  return passage.product?.name ?? "";
}
