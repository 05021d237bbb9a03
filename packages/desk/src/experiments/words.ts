import type { Language } from "@prosa/protocol";
import type { ExperimentWords } from "./experiment-words.ts";
import { EXPERIMENTS_EN } from "./words-en.ts";
import { EXPERIMENTS_ES } from "./words-es.ts";
import { EXPERIMENTS_PT_BR } from "./words-pt-br.ts";

export const EXPERIMENT_WORDS: Readonly<Record<Language, ExperimentWords>> = {
  "pt-BR": EXPERIMENTS_PT_BR,
  en: EXPERIMENTS_EN,
  es: EXPERIMENTS_ES,
};
