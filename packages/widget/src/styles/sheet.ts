/** The style of forms and surveys, and of their submissions. */
export const SHEET_STYLE = `
.ask { inline-size: 92%; outline-offset: 4px; border-radius: 18px; border-end-start-radius: 7px; }
.sheet { padding: 16px; display: flex; flex-direction: column; gap: 14px; border: 1px solid var(--_line); border-radius: inherit; }
.entry { display: flex; flex-direction: column; gap: 5px; }
.entry label { font-size: 0.875em; font-weight: 600; line-height: 1.4; }
.optional { font-weight: 400; color: var(--_soft); }
.ask :is(input:not([type="radio"]), textarea) {
  box-sizing: border-box;
  inline-size: 100%;
  min-block-size: 46px;
  max-block-size: none;
  margin: 0;
  padding: 10px 14px;
  font: inherit;
  font-size: max(16px, 1em);
  line-height: 1.375;
  color: inherit;
  background: var(--_sand);
  border: 1px solid var(--_edge);
  border-radius: 14px;
  border-end-end-radius: 7px;
  appearance: none;
  transition: border-color 0.15s, box-shadow 0.15s;
}
.ask :is(input:not([type="radio"]), textarea):focus { outline: none; border-color: var(--_link); box-shadow: 0 0 0 1px var(--_link); }
.ask .buttons { display: flex; flex-wrap: wrap; align-items: center; gap: 6px; }
.primary, .quiet { min-block-size: 44px; padding-inline: 18px; font-size: 0.9375em; font-weight: 600; border-radius: 22px; }
.primary { padding-inline: 24px; color: var(--_on-accent); background: var(--_accent); border-end-end-radius: 8px; transition: opacity 0.15s; }
.primary:hover { opacity: 0.88; }
.primary:disabled { opacity: 0.55; }
.quiet { color: var(--_soft); }
.quiet:hover { color: var(--_ink); text-decoration: underline; text-underline-offset: 3px; }
.submitted { display: flex; flex-direction: column; align-items: flex-start; gap: 4px; padding: 12px 16px; font-size: 0.9375em; line-height: 1.45; border: 1px solid var(--_line); border-radius: inherit; }
.delivery { display: flex; align-items: center; gap: 8px; }
.delivery strong { font-weight: 600; }
.delivery svg { inline-size: 20px; color: var(--_soft); }
.delivery[data-state="sent"] svg { color: var(--_calm); }
.delivery[data-state="failed"] { color: var(--_alert); }
.delivery[data-state="failed"] svg { color: inherit; }
.submitted .state.failed { text-align: start; max-inline-size: none; margin: 0; }
.submitted > .link { min-block-size: 32px; font-size: 0.933em; }
@media (forced-colors: active) {
  .primary, .quiet { border: 1px solid ButtonText; }
}
`;
