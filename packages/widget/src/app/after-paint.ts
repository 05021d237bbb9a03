const PAINT_TIMEOUT_MS = 200;

/**
 * Runs `work` after the next paint. A hidden page and a frame that is scrolled out of sight are never painted: there it
 * runs after 200 ms.
 */
export function afterPaint(work: () => void): void {
  let isDue = true;
  const begin = () => {
    if (isDue) work();
    isDue = false;
  };
  // The task right after the paint is left to the page, and to a key that was pressed meanwhile.
  requestAnimationFrame(() => setTimeout(() => setTimeout(begin)));
  setTimeout(begin, PAINT_TIMEOUT_MS);
}

/** Runs these steps in idle moments, one in each, so that none of them delays the page for long. */
export function inIdleMoments(...steps: readonly (() => void)[]): void {
  const [step, ...rest] = steps;
  if (!step) return;
  // Safari has none.
  (window.requestIdleCallback ?? setTimeout)(() => {
    step();
    inIdleMoments(...rest);
  });
}
