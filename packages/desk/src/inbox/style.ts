import { css } from "lit";

/** Four columns on a wide screen, three on a narrow one, one at a time on a phone. */
export const inboxStyle = css`
  :host {
    display: grid;
    grid-template: "rail list talk details" 100% / 208px 320px minmax(0, 1fr) 280px;
    block-size: 100%;
    background: var(--paper);
  }
  nav { grid-area: rail; display: flex; flex-direction: column; gap: 2px; padding: 16px 10px; background: var(--sand); border-inline-end: 1px solid var(--line); overflow-y: auto; }
  nav h1 { font-size: 15px; padding: 0 8px 12px; overflow: hidden; text-overflow: ellipsis; }
  nav .view { display: flex; justify-content: space-between; inline-size: 100%; text-align: start; border-color: transparent; background: none; }
  nav .view[aria-current] { background: var(--raised); border-color: var(--line); font-weight: 600; }
  nav .count { color: var(--soft); font-variant-numeric: tabular-nums; }
  nav .count.busy { color: var(--on-accent); background: var(--accent); border-radius: 10px; padding-inline: 8px; font-weight: 600; }
  nav footer { margin-block-start: auto; display: grid; gap: 8px; padding-block-start: 16px; }
  nav footer p { font-size: 13px; color: var(--soft); padding-inline: 8px; }
  .list { grid-area: list; min-inline-size: 0; overflow-y: auto; border-inline-end: 1px solid var(--line); }
  .list > h2 { position: sticky; inset-block-start: 0; padding: 18px 16px 10px; font-size: 16px; background: var(--paper); z-index: 1; }
  .empty, .choose { padding: 24px 16px; color: var(--soft); }
  .rows li { content-visibility: auto; contain-intrinsic-size: auto 84px; }
  .row { display: grid; grid-template-columns: 1fr auto; gap: 2px 8px; inline-size: 100%; padding: 11px 16px; text-align: start; white-space: normal; border: 0; border-block-end: 1px solid var(--line); border-radius: 0; background: none; }
  .row:hover { background: var(--sand); }
  .row[aria-current] { background: var(--tint); box-shadow: inset 3px 0 var(--accent); }
  .who { font-weight: 600; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  time, .soft, .message header { font-size: 13px; color: var(--soft); }
  .preview { grid-column: 1; font-size: 14px; color: var(--soft); overflow: hidden; display: -webkit-box; -webkit-line-clamp: 1; -webkit-box-orient: vertical; }
  .unread { min-inline-size: 20px; padding-inline: 6px; border-radius: 10px; font-size: 12px; line-height: 20px; text-align: center; font-weight: 700; color: var(--on-accent); background: var(--accent); justify-self: end; }
  .row .chips { grid-column: 1 / -1; }
  .chips { display: flex; flex-wrap: wrap; gap: 4px; }
  .chip { min-block-size: 0; padding: 1px 9px; font-size: 12px; line-height: 20px; border: 1px solid var(--line); border-radius: 11px; background: var(--raised); color: var(--soft); }
  .chip.strong, .chip.late { color: var(--alert); border-color: currentColor; }
  .chip.soon { color: var(--warn); border-color: currentColor; }
  .talk { grid-area: talk; min-inline-size: 0; display: grid; grid-template-rows: auto minmax(0, 1fr) auto; }
  .talk > header { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; padding: 12px 20px; border-block-end: 1px solid var(--line); }
  .talk > header h2 { font-size: 16px; margin-inline-end: 4px; }
  .talk > header .spring { flex: 1; }
  .scroll { overflow-y: auto; }
  .log { display: grid; gap: 14px; max-inline-size: 760px; margin-inline: auto; padding: 20px; }
  .line { font-size: 13px; color: var(--soft); text-align: center; }
  .line.strong { color: var(--alert); font-weight: 600; }
  .message { display: grid; gap: 4px; justify-items: start; max-inline-size: 85%; }
  .message header { display: flex; gap: 8px; }
  .bubble { padding: 9px 14px; border: 1px solid var(--line); border-radius: 16px; border-end-start-radius: 5px; background: var(--raised); overflow-wrap: anywhere; min-inline-size: 0; max-inline-size: 100%; }
  .bubble.plain { white-space: pre-wrap; }
  .bubble :is(p, ul, ol, blockquote, pre) { margin: 0 0 8px; }
  .bubble :is(ul, ol) { padding-inline-start: 20px; list-style: revert; }
  .bubble > :last-child { margin-block-end: 0; }
  .bubble a, .source a, .details a { color: var(--accent); }
  .assistant .bubble { background: var(--sand); }
  .message.agent { justify-self: end; justify-items: end; }
  .agent .bubble { background: var(--accent); border-color: var(--accent); color: var(--on-accent); border-end-start-radius: 16px; border-end-end-radius: 5px; }
  .note .bubble { background: var(--note); border-style: dashed; }
  .message.note { justify-self: end; justify-items: end; }
  .notice .bubble { border-style: dashed; color: var(--soft); }
  .pending { opacity: 0.6; }
  .source { font-size: 13px; color: var(--soft); }
  .choices { display: flex; flex-wrap: wrap; gap: 4px; }
  .composer { border-block-start: 1px solid var(--line); padding: 12px 20px 16px; display: grid; gap: 8px; }
  .composer.note { background: var(--note); }
  .composer textarea { resize: none; field-sizing: content; min-block-size: 64px; max-block-size: 220px; }
  .composer .bar { display: flex; gap: 8px; align-items: center; }
  .composer .bar .spring { flex: 1; }
  [role="tab"] { border-color: transparent; background: none; color: var(--soft); }
  [role="tab"][aria-selected="true"] { color: var(--ink); font-weight: 600; border-color: var(--line); background: var(--raised); }
  .banner { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; padding: 9px 16px; font-size: 14px; background: var(--tint); border-block-end: 1px solid var(--line); }
  .banner .spring { flex: 1; }
  .details { grid-area: details; padding: 20px 16px; border-inline-start: 1px solid var(--line); display: grid; gap: 10px; align-content: start; overflow-y: auto; }
  .details h2 { font-size: 17px; overflow-wrap: anywhere; }
  .details h3 { font-size: 13px; color: var(--soft); font-weight: 600; margin-block-start: 8px; }
  .here { color: var(--calm); font-size: 14px; }
  .viewers { padding: 6px 10px; border-radius: 9px; background: var(--note); font-size: 14px; }
  .offer { position: fixed; inset-block-end: 20px; inset-inline-start: 20px; z-index: 5; display: flex; align-items: center; gap: 8px; padding: 12px 14px; background: var(--raised); border: 1px solid var(--edge); border-radius: 14px; box-shadow: 0 12px 40px -8px rgb(0 0 0 / 35%); }
  dialog { color: var(--ink); background: var(--paper); border: 1px solid var(--line); border-radius: 16px; padding: 24px; }
  dialog::backdrop { background: rgb(0 0 0 / 35%); }
  dialog dl { display: grid; grid-template-columns: auto 1fr; gap: 6px 20px; margin-block-end: 16px; }
  dialog dt { font: 600 13px/1.6 ui-monospace, monospace; }
  .onlyphone { display: none; }
  @media (width < 1180px) {
    :host { grid-template: "rail list talk" 100% / 190px 290px minmax(0, 1fr); }
    .details { display: none; }
  }
  @media (width < 860px) {
    :host { grid-template: "rail" auto "list" minmax(0, 1fr) / minmax(0, 1fr); }
    nav { flex-direction: row; align-items: center; padding: 8px; gap: 4px; overflow-x: auto; border: 0; border-block-end: 1px solid var(--line); }
    nav h1, nav footer p { display: none; }
    nav .view { inline-size: auto; gap: 6px; }
    nav footer { display: flex; margin: 0 0 0 auto; padding: 0; }
    .list { border: 0; }
    .talk { display: none; }
    :host([data-reading]) nav, :host([data-reading]) .list { display: none; }
    :host([data-reading]) { grid-template: "talk" 100% / minmax(0, 1fr); }
    :host([data-reading]) .talk { display: grid; }
    .onlyphone { display: inline-block; }
    .talk > header { padding-inline: 12px; }
    .composer { padding-inline: 12px; }
  }
  @media (prefers-reduced-motion: no-preference) { .row, button { transition: background-color 0.12s, border-color 0.12s; } }
`;
