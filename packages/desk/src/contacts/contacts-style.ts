import { css } from "lit";

/** The list of contacts beside the one that is open; on a phone one at a time. */
export const contactsStyle = css`
  :host { display: grid; grid-template: "list" 100% / minmax(0, 1fr); overflow: hidden; }
  :host([data-open]) { grid-template: "list contact" 100% / minmax(300px, 380px) minmax(0, 1fr); }
  .list { grid-area: list; overflow-y: auto; min-block-size: 0; }
  .list .page { grid-template-columns: minmax(0, 1fr); }
  :host([data-open]) .list { border-inline-end: 1px solid var(--line); }
  :host([data-open]) .page { padding: 14px 14px 40px; gap: 12px; }
  :host([data-open]) .top p, :host([data-open]) .top .words { display: none; }
  .rows > li { display: block; padding: 0; content-visibility: auto; contain-intrinsic-block-size: auto 64px; }
  .row { display: grid; grid-template: "face who when" auto "face reach chips" auto / auto minmax(0, 1fr) auto; gap: 0 12px; align-items: center; inline-size: 100%; padding: 10px 16px; border: 0; border-radius: 0; background: none; text-align: start; --avatar: 38px; }
  .row:hover { background: var(--sand); }
  .row[aria-current] { background: var(--tint); box-shadow: inset 3px 0 var(--accent); }
  .row:focus-visible { outline-offset: -3px; }
  .row .avatar { grid-area: face; }
  .row b { grid-area: who; font-weight: 550; overflow: hidden; text-overflow: ellipsis; }
  .row time { grid-area: when; justify-self: end; font-size: 12.5px; color: var(--soft); }
  .row .reach { grid-area: reach; font-size: 14px; color: var(--soft); overflow: hidden; text-overflow: ellipsis; }
  .row .chips { grid-area: chips; display: flex; gap: 4px; }
  .after { justify-self: center; }
  .gone { display: grid; place-items: center; color: var(--soft); }
  .open { grid-area: contact; min-block-size: 0; overflow-y: auto; }
  .open .head { display: flex; align-items: center; gap: 12px; padding: 14px 20px; border-block-end: 1px solid var(--line); --avatar: 46px; }
  .open .head > div { min-inline-size: 0; flex: 1; }
  .open h1 { font-size: 18px; line-height: 1.3; overflow-wrap: anywhere; }
  .open .parts { display: grid; gap: 22px; padding: 18px 20px 40px; max-inline-size: 760px; }
  .open h2 { font-size: 13px; color: var(--soft); font-weight: 600; margin-block-end: 8px; }
  .reaches, .acts-row { display: flex; flex-wrap: wrap; gap: 8px 14px; align-items: center; }
  .acts-row { gap: 8px; }
  .note { padding: 9px 14px; border-radius: 11px; background: var(--note); border: 1px solid var(--note-edge); font-size: 14px; }
  .attributes { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 4px 18px; }
  .attributes dt { color: var(--soft); }
  .attributes dd { overflow-wrap: anywhere; }
  .things { display: grid; border: 1px solid var(--line); border-radius: 14px; overflow: clip; background: var(--raised); }
  .things li { display: flex; align-items: center; gap: 10px; padding: 6px 8px 6px 14px; border-block-start: 1px solid var(--line); }
  .things li:first-child { border: 0; }
  .things a { flex: 1; min-inline-size: 0; padding-block: 6px; color: inherit; text-decoration: none; display: grid; }
  .things a:hover b { text-decoration: underline; }
  .things b { font-weight: 550; overflow-wrap: anywhere; }
  .things .none { color: var(--soft); padding-block: 12px; }
  .found { display: grid; gap: 4px; max-block-size: 40vh; overflow-y: auto; }
  .found button { inline-size: 100%; justify-content: flex-start; }
  .erases { display: grid; gap: 4px; padding-inline-start: 18px; list-style: disc; }
  @media (width < 860px) {
    :host([data-open]) { grid-template: "contact" 100% / minmax(0, 1fr); }
    :host([data-open]) .list { display: none; }
    .top .words { display: none; }
    .open .head { padding-inline: 4px 14px; }
    .open .parts { padding-inline: 14px; }
  }
`;
