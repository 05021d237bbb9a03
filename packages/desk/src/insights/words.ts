import type { Language } from "@prosa/protocol";
import type { InsightWords } from "./insight-words.ts";
import { INSIGHT_WORDS_EN } from "./words-en.ts";
import { INSIGHT_WORDS_ES } from "./words-es.ts";
import { INSIGHT_WORDS_PT_BR } from "./words-pt-br.ts";

export const INSIGHT_WORDS: Readonly<Record<Language, InsightWords>> = {
  "pt-BR": INSIGHT_WORDS_PT_BR,
  en: INSIGHT_WORDS_EN,
  es: INSIGHT_WORDS_ES,
};
