/**
 * The style of what comes beside the conversation, and rules for pointers and small pages. The first picture does without most of it,
 * but a sheet that came after it would have the browser style the whole chat again.
 */
export const DETAILS_STYLE = `
.revealing .dots::after { content: attr(aria-label); animation: late 0.2s 3s backwards; }
@keyframes late { from, to { font-size: 0; } }
.jump {
  position: sticky;
  z-index: 1;
  inset-block-end: 0;
  flex: none;
  align-self: flex-end;
  margin-block-start: -40px;
  display: flex;
  align-items: center;
  gap: 6px;
  min-inline-size: 40px;
  min-block-size: 40px;
  padding-inline: 9px;
  font-size: 0.933em;
  font-weight: 600;
  color: var(--_ink);
  background: var(--_paper);
  border: 1px solid var(--_line);
  border-radius: 20px;
  box-shadow: var(--_shadow);
}
.round.listen { color: var(--_soft); background: transparent; margin: 0; border-radius: 50%; }
.round.listen:hover { color: var(--_ink); }
.toolbar .speak { inline-size: 36px; block-size: 36px; }
.speak svg, .listen svg { inline-size: 20px; }
.round.listen[aria-pressed="true"], .speak[aria-pressed="true"] { color: var(--_link); background: var(--_tint); }
@media (forced-colors: active) {
  [aria-pressed="true"], .speak[aria-pressed="true"] { forced-color-adjust: none; color: HighlightText; background: Highlight; }
}
.scroll:focus-visible { outline-offset: -3px; border-radius: 6px; }
.plain-round:hover, button.human:hover { color: var(--_ink); background: var(--_sand); }
.round:not(:disabled):hover { opacity: 0.88; }
.pill:not(:disabled):hover { background: var(--_tint); border-color: var(--_link); }
.starter:hover { border-color: var(--_link); box-shadow: 0 4px 14px -6px rgb(0 0 0 / 18%); transform: translateY(-1px); }
/* In em, so that it works on small screens and with large text. */
@media (max-width: 640px), (max-height: 480px) { .widen { display: none; } }
/* Six buttons leave the words of the first no room; its icon stays, and its name for readers. */
@media (max-width: 23.5em) {
  .toolbar:has([part="camera"]) > .human { gap: 0; padding-inline: 9px; font-size: 0; }
}
@media (max-width: 22.5em) and (min-height: 22em) { h2 { white-space: normal; } }
/* A page at 400 % has little height: one line above, one below, and the rest for the conversation (WCAG 1.4.10). */
@media (max-height: 20em) {
  .head { gap: 6px; min-block-size: 0; padding-block: 2px; }
  .head slot > div { display: flex; align-items: baseline; gap: 8px; }
  .brand, .greeting svg, .who { display: none; }
  .head .plain-round, .toolbar button { inline-size: 32px; block-size: 32px; min-block-size: 0; }
  .scroll { padding-block: 8px; }
  .opening { gap: 10px; padding-block: 0; }
  .starters { min-block-size: 0; }
  .trouble p { max-block-size: 3.4em; padding-block: 4px; overflow: auto; }
  .composer { padding: 2px 6px; }
  .field { display: flex; align-items: center; border-radius: 18px; }
  .grow { flex: 1; min-inline-size: 0; padding-inline: 12px 2px; }
  .grow::after, textarea { max-block-size: 24px; margin-block: 4px; }
  .toolbar { padding: 0 2px; }
  .toolbar .round:not(.listen) { inline-size: 28px; block-size: 28px; margin: 2px; }
  .toolbar > .human { justify-content: center; gap: 0; min-block-size: 0; padding: 0 6px; font-size: 0; line-height: 1; }
}
@media (forced-colors: active) {
  .panel, .bubble, .pill, .starter, .source, .card, .field, .round { border: 1px solid CanvasText !important; }
  .status::before, .dots i { background: CanvasText !important; forced-color-adjust: none; }
}
.hours { display: flex; align-items: center; gap: 8px; margin-block: 12px 0; font-size: 0.875em; line-height: 1.45; color: var(--_soft); }
.hours svg { flex: none; inline-size: 18px; }
`;
