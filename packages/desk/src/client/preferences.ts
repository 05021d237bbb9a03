/** Habits of the person at this device. */
export interface Preferences {
  hasSound: boolean;
  /** The time in which a sent message can be taken back, in milliseconds; 0 sends at once. */
  undoMs: number;
  hasDetails: boolean;
}

const KEY = "prosa-desk:preferences";
const UNDO_MS = 5_000;
const DEFAULTS: Preferences = { hasSound: true, undoMs: UNDO_MS, hasDetails: true };

/** Reads the habits; what the device does not hold is as it is for everybody. */
export function readPreferences(): Preferences {
  try {
    const held: unknown = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    const { hasSound, undoMs, hasDetails } = (held ?? {}) as Partial<Record<string, unknown>>;
    return {
      hasSound: hasSound !== false,
      undoMs: undoMs === 0 ? 0 : UNDO_MS,
      hasDetails: hasDetails !== false,
    };
  } catch {
    return DEFAULTS;
  }
}

export function keepPreferences(preferences: Preferences): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(preferences));
  } catch {
    // The device is full, or keeps nothing.
  }
}

/** The preferences with sending at once, or with the time to take back. */
export function withUndo(preferences: Preferences, isOn: boolean): Preferences {
  return { ...preferences, undoMs: isOn ? UNDO_MS : 0 };
}
