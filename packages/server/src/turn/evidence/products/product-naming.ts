import type { Knowledge } from "../../../knowledge/passage.ts";
import { wordsOf } from "../../../language/text/words.ts";
import { type Evidence, type NamedProduct, productsNamed } from "../../findings.ts";
import type { RetrievedTurn } from "../../turn.ts";

/** The least share of a word that a product's name must hold for the word to be part of naming it. */
const PART_OF_NAME = 0.5;
/** Folded units and numbers, which name nothing by themselves. */
export const UNIT = /^(\d+|litros?|liters?|litres?|ml|g|gramas?|grams?|gramos?|kg|quilos?|kilos?|cm|mm|m)$/;

/** True where a word of a message is part of the name of one of the products that it may name. */
export function isPartOfName(word: string, turn: RetrievedTurn, knowledge: Knowledge): boolean {
  const products = productsNamed(turn);
  if (UNIT.test(word)) return false;
  if (products.some(({ evidence }) => wordsOf(nameOf(evidence)).includes(word))) return true;
  const compare = knowledge.compare({ text: word, language: turn.reading.language });
  return products.some(
    ({ evidence }) => compare(nameOf(evidence), evidence.passage.language) >= PART_OF_NAME,
  );
}

/** The products by how many of the words that name any of them are theirs. */
export function productsBy(
  words: readonly string[],
  turn: RetrievedTurn,
  knowledge: Knowledge,
): NamedProduct[] {
  const compare = knowledge.compare({ text: words.join(" "), language: turn.reading.language });
  return productsNamed(turn)
    .map(({ evidence }) => ({ evidence, named: compare(nameOf(evidence), evidence.passage.language) }))
    .sort((one, other) => other.named - one.named);
}

export function nameOf({ passage }: Evidence): string {
  return passage.product?.name ?? "";
}
