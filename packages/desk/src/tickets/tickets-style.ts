import { css } from "lit";

/** The list of tickets beside the one that is open; on a phone one at a time. */
export const ticketsStyle = css`
  :host { display: grid; grid-template: "list" 100% / minmax(0, 1fr); overflow: hidden; }
  :host([data-open]) { grid-template: "list ticket" 100% / minmax(320px, 420px) minmax(0, 1fr); }
  .list { grid-area: list; overflow-y: auto; min-block-size: 0; }
  .list .page { max-inline-size: 1080px; grid-template-columns: minmax(0, 1fr); }
  :host([data-open]) .list { border-inline-end: 1px solid var(--line); }
  :host([data-open]) .page { padding: 14px 14px 40px; gap: 12px; }
  :host([data-open]) .top p, :host([data-open]) .top .words { display: none; }
  desk-ticket { grid-area: ticket; min-inline-size: 0; min-block-size: 0; }
  .gone { grid-area: ticket; display: grid; place-items: center; color: var(--soft); }
  .choice button { min-block-size: 34px; }
  .choice .count { font-variant-numeric: tabular-nums; font-weight: 400; color: var(--soft); }
  .choice .count.late { color: var(--alert); font-weight: 600; }
  .filters select, .filters input { inline-size: auto; max-inline-size: 190px; min-inline-size: 0; }
  .filters .number { inline-size: 104px; }
  .rows { padding: 0; }
  .row { display: grid; grid-template: "number subject who" auto "number chips chips" auto / 52px minmax(0, 1fr) auto; gap: 3px 12px; align-items: center; inline-size: 100%; padding: 10px 16px; text-align: start; border: 0; border-radius: 0; background: none; --avatar: 26px; white-space: normal; }
  .rows > li { display: block; padding: 0; content-visibility: auto; contain-intrinsic-block-size: auto 74px; }
  .row:hover { background: var(--sand); }
  .row[aria-current] { background: var(--tint); box-shadow: inset 3px 0 var(--accent); }
  .row:focus-visible { outline-offset: -3px; }
  .row .number { grid-area: number; align-self: start; color: var(--soft); font-variant-numeric: tabular-nums; font-size: 14px; }
  .row .subject { grid-area: subject; font-weight: 550; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .row .who { grid-area: who; display: flex; align-items: center; gap: 10px; font-size: 12.5px; color: var(--soft); }
  .row .chips { grid-area: chips; display: flex; flex-wrap: wrap; gap: 4px; align-items: center; font-size: 13px; color: var(--soft); min-inline-size: 0; }
  .row .chips .from { overflow: hidden; text-overflow: ellipsis; }
  .after { justify-self: center; }
  dialog textarea { resize: vertical; }
  .pair { display: grid; grid-template-columns: 1fr 1fr; gap: 12px; }
  @media (width < 860px) {
    :host([data-open]) { grid-template: "ticket" 100% / minmax(0, 1fr); }
    :host([data-open]) .list { display: none; }
    .row { padding-inline: 12px; grid-template-columns: 44px minmax(0, 1fr) auto; column-gap: 8px; }
    .filters .choice { flex-wrap: nowrap; overflow-x: auto; max-inline-size: 100%; scrollbar-width: none; }
    .filters select, .filters .number { flex: 1 1 auto; max-inline-size: none; }
    .filters select { padding-inline: 8px 4px; }
    .top .words { display: none; }
  }
`;

/** One ticket: its head and fields, its story, and the field for an answer or a note. */
export const ticketStyle = css`
  :host { display: grid; grid-template-rows: auto minmax(0, 1fr) auto; block-size: 100%; }
  .head { display: flex; align-items: center; gap: 10px; min-block-size: 60px; padding: 8px 16px 8px 20px; border-block-end: 1px solid var(--line); }
  .head > div { min-inline-size: 0; flex: 1; line-height: 1.3; }
  .head h1 { font-size: 17px; overflow-wrap: anywhere; }
  .head p { font-size: 13px; color: var(--soft); }
  .head p.late { color: var(--alert); }
  .scroll { overflow-y: auto; min-block-size: 0; padding: 16px 20px 24px; display: grid; gap: 20px; align-content: start; }
  .fields { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 10px 12px; }
  .facts { display: flex; flex-wrap: wrap; gap: 6px 18px; font-size: 14px; align-items: center; }
  .facts .soft { font-size: 14px; }
  .links { display: flex; flex-wrap: wrap; gap: 8px; }
  h2 { font-size: 13px; color: var(--soft); font-weight: 600; margin-block-end: 8px; }
  .story { display: grid; gap: 12px; }
  .story li { display: grid; gap: 4px; justify-items: start; }
  .story .by { font-size: 13px; color: var(--soft); display: flex; flex-wrap: wrap; gap: 4px 8px; align-items: baseline; }
  .story .by b { color: var(--ink); font-weight: 600; }
  .words { padding: 9px 14px; border: 1px solid var(--line); border-radius: 14px; border-start-start-radius: 5px; background: var(--raised); white-space: pre-wrap; overflow-wrap: anywhere; max-inline-size: 640px; }
  .agent .words { background: var(--mine); border-color: transparent; }
  .note .words { background: var(--note); border: 1px dashed var(--note-edge); }
  form { display: grid; margin: 0 16px 16px; border: 1px solid var(--edge); border-radius: 16px; border-end-end-radius: 6px; background: var(--raised); overflow: clip; }
  form:focus-within { border-color: var(--accent); box-shadow: 0 0 0 1px var(--accent); }
  form.note { background: var(--note); border-color: var(--note-edge); }
  .bar { display: flex; flex-wrap: wrap; gap: 6px; align-items: center; padding: 6px 8px; }
  .bar [aria-pressed] { min-block-size: 32px; border-color: transparent; background: none; color: var(--soft); }
  .bar [aria-pressed="true"] { color: var(--ink); font-weight: 600; background: color-mix(in srgb, var(--ink) 7%, transparent); }
  textarea { resize: none; field-sizing: content; min-block-size: 62px; max-block-size: 30vh; padding: 4px 16px; border: 0; border-radius: 0; background: none; }
  textarea:focus-visible { outline: none; }
  .shut { padding: 14px 20px 18px; color: var(--soft); font-size: 14px; }
  .problem { margin: 0 20px 8px; }
  @media (width < 860px) { .head { padding-inline: 4px 10px; } .scroll { padding-inline: 14px; } form { margin: 0 10px 10px; } }
`;
