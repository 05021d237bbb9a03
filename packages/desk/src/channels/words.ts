import type { ChannelWords } from "./channel-words.ts";
import { EN } from "./words-en.ts";
import { ES } from "./words-es.ts";
import { PT_BR } from "./words-pt-br.ts";

/** The words of the page on channels by language, which load with it. */
export const CHANNEL_WORDS: Readonly<Record<"pt-BR" | "en" | "es", ChannelWords>> = {
  "pt-BR": PT_BR,
  en: EN,
  es: ES,
};
