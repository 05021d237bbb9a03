/** The style of a question that lies over the conversation. */
export const DIALOG_STYLE = `
.veil {
  position: absolute;
  z-index: 3;
  inset: 0;
  display: grid;
  align-items: end;
  /* Covers the composer, whose edge is 12 px away, as a whole. */
  padding: 10px;
  background: rgb(0 0 0 / 0.35);
}
.question {
  padding: 20px;
  overflow-y: auto;
  max-block-size: 100%;
  background: var(--_paper);
  border: 1px solid var(--_line);
  border-radius: 18px;
  border-end-end-radius: 8px;
  box-shadow: var(--_shadow);
}
.question h3 { margin: 0 0 6px; font: 600 18px/1.3 var(--_display); }
.question .buttons { display: flex; flex-wrap: wrap; justify-content: flex-end; gap: 8px; margin-block-start: 18px; }
.question button {
  min-block-size: 44px;
  padding-inline: 18px;
  font-weight: 600;
  border: 1px solid var(--_line);
  border-radius: 22px;
}
.question .go { display: inline-flex; align-items: center; min-block-size: 44px; padding-inline: 18px; font-weight: 600; text-decoration: none; color: var(--_on-accent, var(--_paper)); background: var(--_accent); border-radius: 22px; }
.question label:has(> [type="email"]) { display: grid; gap: 6px; font-weight: 600; }
.question [type="email"] { min-block-size: 44px; padding-inline: 12px; font: inherit; font-weight: 400; color: inherit; background: var(--_paper); border: 1px solid var(--_line); border-radius: 12px; }
.question [role="alert"] { margin-block-start: 8px; color: var(--_alert); }
.question .main { color: var(--_on-accent); background: var(--_accent); border-color: transparent; }
.question .alert { color: var(--_paper); background: var(--_alert); border-color: transparent; }
@media (forced-colors: active) {
  .question, .question button { border: 1px solid CanvasText; }
}
`;
