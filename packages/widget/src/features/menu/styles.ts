/** The style of the menu, and of the question before an erasure. */
export const MENU_STYLE = `
.menu {
  position: absolute;
  z-index: 2;
  inset-block-start: 62px;
  inset-inline-end: 14px;
  max-inline-size: calc(100% - 28px);
  max-block-size: calc(100% - 76px);
  overflow-y: auto;
  padding: 6px;
  background: var(--_paper);
  border: 1px solid var(--_line);
  border-radius: 16px;
  border-start-end-radius: 7px;
  box-shadow: var(--_shadow);
}
.menu button {
  display: block;
  inline-size: 100%;
  min-block-size: 44px;
  padding-inline: 14px;
  font-size: 15px;
  text-align: start;
  border-radius: 10px;
}
.menu button:hover, .menu button:focus { background: var(--_sand); }
.menu button[aria-disabled="true"] { cursor: default; color: var(--_soft); }
.menu button:last-child { color: var(--_alert); }
.menu button:last-child[aria-disabled="true"] { color: var(--_soft); }
.veil {
  position: absolute;
  z-index: 3;
  inset: 0;
  display: grid;
  align-items: end;
  padding: 14px;
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
.question .alert { color: var(--_paper); background: var(--_alert); border-color: transparent; }
@media (forced-colors: active) {
  .menu, .question, .question button { border: 1px solid CanvasText; }
}
`;
