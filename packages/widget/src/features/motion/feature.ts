import type { ChatContext, Feature } from "../../app/feature.ts";

const CLOSING_MS = 150;

/** Draws the closed chat on its way back into the bubble. The chat itself is gone at once, for the page and for readers. */
export function createMotion({ host, scroller }: ChatContext): Feature {
  let panel: HTMLElement | null = null;
  let leaving: Animation | undefined;
  let scrolled = 0;
  const keep = () => {
    panel = host.renderRoot.querySelector<HTMLElement>(".panel");
  };
  // Noted at the end of a scroll: to ask at every drawing would have the browser lay out each one by itself.
  const handleScroll = ({ target }: Event) => {
    if (target instanceof Element && target === scroller()) scrolled = target.scrollTop;
  };
  host.renderRoot.addEventListener("scroll", handleScroll, { capture: true, passive: true });
  return {
    handleOpened() {
      leaving?.cancel();
      scrolled = 0;
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
      // It is in the page for a second time, and would come in again, with all that is in it.
      for (const begun of ghost.getAnimations({ subtree: true })) begun.cancel();
      ghost.querySelector(".scroll")?.scrollTo(0, scrolled);
      const end = { opacity: 0, transform: "translateY(12px) scale(0.94)" };
      leaving = ghost.animate([{}, end], { duration: CLOSING_MS, easing: "ease-in", fill: "forwards" });
      leaving.onfinish = leaving.oncancel = () => ghost.remove();
    },
  };
}
