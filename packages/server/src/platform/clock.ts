import type { RoomHost } from "./room-host.ts";

/** The current time and a timer; a `RoomHost` is one, and so is a clock that a test moves by hand. */
export type Clock = Pick<RoomHost, "now" | "after">;

export const systemClock: Clock = {
  now: () => Date.now(),
  after(delayMs, callback) {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
};
