import "axe-core";
import type { AxeResults, RunOptions } from "axe-core";

// axe-core is a classic script: imported as a module, it exports nothing and sets a global.
declare global {
  interface Window {
    axe: { run: (element: Element, options?: RunOptions) => Promise<AxeResults> };
  }
}

/** The violations that axe finds in an element, a line each. */
export async function violationsOf(element: Element): Promise<string[]> {
  await settleMotion(element);
  // Off by default: WCAG 2.2 asks for targets of 24 by 24 px (2.5.8).
  const { violations } = await window.axe.run(element, { rules: { "target-size": { enabled: true } } });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
  );
}

// An element that fades in has too little contrast meanwhile, and its animation begins with the next frame.
async function settleMotion(element: Element): Promise<void> {
  for (;;) {
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    const motions = element.shadowRoot?.getAnimations() ?? [];
    const finite = motions.filter(
      ({ effect, playState }) =>
        playState === "running" && effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY,
    );
    if (finite.length === 0) return;
    await Promise.allSettled(finite.map(({ finished }) => finished));
  }
}
