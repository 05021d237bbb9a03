import { css } from "lit";

/** A page of settings: a title with its main act, filters, and a list that becomes cards on a phone. */
export const pageStyle = css`
  :host { display: block; block-size: 100%; overflow-y: auto; }
  .page { max-inline-size: 980px; margin-inline: auto; padding: 24px 28px 60px; display: grid; gap: 18px; }
  .top { display: flex; align-items: start; gap: 12px; }
  .top h1 { font-size: 22px; line-height: 1.3; }
  .top p { color: var(--soft); }
  .filters { display: flex; flex-wrap: wrap; gap: 8px; align-items: end; }
  .filters input { max-inline-size: 320px; }
  .filters .choice { display: flex; gap: 4px; flex-wrap: wrap; }
  .filters .choice button[aria-pressed="true"] { background: var(--tint); border-color: var(--accent); color: var(--accent); font-weight: 600; }
  .rows { display: grid; border: 1px solid var(--line); border-radius: 14px; background: var(--raised); overflow: clip; }
  .rows > li { display: grid; align-items: center; gap: 4px 14px; padding: 12px 16px; border-block-start: 1px solid var(--line); }
  .rows > li:first-child { border: 0; }
  input[type="file"] { padding: 5px; color: var(--soft); }
  input[type="file"]::file-selector-button { margin-inline-end: 10px; padding: 4px 12px; border: 1px solid var(--line); border-radius: 7px; background: var(--sand); color: var(--ink); font: inherit; cursor: pointer; }
  .empty { padding: 24px 16px; color: var(--soft); text-align: center; }
  .rows > .empty { grid-template-columns: minmax(0, 1fr); }
  dialog { inline-size: min(480px, calc(100vw - 24px)); padding: 24px; color: var(--ink); background: var(--paper); border: 1px solid var(--line); border-radius: 16px; box-shadow: var(--shadow); }
  dialog::backdrop { background: rgb(20 10 5 / 45%); }
  dialog form { display: grid; gap: 16px; }
  dialog h2 { font-size: 18px; }
  dialog .acts { display: flex; gap: 8px; justify-content: flex-end; }
  fieldset { border: 0; padding: 0; margin: 0; display: grid; gap: 8px; }
  legend { padding: 0; margin-block-end: 6px; font-size: 14px; color: var(--soft); }
  .radio { display: grid; grid-template-columns: auto 1fr; gap: 0 10px; padding: 10px 14px; border: 1px solid var(--line); border-radius: 11px; color: var(--ink); cursor: pointer; }
  .radio:has(:checked) { border-color: var(--accent); background: var(--tint); }
  .radio input { grid-row: 1 / 3; inline-size: 18px; min-block-size: 18px; accent-color: var(--accent); }
  .rail { display: none; }
  @media (width < 860px) { .page { padding: 8px 12px 40px; } .rail { display: inline-flex; } }
  .switch { grid-template-columns: auto minmax(0, 1fr); align-items: start; gap: 2px 12px; padding: 12px 16px; border: 1px solid var(--line); border-radius: 14px; background: var(--raised); color: var(--ink); font-size: 15px; cursor: pointer; }
  .switch input { margin-block-start: 2px; }
  .switch small { grid-column: 2; font-size: 13px; color: var(--soft); }
  .switch:has(:disabled) { cursor: default; color: var(--soft); }
`;
