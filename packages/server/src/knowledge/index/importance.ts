import { anyWords } from "../../language/packs.ts";

const lowWeightWords = anyWords(({ search }) => search.lowWeightWords);

const LOW_WEIGHT = 0.3;

/** How much a folded word counts towards what a question is about, beside its rareness: 1 for most words. */
export function importanceOf(word: string): number {
  return lowWeightWords.has(word) ? LOW_WEIGHT : 1;
}
