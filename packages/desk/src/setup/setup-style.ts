import { css } from "lit";

/** The set-up, beyond what all pages share. */
export const setupStyle = css`
  .steps { display: flex; gap: 6px; flex-wrap: wrap; counter-reset: step; }
  .steps li { counter-increment: step; display: flex; align-items: center; gap: 7px; padding: 4px 12px 4px 6px; border-radius: 16px; font-size: 13px; color: var(--soft); }
  .steps li::before { content: counter(step); display: grid; place-items: center; inline-size: 22px; block-size: 22px; border-radius: 50%; border: 1px solid var(--edge); font-weight: 600; font-size: 12px; }
  .steps li[aria-current] { background: var(--tint); color: var(--accent); font-weight: 600; }
  .steps li[aria-current]::before, .steps li[data-done]::before { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
  fieldset { min-inline-size: 0; margin: 0; padding: 0; border: 0; }
  legend { padding: 0; margin-block-end: 6px; font-size: 14px; color: var(--soft); }
  section, form.step { display: grid; gap: 18px; }
  h2 { font-size: 24px; line-height: 1.3; text-wrap: balance; }
  .intro { color: var(--soft); max-inline-size: 62ch; }
  .ask { display: flex; flex-wrap: wrap; gap: 10px; align-items: end; }
  .ask label { flex: 1 1 260px; }
  .ask input { font-size: 17px; min-block-size: 48px; }
  .ask button { min-block-size: 48px; }
  .fields { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(300px, 100%), 1fr)); gap: 18px 24px; align-items: start; }
  .field { display: grid; gap: 6px; align-content: start; min-inline-size: 0; }
  .swatches { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
  .swatch { position: relative; display: grid; }
  .swatch input { appearance: none; margin: 0; inline-size: 40px; block-size: 40px; min-block-size: 40px; padding: 0; border-radius: 50%; border: 2px solid var(--paper); outline: 1px solid var(--edge); outline-offset: 0; cursor: pointer; background: var(--swatch); }
  .swatch input:checked { outline: 3px solid var(--ink); }
  .swatch input:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
  input[type="color"] { inline-size: 52px; min-block-size: 40px; padding: 3px; cursor: pointer; }
  .check { display: flex; grid-template-columns: none; align-items: center; gap: 10px; color: var(--ink); min-block-size: 36px; }
  .logo { display: flex; align-items: center; gap: 12px; }
  .logo img { inline-size: 56px; block-size: 56px; object-fit: contain; border: 1px solid var(--line); border-radius: 12px; background: #fff; }
  .remarks { display: grid; gap: 6px; padding: 12px 16px; border-radius: 12px; background: var(--note); border: 1px solid var(--note-edge); font-size: 14px; }
  .acts { display: flex; flex-wrap: wrap; gap: 10px; justify-content: flex-end; align-items: center; }
  .acts .main { min-block-size: 44px; padding-inline: 20px; }
  .two { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 400px); gap: 28px; align-items: start; }
  .two.wide { grid-template-columns: minmax(260px, 340px) minmax(0, 1fr); }
  .pages { max-block-size: 420px; overflow-y: auto; border: 1px solid var(--line); border-radius: 14px; }
  .pages li { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 12px; padding: 9px 14px; border-block-start: 1px solid var(--line); }
  .pages li:first-child { border: 0; }
  .pages .name { overflow-wrap: anywhere; }
  .pages .problem { grid-column: 1 / -1; font-size: 13px; }
  progress { inline-size: 100%; accent-color: var(--accent); }
  .choice { display: flex; gap: 6px; flex-wrap: wrap; }
  .choice button[aria-pressed="true"] { background: var(--tint); border-color: var(--accent); color: var(--accent); font-weight: 600; }
  pre { margin: 0; padding: 16px; overflow-x: auto; white-space: pre-wrap; overflow-wrap: anywhere; font: 13px/1.6 ui-monospace, "Cascadia Mono", Menlo, monospace; border: 1px solid var(--line); border-radius: 12px; background: var(--sand); }
  ol.guide { display: grid; gap: 6px; padding-inline-start: 22px; list-style: decimal; }
  .verdict { display: grid; gap: 8px; padding: 14px 16px; border: 1px solid var(--line); border-radius: 14px; }
  .verdict.good { border-color: var(--calm); color: var(--calm); font-weight: 600; }
  @media (width < 860px) { .two, .two.wide { grid-template-columns: minmax(0, 1fr); } .acts .main { flex: 1; justify-content: center; } }
`;
