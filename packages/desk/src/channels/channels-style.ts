import { css } from "lit";

/** The page on channels, beyond what all pages share. */
export const channelsStyle = css`
  .channel { display: grid; gap: 12px; padding: 16px 18px; border: 1px solid var(--line); border-radius: 14px; background: var(--raised); min-inline-size: 0; }
  .channel .head { display: flex; gap: 12px; align-items: center; flex-wrap: wrap; }
  .channel h2 { font-size: 16px; overflow-wrap: anywhere; }
  .channel .who { flex: 1; min-inline-size: 180px; }
  .step { display: grid; gap: 10px; padding: 14px; border-radius: 12px; background: var(--sand); }
  .copy { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 4px 8px; align-items: end; }
  .copy label { min-inline-size: 0; }
  .copy input { font-family: ui-monospace, monospace; font-size: 13px; text-overflow: ellipsis; }
  .steps { display: grid; gap: 8px; padding-inline-start: 22px; list-style: decimal; }
  .steps li { padding-inline-start: 4px; overflow-wrap: anywhere; }
  .steps li::marker { color: var(--accent); font-weight: 600; }
  .kinds { display: flex; flex-wrap: wrap; gap: 6px; }
  .kinds button[aria-pressed="true"] { background: var(--tint); border-color: var(--accent); color: var(--accent); font-weight: 600; }
  dialog.form { inline-size: min(600px, calc(100vw - 24px)); max-block-size: 90vh; overflow-y: auto; }
  table { inline-size: 100%; border-collapse: collapse; font-size: 14px; }
  caption { text-align: start; padding-block-end: 4px; }
  th, td { text-align: start; padding: 5px 8px; border-block-start: 1px solid var(--line); }
  th { color: var(--soft); font-weight: 600; }
  td.figure, th.figure { text-align: end; font-variant-numeric: tabular-nums; }
  .locked { display: flex; gap: 10px; align-items: start; }
  @media (width < 560px) {
    .top { flex-wrap: wrap; }
    .top > div { flex: 1 1 70%; }
    th, td { padding-inline: 3px; }
  }
  .locked input { inline-size: 18px; min-block-size: 18px; margin-block-start: 3px; accent-color: var(--accent); }
`;
