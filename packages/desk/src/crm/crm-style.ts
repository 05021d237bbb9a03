import { css } from "lit";

/** The page on CRMs, and the parts of it that are elements of their own. */
export const crmStyle = css`
  .rows > li { grid-template-columns: 1fr auto auto auto; }
  .rows > li > .wide { grid-column: 1 / -1; }
  .name { font-weight: 600; overflow-wrap: anywhere; }
  .told { padding: 10px 14px; border-radius: 11px; background: var(--tint); }
  .top > div { min-inline-size: 0; }
  .part { display: grid; gap: 14px; padding: 18px; border: 1px solid var(--line); border-radius: 14px; background: var(--raised); min-inline-size: 0; }
  .part h2 { font-size: 17px; }
  .part h3 { font-size: 15px; overflow-wrap: anywhere; }
  .part h3 .soft { font-weight: 400; }
  .rows button[aria-expanded="true"] { background: var(--tint); border-color: var(--accent); color: var(--accent); font-weight: 600; }
  .maps { display: grid; }
  .maps > li { display: grid; grid-template-columns: minmax(120px, 1fr) minmax(0, 2fr); gap: 2px 14px; align-items: center; padding: 8px 0; border-block-start: 1px solid var(--line); }
  .maps > li > label { color: var(--ink); overflow-wrap: anywhere; display: block; }
  .maps > li > p { grid-column: 2; overflow-wrap: anywhere; }
  .maps select[aria-invalid="true"] { border-color: var(--alert); }
  .another, .trial { display: flex; flex-wrap: wrap; gap: 8px; align-items: end; }
  .another label, .trial label { flex: 1 1 200px; min-inline-size: 0; }
  .foot { display: flex; flex-wrap: wrap; gap: 8px 14px; align-items: center; }
  .record { display: grid; gap: 4px; min-inline-size: 0; }
  table { inline-size: 100%; border-collapse: collapse; font-size: 14px; table-layout: fixed; }
  th, td { text-align: start; vertical-align: top; padding: 6px 8px 6px 0; border-block-start: 1px solid var(--line); overflow-wrap: anywhere; white-space: pre-line; }
  th { font-weight: 400; color: var(--soft); }
  col:first-child { inline-size: 38%; }
  @media (width < 560px) {
    .rows > li { grid-template-columns: 1fr auto; }
    .rows > li > .chip { grid-row: 2; justify-self: start; }
    .rows > li > desk-menu { justify-self: end; }
    .rows > li > button { grid-row: 2; justify-self: end; }
    .part { padding: 14px; }
    .maps > li { grid-template-columns: minmax(0, 1fr); }
    .maps > li > p { grid-column: 1; }
  }
`;
