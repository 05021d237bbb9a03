import type { ChatContext, Feature } from "../../app/feature.ts";

const CLOSING_MS = 150;

/** Draws the closed chat on its way back into the bubble. The chat itself is gone at once, for the page and for readers. */
export function createMotion({ host, scroller }: ChatContext): Feature {
  let panel: HTMLElement | null = null;
  let leaving: Animation | undefined;
  let scrolled = 0;
  const keep = () => {
    panel = host.renderRoot.querySelector<HTMLElement>(".panel");
    scrolled = scroller()?.scrollTop ?? 0;
  };
  return {
    handleOpened() {
      leaving?.cancel();
      keep();
    },
    handleUpdated: () => {
      if (host.isOpen) keep();
    },
    handleClosed() {
      const ghost = panel;
      panel = null;
      if (!ghost || ghost.isConnected || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
      for (const node of [ghost, ...ghost.querySelectorAll("*")])
        for (const name of ["aria-label", "id", "role", "part"]) node.removeAttribute(name);
      ghost.inert = true;
      ghost.ariaHidden = "true";
      host.renderRoot.append(ghost);
      ghost.querySelector(".scroll")?.scrollTo(0, scrolled);
      const end = { opacity: 0, transform: "translateY(12px) scale(0.94)" };
      leaving = ghost.animate([{}, end], { duration: CLOSING_MS, easing: "ease-in", fill: "forwards" });
      leaving.onfinish = leaving.oncancel = () => ghost.remove();
    },
  };
}
