import { css } from "lit";

/**
 * The open conversation, with its details beside it or, where there is no room, above it. By hand: the head has room for the word of
 * its main act from 520 px, beside four icons and a name of some 160 px.
 */
export const talkStyle = css`
  :host { display: grid; grid-template: "head details" auto "banners details" auto "scroll details" minmax(0, 1fr) "suggests details" auto "composer details" auto / minmax(0, 1fr) auto; block-size: 100%; min-block-size: 0; position: relative; }
  .head { grid-area: head; display: flex; align-items: center; gap: 8px; min-block-size: 60px; padding: 8px 16px 8px 20px; border-block-end: 1px solid var(--line); min-inline-size: 0; }
  .head { container: head / inline-size; }
  @container head (width < 520px) { .words { display: none; } }
  .head .who { display: grid; min-inline-size: 0; line-height: 1.3; }
  .head h2 { font-size: 16px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .head .who p { display: flex; align-items: center; gap: 6px; font-size: 13px; color: var(--soft); --avatar: 18px; }
  .head .status { min-inline-size: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .faces { display: flex; --avatar: 26px; }
  .faces .avatar { border: 2px solid var(--paper); margin-inline-start: -6px; }
  .faces .replying .avatar { border-color: var(--note-edge); }
  .banners { grid-area: banners; }
  .scroll { grid-area: scroll; overflow-y: auto; min-block-size: 0; overscroll-behavior: contain; position: relative; }
  .unheard { min-block-size: 100%; }
  .outline { max-inline-size: 800px; margin-inline: auto; padding-inline: 6px; }
  .outline p { border: 0; }
  .unheard:has(+ .log > li) { min-block-size: 0; }
  .log { display: grid; gap: 3px; max-inline-size: 800px; margin-inline: auto; padding: 12px 20px 20px; }
  .log > li { content-visibility: auto; contain-intrinsic-block-size: auto 70px; }
  .rule { display: flex; align-items: center; gap: 12px; margin-block: 14px 8px; font-size: 12.5px; color: var(--soft); }
  .rule::before, .rule::after { content: ""; flex: 1; border-block-start: 1px solid var(--line); }
  .rule.news { color: var(--accent); font-weight: 600; }
  .rule.news::before, .rule.news::after { border-color: currentColor; opacity: 0.5; }
  .line { font-size: 13px; color: var(--soft); text-align: center; padding-block: 5px; }
  .line.strong { color: var(--alert); font-weight: 600; }
  .call .icon { inline-size: 15px; block-size: 15px; vertical-align: -2px; margin-inline-end: 5px; }
  .line q { color: var(--ink); }
  .message { position: relative; display: grid; gap: 3px; justify-items: start; justify-self: start; max-inline-size: min(86%, 600px); padding-inline-start: 42px; margin-block-start: 12px; min-inline-size: 0; --avatar: 30px; }
  .message.joined { margin-block-start: 0; }
  .message > .avatar { position: absolute; inset-inline-start: 0; inset-block-start: 22px; }
  .message.joined > .avatar { display: none; }
  .helper { background: var(--tint); color: var(--accent); }
  .message .by { display: flex; align-items: center; gap: 8px; font-size: 13px; color: var(--soft); }
  .message .by .avatar { --avatar: 22px; margin-inline-end: -2px; }
  .message .by .icon { inline-size: 15px; block-size: 15px; }
  time { font-size: 12px; color: var(--soft); }
  .bubble { padding: 8px 14px; border: 1px solid var(--line); border-radius: 16px; border-start-start-radius: 5px; background: var(--raised); overflow-wrap: anywhere; min-inline-size: 0; max-inline-size: 100%; }
  .joined .bubble { border-start-start-radius: 16px; }
  .bubble.plain { white-space: pre-wrap; }
  .bubble :is(p, ul, ol, blockquote, pre) { margin: 0 0 8px; }
  .bubble :is(ul, ol) { padding-inline-start: 20px; list-style: revert; }
  .bubble > :last-child { margin-block-end: 0; }
  .bubble pre { overflow-x: auto; }
  .bubble :is(h1, h2, h3) { font-size: 1em; margin: 0 0 4px; }
  .assistant .bubble { background: var(--sand); border-color: transparent; }
  .message.agent, .message.note { justify-self: end; justify-items: end; padding-inline-start: 0; }
  .agent .bubble { background: var(--mine); border-color: transparent; border-start-start-radius: 16px; border-end-end-radius: 5px; }
  .note .bubble { background: var(--note); border: 1px dashed var(--note-edge); border-start-start-radius: 16px; border-end-end-radius: 5px; }
  .notice .bubble { border-style: dashed; color: var(--soft); background: none; }
  .pending .bubble { background: none; border: 1px dashed var(--edge); color: var(--soft); }
  .seen { display: flex; align-items: center; gap: 5px; font-size: 12px; color: var(--soft); }
  .seen .icon { inline-size: 14px; block-size: 14px; }
  .seen button, .problem button { min-block-size: 26px; padding-block: 0; }
  .source { font-size: 13px; padding-inline-start: 4px; }
  .choices { display: flex; flex-wrap: wrap; gap: 4px; }
  .newer { position: sticky; inset-block-end: 10px; margin: 0 auto; display: flex; inline-size: max-content; box-shadow: var(--shadow); border-radius: 18px; }
  .suggests { grid-area: suggests; padding-inline: 20px; min-inline-size: 0; }
  desk-composer { grid-area: composer; min-inline-size: 0; }
  .details { grid-area: details; inline-size: 288px; padding: 16px; border-inline-start: 1px solid var(--line); display: grid; gap: 18px; align-content: start; overflow-y: auto; background: var(--paper); }
  .details .top { display: flex; align-items: center; gap: 12px; --avatar: 42px; min-inline-size: 0; }
  .details .top > div:nth-child(2) { flex: 1; min-inline-size: 0; }
  .details h2 { font-size: 16px; line-height: 1.3; overflow-wrap: anywhere; }
  .details h3 { font-size: 12.5px; color: var(--soft); font-weight: 600; }
  .details .part { display: grid; gap: 7px; }
  .details .part p { overflow-wrap: anywhere; }
  .details .chips { display: flex; flex-wrap: wrap; gap: 4px; }
  .facts { display: grid; grid-template-columns: auto 1fr; gap: 4px 12px; font-size: 14px; }
  .facts dt { color: var(--soft); }
  .facts dd { text-align: end; }
  .asked { display: grid; gap: 6px; font-size: 14px; }
  .asked li { padding-inline-start: 10px; border-inline-start: 2px solid var(--line); overflow-wrap: anywhere; }
  .here { color: var(--calm); font-size: 13px; }
  .viewers { display: flex; gap: 8px; align-items: center; padding: 7px 11px; border-radius: 9px; background: var(--note); font-size: 14px; }
  .back, .details .close { display: none; }
  @media (width < 1240px) {
    .details { grid-area: auto; position: absolute; inset-block: 0; inset-inline-end: 0; z-index: 4; inline-size: min(320px, 100%); box-shadow: var(--shadow); }
    .details .close { display: inline-flex; }
  }
  @media (width < 860px) {
    .back { display: inline-flex; }
    .head { padding-inline: 4px 8px; gap: 4px; }
    .head .wide, .head .words { display: none; }
    .log { padding: 8px 12px 16px; }
    .message { max-inline-size: 92%; padding-inline-start: 38px; }
    .details { inline-size: 100%; border: 0; }
  }
`;
