import type { ChatContext, Feature } from "../../app/feature.ts";

/** Draws the open chat when its page becomes visible again: messages that came meanwhile count as seen only then. */
export function createVisibilityRefresh({ host }: ChatContext): Feature {
  const handleVisibility = () => {
    if (!document.hidden) host.requestUpdate();
  };
  const stop = () => document.removeEventListener("visibilitychange", handleVisibility);
  return {
    handleOpened: () => document.addEventListener("visibilitychange", handleVisibility),
    handleClosed: stop,
    handleRemoved: stop,
  };
}
