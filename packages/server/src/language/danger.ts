import type { Language } from "@prosa/protocol";
import type { DangerWords } from "./danger-words.ts";
import { englishDanger } from "./en/danger.ts";
import { spanishDanger } from "./es/danger.ts";
import { portugueseDanger } from "./pt-br/danger.ts";

/** Words for danger by language. */
export const dangerWords: Readonly<Record<Language, DangerWords>> = {
  "pt-BR": portugueseDanger,
  es: spanishDanger,
  en: englishDanger,
};
