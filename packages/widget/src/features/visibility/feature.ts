import type { Feature } from "../../app/feature.ts";

/** Has the chat drawn again when its page is looked at again: what came into the open chat meanwhile is seen only then. */
export function createHomecoming(onReturn: () => void): Feature {
  const handleVisibility = () => {
    if (!document.hidden) onReturn();
  };
  const leave = () => document.removeEventListener("visibilitychange", handleVisibility);
  return {
    open: () => document.addEventListener("visibilitychange", handleVisibility),
    close: leave,
    leave,
  };
}
