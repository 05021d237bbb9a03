import type { FaultTable, GraphAnswer } from "../meta/graph.ts";

/** Subcodes for a message outside of the 24 hours: two of Messenger, one of Instagram. */
const WINDOW_CLOSED: readonly number[] = [2018065, 2018278, 2534022];

/** The subcode for a thread that another app has, such as the page's own inbox. */
const ELSEWHERE = 2018300;

/**
 * Meanings of Messenger's and Instagram's own codes and subcodes: who cannot be reached (551, and people who are gone or
 * refuse messages), who has the thread, and trouble that passes (1200).
 */
export const MESSENGER_FAULTS: FaultTable = {
  551: { type: "refused", fault: "unreachable" },
  1200: "retry",
  1545041: { type: "refused", fault: "unreachable" },
  2018001: { type: "refused", fault: "unreachable" },
  2018065: { type: "refused", fault: "window-closed" },
  2018278: { type: "refused", fault: "window-closed" },
  [ELSEWHERE]: { type: "refused", fault: "elsewhere" },
  2534022: { type: "refused", fault: "window-closed" },
};

/** True where the person wrote too long ago to be written to freely. */
export function isWindowClosed({ error }: GraphAnswer): boolean {
  return WINDOW_CLOSED.includes(error?.error_subcode ?? 0);
}

/** True where another app has the thread. */
export function isElsewhere({ error }: GraphAnswer): boolean {
  return error?.error_subcode === ELSEWHERE;
}
