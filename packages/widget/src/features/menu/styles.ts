import { DIALOG_STYLE } from "../../styles/dialog.ts";

/** The style of the menu and of its dialogs. */
export const MENU_STYLE = `
.menu {
  position: absolute;
  z-index: 2;
  inset-block-start: 60px;
  inset-inline-end: 12px;
  max-inline-size: calc(100% - 24px);
  max-block-size: calc(100% - 152px);
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
  .menu { inset: auto 0 0; max-inline-size: none; max-block-size: calc(100% - 72px); padding: 10px 10px max(10px, env(safe-area-inset-bottom, 0px)); border-width: 1px 0 0; border-radius: 24px 24px 0 0; transform-origin: 50% 100%; animation-name: lift; box-shadow: 0 0 0 100vmax rgb(0 0 0 / 35%); }
  .menu button { min-block-size: 52px; font-size: 1em; }
}
@keyframes lift { from { transform: translateY(100%); } }
${DIALOG_STYLE}@media (forced-colors: active) {
  .menu { border: 1px solid CanvasText; }
}
`;
