import type { Language } from "@prosa/protocol";

export interface RelatedWord {
  word: string;
  likeness: number;
}

/** The words of `target` that a word of `language` may mean, the same word left out. */
export function relatedWords(_word: string, _language: Language, _target: Language): readonly RelatedWord[] {
  return [];
}
