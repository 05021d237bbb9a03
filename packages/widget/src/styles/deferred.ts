/** The style that the first picture does without: what comes beside the conversation, and rules for pointers and small pages. */
export const DEFERRED_STYLE = `
.revealing .dots::after { content: attr(aria-label); animation: late 0.2s 3s backwards; }
@keyframes late { from, to { font-size: 0; } }
.jump {
  position: sticky;
  inset-block-end: -6px;
  flex: none;
  align-self: center;
  margin-block-start: -44px;
  display: flex;
  align-items: center;
  gap: 6px;
  min-inline-size: 44px;
  min-block-size: 44px;
  padding-inline: 11px;
  font-size: 0.875em;
  font-weight: 600;
  color: var(--_ink);
  background: var(--_paper);
  border: 1px solid var(--_line);
  border-radius: 22px;
  box-shadow: var(--_shadow);
}
.remaining { padding: 4px 18px 0; font-size: 0.8125em; color: var(--_soft); }
.remaining.excess { color: var(--_alert); }
.round.listen { color: var(--_soft); background: transparent; margin-inline: 0; }
.round.listen:hover { color: var(--_ink); }
.speak svg { inline-size: 20px; }
.speak + .signature { padding-inline-start: 6px; }
.round.listen[aria-pressed="true"], .speak[aria-pressed="true"] { color: var(--_accent); background: var(--_tint); }
@media (forced-colors: active) {
  [aria-pressed="true"], .speak[aria-pressed="true"] { forced-color-adjust: none; color: HighlightText; background: Highlight; }
}
.speak[aria-pressed="true"] { box-shadow: inset 0 0 0 4px var(--_paper); }
.scroll:focus-visible { outline-offset: -3px; border-radius: 6px; }
.plain-round:hover { color: var(--_ink); background: var(--_sand); }
.round:not(:disabled):hover { opacity: 0.88; }
button.human:hover { color: var(--_ink); text-decoration: underline; text-underline-offset: 3px; }
.pill:not(:disabled):hover { background: var(--_tint); border-color: var(--_accent); }
:host([position="left"]) .panel { transform-origin: 0 100%; }
/* In em, so that it works on small screens and with large text. */
@media (max-width: 22.5em) { .signature { display: none; } }
@media (max-width: 22.5em) and (min-height: 22em) { h2 { white-space: normal; } }
/* A page at 400 % has little height: one line above, one below, and the rest for the conversation (WCAG 1.4.10). */
@media (max-height: 20em) {
  .head { gap: 6px; padding-block: 2px; }
  .head slot > div { display: flex; align-items: baseline; gap: 8px; }
  .brand, .signature { display: none; }
  .head .plain-round, .toolbar button { inline-size: 32px; block-size: 32px; min-block-size: 0; }
  .scroll { padding-block: 8px; }
  .trouble p { max-block-size: 3.4em; padding-block: 4px; overflow: auto; }
  .composer { display: flex; flex-wrap: wrap; align-items: center; padding: 2px 6px; }
  .field { flex: 1; min-inline-size: 0; }
  .grow { padding-inline: 12px 2px; }
  .grow::after, textarea { max-block-size: 32px; padding-block: 5px; }
  .round { inline-size: 28px; block-size: 28px; margin: 2px; }
  .toolbar { min-block-size: 0; padding: 0; }
  .toolbar > .human { justify-content: center; gap: 0; min-block-size: 0; padding: 0 6px; font-size: 0; line-height: 1; }
  .remaining { flex-basis: 100%; order: 1; padding: 0 12px; }
}
@media (forced-colors: active) {
  .panel, .bubble, .pill, .card, .field, .round { border: 1px solid CanvasText !important; }
  .status::before, .dots i { background: CanvasText !important; forced-color-adjust: none; }
}
`;
