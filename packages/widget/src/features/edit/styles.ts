/** The style of a message's buttons, and of the bar that shows while a question is edited. */
export const EDIT_STYLE = `
.tools { display: flex; margin-block: -6px -10px; margin-inline-start: -7px; }
.tool {
  position: relative;
  display: grid;
  place-items: center;
  inline-size: 32px;
  block-size: 32px;
  color: var(--_soft);
  border-radius: 50%;
  transition: background 0.15s, color 0.15s, opacity 0.15s;
}
.tool svg { inline-size: 17px; }
.tool:hover { color: var(--_ink); background: var(--_sand); }
.tool.down svg { rotate: 180deg; }
.tool[aria-pressed="true"] { color: var(--_link); }
.tool[aria-pressed="true"] svg { fill: currentColor; }
.tool:focus-visible { outline-offset: -2px; }
/* Beside an older message it takes no space, so nothing moves when it appears. */
.tools.beside { position: absolute; inset-block-end: 2px; inset-inline-end: -4px; align-items: center; margin: 0; }
.beside .tool { inline-size: 32px; block-size: 32px; opacity: 0; pointer-events: none; }
.row:is(:hover, :focus, :focus-within) > .beside .tool { opacity: 1; pointer-events: auto; }
.row.visitor:has(> .own) { display: grid; grid-template-columns: 1fr auto; column-gap: 2px; }
.row.visitor:has(> .own) > .bubble { grid-column: 1 / -1; justify-self: end; }
.tools.own { grid-row: 2; justify-self: end; align-self: center; margin: -12px 0; }
.own + .state { grid-row: 2; }
.own .tool { inline-size: 32px; }
.own .tool svg { inline-size: 16px; }
.chip {
  align-self: center;
  margin-inline-start: 4px;
  padding: 3px 9px;
  font-size: 0.75em;
  line-height: 1.4;
  white-space: nowrap;
  color: var(--_paper);
  background: var(--_ink);
  border-radius: 9px;
  border-end-start-radius: 4px;
  animation: settle 0.16s ease-out;
}
.beside .chip { position: absolute; inset-inline-end: 100%; margin: 0; }
.editing {
  display: flex;
  align-items: center;
  gap: 10px;
  margin: 4px 12px -4px;
  padding-block: 2px;
  padding-inline: 14px 0;
  background: var(--_tint);
  border-radius: 18px;
  border-end-end-radius: 8px;
  animation: settle 0.16s ease-out;
}
.editing > svg { inline-size: 18px; color: var(--_link); }
.editing p { flex: 1; min-inline-size: 0; padding-block: 7px; font-size: 0.8125em; line-height: 1.35; }
.editing strong { display: block; font-weight: 600; }
.editing span { color: var(--_soft); }
.editing ~ .composer .field { border-color: var(--_link); }
@media (pointer: coarse) {
  .tool, .beside .tool, .own .tool { inline-size: 44px; block-size: 44px; }
  .tools { margin-block: -10px -14px; }
  .tools.own { margin-block: -16px; }
  .tools.beside { margin: 0; inset-block-end: -4px; inset-inline-end: -12px; }
}
@media (forced-colors: active) {
  .chip, .editing { border: 1px solid CanvasText; }
}
`;
