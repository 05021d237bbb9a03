/** The frames within which the heights of what came into sight are known. */
const FRAMES = 3;

/** Scrolls to the end, and again as messages that were only estimated come into sight and are measured. */
export function stickToEnd(scroll: Element, frames = FRAMES): void {
  scroll.scrollTop = scroll.scrollHeight;
  if (frames > 0) requestAnimationFrame(() => stickToEnd(scroll, frames - 1));
}
