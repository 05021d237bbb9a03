import type { Language } from "@prosa/protocol";
import { SETUP_EN } from "./en.ts";
import { SETUP_ES } from "./es.ts";
import { SETUP_PT_BR } from "./pt-br.ts";
import type { SetupWords } from "./words.ts";

export type { Platform, SetupWords } from "./words.ts";

export const SETUP_WORDS: Readonly<Record<Language, SetupWords>> = {
  "pt-BR": SETUP_PT_BR,
  en: SETUP_EN,
  es: SETUP_ES,
};
