import { isWidgetLanguage, type WidgetLanguage } from "../strings/language.ts";
import { LANGUAGE_KEY } from "./local-keys.ts";

/** The language that the visitor chose on this device; `undefined` where they chose none. */
export function readChosenLanguage(): WidgetLanguage | undefined {
  try {
    const stored = localStorage.getItem(LANGUAGE_KEY);
    return isWidgetLanguage(stored) ? stored : undefined;
  } catch {
    return undefined;
  }
}

/** Remembers the visitor's language; where the device stores nothing, it counts on this page alone. */
export function saveChosenLanguage(language: WidgetLanguage): void {
  try {
    localStorage.setItem(LANGUAGE_KEY, language);
  } catch {
    // Storage is refused or full.
  }
}
