const KEY = "prosa:voice";

export const RATES: readonly number[] = [1, 1.25, 1.5, 0.8];

/** How the visitor wants to hear answers; kept on the device once the visitor has chosen, and shared by its sites' pages. */
export interface VoicePreferences {
  isNarrating: boolean;
  rate: number;
}

/** What the visitor chose before; nothing is read aloud unless asked for. */
export function readPreferences(): VoicePreferences {
  let kept: unknown;
  try {
    kept = JSON.parse(localStorage.getItem(KEY) ?? "null");
  } catch {
    // Storage may be denied, or hold what another wrote.
  }
  const found = typeof kept === "object" && kept !== null ? kept : {};
  const rate = RATES.find((known) => known === Reflect.get(found, "rate"));
  return { isNarrating: Reflect.get(found, "isNarrating") === true, rate: rate ?? 1 };
}

export function savePreferences(preferences: VoicePreferences): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(preferences));
  } catch {
    // Then it holds until the page is left.
  }
}
