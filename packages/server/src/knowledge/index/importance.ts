import { anyWords } from "../../language/packs.ts";

const lowWeightWords = anyWords(({ search }) => search.lowWeightWords);

const LOW_WEIGHT = 0.3;

/** The weight of a folded word for the topic of a question, beside its rareness: 1 for most words. */
export function importanceOf(word: string): number {
  return lowWeightWords.has(word) ? LOW_WEIGHT : 1;
}
