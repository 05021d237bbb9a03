import { html, svg, type TemplateResult } from "lit";

/** A horizontal bar that fills a share of its place; its number is written beside it, so that it says nothing itself. */
export function renderBar(share: number): TemplateResult {
  const width = `${Math.round(Math.min(1, Math.max(0, share)) * 1_000) / 10}%`;
  return html`<svg class="bar" aria-hidden="true"><rect class="whole" width="100%" height="100%" rx="4" /><rect class="part" width=${width} height="100%" rx="4" /></svg>`;
}

const WIDTH = 84;
const HEIGHT = 22;

/** A line of a few counts, for a look at where they go; its numbers are for others to tell. */
export function renderSpark(counts: readonly number[]): TemplateResult {
  const most = Math.max(1, ...counts);
  const step = WIDTH / Math.max(1, counts.length);
  return html`<svg class="spark" aria-hidden="true" viewBox="0 0 ${WIDTH} ${HEIGHT}">${counts.map(
    (count, at) => {
      const height = count === 0 ? 1.5 : 3 + (count / most) * (HEIGHT - 3);
      return svg`<rect class=${count === 0 ? "none" : "some"} x=${at * step} y=${HEIGHT - height} width=${step - 1.5} height=${height} rx="1" />`;
    },
  )}</svg>`;
}
