import { css } from "lit";

/** The groups beside the one that is open; on a phone one of the two at a time. */
export const unansweredStyle = css`
  :host { display: grid; grid-template: "top top" auto "list detail" minmax(0, 1fr) / minmax(300px, 400px) minmax(0, 1fr); block-size: 100%; overflow: hidden; }
  .top { grid-area: top; display: flex; flex-wrap: wrap; align-items: start; gap: 8px 12px; padding: 20px 28px 14px; border-block-end: 1px solid var(--line); }
  .top h1 { font-size: 22px; line-height: 1.3; }
  .top p { color: var(--soft); }
  .tabs { display: flex; gap: 4px; align-self: center; }
  .tabs button[aria-pressed="true"] { background: var(--tint); border-color: var(--accent); color: var(--accent); font-weight: 600; }
  .rail { display: none; }
  .list { grid-area: list; overflow-y: auto; border-inline-end: 1px solid var(--line); padding: 8px; display: grid; gap: 2px; align-content: start; grid-auto-rows: max-content; }
  .filters { display: flex; flex-wrap: wrap; gap: 6px; padding: 4px 4px 8px; }
  .filters .chip { min-block-size: 32px; padding-inline: 12px 8px; border-radius: 16px; font-size: 13.5px; color: var(--accent); border-color: var(--accent); background: var(--tint); }
  .filters .chip .icon { inline-size: 14px; block-size: 14px; }
  .group { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 3px 12px; inline-size: 100%; padding: 11px 13px; border: 1px solid transparent; border-radius: 12px; background: none; text-align: start; white-space: normal; align-items: center; }
  .group:hover:not(:disabled) { background: var(--sand); border-color: transparent; }
  .group[aria-current="true"] { background: var(--tint); border-color: var(--accent); }
  .group .question { grid-column: 1 / -1; font-weight: 600; line-height: 1.4; overflow-wrap: anywhere; display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; overflow: hidden; }
  .detail { grid-area: detail; overflow-y: auto; padding: 24px 28px 40px; }
  .inside { max-inline-size: 720px; margin-inline: auto; display: grid; gap: 18px; }
  .inside h2 { font-size: 20px; line-height: 1.35; overflow-wrap: anywhere; }
  .about { display: flex; flex-wrap: wrap; gap: 4px 14px; align-items: center; color: var(--soft); font-size: 14px; }
  .about .trend { display: inline-flex; gap: 8px; align-items: center; margin-inline-start: auto; }
  form { display: grid; gap: 14px; }
  form label { color: var(--ink); font-weight: 600; }
  form :is(input, textarea) { font-weight: 400; }
  textarea { min-block-size: 170px; resize: vertical; line-height: 1.55; }
  .draft { display: flex; flex-wrap: wrap; gap: 4px 10px; padding: 8px 12px; border-radius: 10px; background: var(--note); font-size: 14px; }
  .acts { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
  .acts kbd { border-color: currentColor; background: none; color: inherit; opacity: 0.85; }
  .main kbd { border-color: currentColor; }
  .alike { display: grid; gap: 8px; }
  .alike h3 { font-size: 13px; color: var(--soft); font-weight: 600; }
  .alike li { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 2px 14px; padding-inline-start: 12px; border-inline-start: 3px solid var(--line); }
  .alike .text { overflow-wrap: anywhere; }
  .alike .soft { grid-column: 1; }
  .alike a { grid-row: 1 / 3; grid-column: 2; align-self: center; font-size: 14px; }
  .empty { place-self: center; text-align: center; display: grid; gap: 4px; padding: 40px 20px; }
  .empty b { font-size: 18px; }
  .undo { position: sticky; inset-block-start: 0; z-index: 2; display: flex; align-items: center; gap: 10px; margin-block-end: 16px; padding: 8px 8px 8px 16px; border: 1px solid var(--line); border-radius: 12px; background: var(--raised); box-shadow: var(--shadow); }
  .undo span { flex: 1; min-inline-size: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .steps { display: flex; gap: 2px; margin-inline-start: auto; }
  .back { display: none; }
  .calm { color: var(--calm); }
  .notice { padding: 12px 16px; border: 1px solid var(--line); border-radius: 12px; background: var(--sand); display: grid; gap: 4px; }
  @media (width < 1000px) { :host { grid-template-columns: minmax(240px, 300px) minmax(0, 1fr); } .detail { padding-inline: 18px; } }
  @media (width < 860px) {
    :host { grid-template: "top" auto "list" minmax(0, 1fr) / minmax(0, 1fr); }
    .rail, .back { display: inline-flex; }
    .top { padding: 8px 12px; }
    .top p { inline-size: 100%; }
    .list { border: 0; }
    :host([data-open]) { grid-template: "detail" minmax(0, 1fr) / minmax(0, 1fr); }
    :host([data-open]) :is(.top > :not(.title), .list) { display: none; }
    :host([data-open]) .top { padding: 0; border: 0; position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
    :host(:not([data-open])) .detail { display: none; }
    .detail { padding: 10px 14px 30px; }
    kbd, .acts .soft { display: none; }
    .acts .main { flex: 1; justify-content: center; }
  }
`;
