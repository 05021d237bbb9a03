import type { Language } from "@prosa/protocol";
import { SETTINGS_EN } from "./en.ts";
import { SETTINGS_ES } from "./es.ts";
import { SETTINGS_PT_BR } from "./pt-br.ts";
import type { SettingsWords } from "./words.ts";

export type { SettingsWords } from "./words.ts";

export const SETTINGS_WORDS: Readonly<Record<Language, SettingsWords>> = {
  "pt-BR": SETTINGS_PT_BR,
  en: SETTINGS_EN,
  es: SETTINGS_ES,
};
