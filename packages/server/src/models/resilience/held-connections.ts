import type { Clock } from "../../platform/clock.ts";
import type { Hold } from "./attempts.ts";

/** More callers than this need not be kept for one model to load. */
const HELD_MAX = 4;

interface HoldDeps {
  clock: Pick<Clock, "after">;
  /** From the hang-up that would have been to the one that is, in milliseconds. */
  holdMs: number;
  /** Called once for each connection, with whether the server gave a sign of life at last. */
  onEnd(hasSign: boolean): void;
}

/** Keeps connections to a server that is loading its model, so that it goes on, until its first sign of life. */
export function createHold({ clock, holdMs, onEnd }: HoldDeps): Hold {
  let count = 0;
  return (firstSign, close) => {
    if (count >= HELD_MAX || holdMs <= 0) {
      close();
      // The next call of the iterator was cut off by us.
      firstSign.then(undefined, () => undefined);
      onEnd(false);
      return;
    }
    count += 1;
    let isOver = false;
    const end = (hasSign: boolean) => {
      if (isOver) return;
      isOver = true;
      count -= 1;
      cancel();
      close();
      onEnd(hasSign);
    };
    const cancel = clock.after(holdMs, () => end(false));
    firstSign.then(
      () => end(true),
      () => end(false),
    );
  };
}
