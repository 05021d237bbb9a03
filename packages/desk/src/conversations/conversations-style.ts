import { css } from "lit";

const dialogStyle = css`
  dialog { inline-size: min(440px, calc(100vw - 24px)); padding: 24px; color: var(--ink); background: var(--paper); border: 1px solid var(--line); border-radius: 16px; box-shadow: var(--shadow); }
  dialog::backdrop { background: rgb(20 10 5 / 45%); }
  dialog form { display: grid; gap: 12px; }
  dialog h2 { font-size: 18px; }
  .acts { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
  dialog .acts { justify-content: flex-end; }
`;

/** The field for words, among the filters. */
export const wordSearchStyle = [
  dialogStyle,
  css`
    :host { display: contents; }
    form[role="search"] { flex: 0 1 280px; }
    .bare { min-block-size: 36px; font-size: 14px; }
  `,
];

/** The list beside the conversation that is read; on a phone one of the two at a time. */
export const conversationsStyle = [
  dialogStyle,
  css`
  :host { display: grid; grid-template: "top top" auto "list read" minmax(0, 1fr) / minmax(320px, 460px) minmax(0, 1fr); block-size: 100%; overflow: hidden; }
  .top { grid-area: top; display: grid; gap: 12px; padding: 20px 28px 14px; border-block-end: 1px solid var(--line); }
  .title { display: flex; gap: 12px; align-items: start; }
  .title h1 { font-size: 22px; line-height: 1.3; }
  .title p { color: var(--soft); }
  .rail, .back { display: none; }
  .finders { display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: center; }
  .filters, .set { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
  .set { flex: 1 0 100%; }
  .filters input { inline-size: 300px; max-inline-size: 100%; }
  .filters select { inline-size: auto; }
  .set .chip { min-block-size: 32px; padding-inline: 12px 8px; border-radius: 16px; font-size: 13.5px; color: var(--accent); border-color: var(--accent); background: var(--tint); }
  .set .chip .icon { inline-size: 14px; block-size: 14px; }
  .list { grid-area: list; overflow-y: auto; border-inline-end: 1px solid var(--line); padding: 8px; display: grid; gap: 2px; align-content: start; grid-auto-rows: max-content; }
  .row { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; gap: 1px 12px; inline-size: 100%; padding: 10px 12px; border: 1px solid transparent; border-radius: 12px; background: none; text-align: start; white-space: normal; align-items: center; --avatar: 36px; }
  .row:hover:not(:disabled) { background: var(--sand); border-color: transparent; }
  .row[aria-current="true"] { background: var(--tint); border-color: var(--accent); }
  .row .avatar { grid-row: 1 / 4; align-self: start; margin-block-start: 3px; }
  .row .name { font-weight: 600; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .row .matters { grid-column: 2 / 4; font-size: 14px; color: var(--soft); overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .row .chips { grid-column: 2 / 4; display: flex; flex-wrap: wrap; gap: 4px; margin-block-start: 3px; }
  .empty { place-self: center; text-align: center; padding: 40px 24px; color: var(--soft); max-inline-size: 46ch; }
  .read { grid-area: read; overflow-y: auto; }
  .about { position: sticky; inset-block-start: 0; z-index: 1; display: grid; gap: 8px; padding: 14px 24px; border-block-end: 1px solid var(--line); background: var(--paper); }
  .about h2 { font-size: 17px; line-height: 1.35; overflow-wrap: anywhere; }
  .acts .button { color: var(--ink); min-block-size: 32px; font-size: 14px; }
  .acts button { min-block-size: 32px; font-size: 14px; }
  .tags { display: flex; flex-wrap: wrap; gap: 5px; align-items: center; }
  .tags input:not([type="checkbox"]) { inline-size: 140px; min-block-size: 28px; padding-block: 2px; font-size: 13px; }
  .tags .chip .icon { inline-size: 13px; block-size: 13px; }
  .row .found { grid-column: 2 / 4; font-size: 14px; overflow-wrap: anywhere; }
  .row .found b { font-weight: 600; color: var(--soft); }
  @media (width < 1000px) { :host { grid-template-columns: minmax(260px, 320px) minmax(0, 1fr); } .about { padding-inline: 16px; } }
  @media (width < 860px) {
    :host { grid-template: "top" auto "list" minmax(0, 1fr) / minmax(0, 1fr); }
    .rail, .back { display: inline-flex; }
    .top { padding: 8px 12px 12px; }
    .filters { flex: 1 0 100%; }
    .filters input { inline-size: 100%; }
    .list { border: 0; }
    :host([data-open]) { grid-template: "read" minmax(0, 1fr) / minmax(0, 1fr); }
    :host([data-open]) :is(.finders, .list, .title > :not(.words)) { display: none; }
    :host([data-open]) .top { padding: 0; border: 0; position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
    :host(:not([data-open])) .read { display: none; }
    .about { padding: 8px 12px; }
  }
`,
];
