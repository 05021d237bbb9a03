import { css } from "lit";

/** Bars and small lines, for pages that draw them. */
export const chartStyle = css`
  .bar { display: block; inline-size: 100%; block-size: 8px; }
  .bar .whole { fill: var(--sand); }
  .bar .part { fill: var(--accent); }
  .spark { inline-size: 84px; block-size: 22px; flex: none; }
  .spark .some { fill: var(--accent); }
  .spark .none { fill: var(--line); }
`;
