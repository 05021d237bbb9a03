import type { Language } from "@prosa/protocol";
import { packOf } from "../../language/packs.ts";

/** The word's likely relative in another language; undefined where no rule changes it. */
export function cognateOf(word: string, language: Language, target: Language): string | undefined {
  if (word.length < 5) return undefined;
  const changed = (packOf(language).search.cognates[target] ?? []).reduce(
    (spelt, [pattern, replacement]) => spelt.replace(pattern, replacement),
    word,
  );
  return changed === word ? undefined : changed;
}
