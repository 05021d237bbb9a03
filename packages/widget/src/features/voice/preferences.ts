import { VOICE_KEY } from "../../storage/local-keys.ts";

/** The visitor's choices of voice. They are stored once the visitor has chosen, for all pages of the origin. */
export interface VoicePreferences {
  isNarrating: boolean;
  rate: number;
}

/** Reads the stored choices as foreign values; none where nothing valid is stored. */
export function readPreferences(): { [choice in keyof VoicePreferences]?: unknown } {
  try {
    return Object(JSON.parse(localStorage.getItem(VOICE_KEY) ?? "null"));
  } catch {
    // Storage may be denied, or hold a value of somebody else.
    return {};
  }
}

export function savePreferences(preferences: VoicePreferences): void {
  try {
    localStorage.setItem(VOICE_KEY, JSON.stringify(preferences));
  } catch {
    // Storage is denied, so the choices last as long as the page.
  }
}
