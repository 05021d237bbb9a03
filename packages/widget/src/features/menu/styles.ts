/** The style of the menu, and of the question before an erasure. */
export const MENU_STYLE = `
.menu {
  position: absolute;
  z-index: 2;
  inset-block-start: 60px;
  inset-inline-end: 12px;
  max-inline-size: calc(100% - 24px);
  max-block-size: calc(100% - 72px);
  overflow-y: auto;
  padding: 6px;
  background: var(--_paper);
  border: 1px solid var(--_line);
  border-radius: 18px;
  border-start-end-radius: 6px;
  box-shadow: var(--_shadow);
  transform-origin: 100% 0;
  animation: drop 0.16s cubic-bezier(0.2, 0.9, 0.25, 1);
}
@keyframes drop { from { opacity: 0; transform: scale(0.95) translateY(-6px); } }
.menu button {
  display: flex;
  align-items: center;
  gap: 12px;
  inline-size: 100%;
  min-block-size: 44px;
  padding-inline: 12px 18px;
  font-size: 0.9375em;
  text-align: start;
  border-radius: 12px;
}
.menu svg { inline-size: 20px; color: var(--_soft); }
.menu button:hover, .menu button:focus { background: var(--_sand); }
.menu button:focus:not(:focus-visible) { background: none; }
.menu button:focus-visible { outline-offset: -2px; }
.menu button[aria-disabled="true"] { cursor: default; color: var(--_soft); }
.menu button:nth-last-of-type(1):not([aria-disabled="true"]), .menu button:nth-last-of-type(1):not([aria-disabled="true"]) svg { color: var(--_alert); }
.signature { margin-block-start: 4px; padding: 8px 14px 6px; font-size: 0.75em; font-weight: 600; letter-spacing: 0.02em; color: var(--_soft); border-block-start: 1px solid var(--_line); }
/* On a phone it comes from below, to the thumb. */
@media (max-width: 640px) and (min-height: 30em) {
  .menu { inset: auto 0 0; max-inline-size: none; padding: 10px 10px max(10px, env(safe-area-inset-bottom, 0px)); border-width: 1px 0 0; border-radius: 24px 24px 0 0; transform-origin: 50% 100%; animation-name: lift; box-shadow: 0 0 0 100vmax rgb(0 0 0 / 35%); }
  .menu button { min-block-size: 52px; font-size: 1em; }
}
@keyframes lift { from { transform: translateY(100%); } }
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
.question .go { display: inline-flex; align-items: center; min-block-size: 44px; padding-inline: 18px; font-weight: 600; text-decoration: none; color: var(--_on-accent, var(--_paper)); background: var(--_accent); border-radius: 22px; }
.question label { display: grid; gap: 6px; font-weight: 600; }
.question [type="email"] { min-block-size: 44px; padding-inline: 12px; font: inherit; font-weight: 400; color: inherit; background: var(--_paper); border: 1px solid var(--_line); border-radius: 12px; }
.question [role="alert"] { margin-block-start: 8px; color: var(--_alert); }
.question .main { color: var(--_on-accent); background: var(--_accent); border-color: transparent; }
.question .alert { color: var(--_paper); background: var(--_alert); border-color: transparent; }
@media (forced-colors: active) {
  .menu, .question, .question button { border: 1px solid CanvasText; }
}
`;
