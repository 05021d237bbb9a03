import type { UnderstoodTurn } from "../turn.ts";

/** Whether a message has nothing to search for: a pressed wish for a person, or no letter. A number by itself is on every page. */
export function asksNothing({
  wantsHuman,
  display,
}: Pick<UnderstoodTurn, "wantsHuman" | "display">): boolean {
  return wantsHuman === true || !/\p{L}/u.test(display);
}
