import type { WidgetLanguage } from "../../strings/language.ts";

const STOP_WORDS: Readonly<Record<WidgetLanguage, readonly string[]>> = {
  "pt-BR": ["para", "pare", "espera", "espere", "chega", "calma", "silencio", "stop"],
  en: ["stop", "wait", "enough", "quiet", "hold"],
  es: ["para", "pare", "espera", "espere", "basta", "alto", "silencio", "stop"],
  ar: ["توقف", "توقفي", "انتظر", "انتظري", "كفى", "اسكت"],
};
const LEVEL_MIN = 0.12;
const LEVEL_FACTOR = 2.5;
const LOUD_TICKS = 4;
const PACE = 0.1;

/**
 * Whether words that were heard during the answer are the visitor's. The microphone hears the loudspeaker too, so words
 * that were just read aloud do not count, except a plain "stop" that was not read.
 */
export function isInterruption(heard: string, echo: string, language: WidgetLanguage): boolean {
  const spoken = new Set(splitWords(echo));
  const words = splitWords(heard);
  const own = words.filter((word) => !spoken.has(word));
  if (own.some((word) => STOP_WORDS[language].includes(word))) return true;
  return own.length >= 2 && own.length > words.length / 2;
}

/** Detects by loudness alone that somebody speaks over the voice: well above its usual level in the microphone. */
export class LoudnessWatch {
  #usual = 0;
  #loudTicks = 0;

  hears(level: number): boolean {
    const isLoud = level > Math.max(LEVEL_MIN, this.#usual * LEVEL_FACTOR);
    this.#loudTicks = isLoud ? this.#loudTicks + 1 : 0;
    if (!isLoud) this.#usual += (level - this.#usual) * PACE;
    return this.#loudTicks >= LOUD_TICKS;
  }
}

function splitWords(text: string): string[] {
  return (
    text
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}
