import type { SeedPhrases } from "../intent-name.ts";
import type { Language } from "../language.ts";
import { englishPhrases } from "./en.ts";
import { spanishPhrases } from "./es.ts";
import { portuguesePhrases } from "./pt-br.ts";

export interface SeedPhrase {
  text: string;
  label: string;
  language: Language;
}

function rows(phrases: SeedPhrases, language: Language): SeedPhrase[] {
  return Object.entries(phrases).flatMap(([label, texts]) =>
    texts
      .split(/[|\n]/)
      .map((text) => text.trim())
      .filter((text) => text !== "")
      .map((text) => ({ text, label, language })),
  );
}

/** Every phrase that the project itself wrote, with its intent (`unknown` included) and language. */
export function seedPhrases(): SeedPhrase[] {
  return [...rows(portuguesePhrases, "pt-BR"), ...rows(englishPhrases, "en"), ...rows(spanishPhrases, "es")];
}
