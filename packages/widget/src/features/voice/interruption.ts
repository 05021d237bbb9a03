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
 * Whether words heard while the answer is read aloud are the visitor's: a microphone hears the loudspeaker too, so what
 * the voice itself has just said counts for nothing, except for a plain "stop" that it has not said.
 */
export function isInterruption(heard: string, echo: string, language: WidgetLanguage): boolean {
  const spoken = new Set(wordsOf(echo));
  const words = wordsOf(heard);
  const own = words.filter((word) => !spoken.has(word));
  if (own.some((word) => STOP_WORDS[language].includes(word))) return true;
  return own.length >= 2 && own.length > words.length / 2;
}

/** Tells by loudness alone that somebody speaks over the voice: well above what the microphone has heard of it so far. */
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

function wordsOf(text: string): string[] {
  return (
    text
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}
