const LIGHT = `
  color-scheme: light !important;
  --_paper: #fffdf9;
  --_sand: #f5eee5;
  --_line: #e7dccf;
  --_ink: #2b211b;
  --_soft: #6b5d52;
  --_accent: var(--prosa-accent, #a8432b);
  --_on-accent: var(--prosa-on-accent, #fff);
  --_tint: color-mix(in srgb, var(--_accent) 9%, var(--_paper));
  --_alert: #a3202b;
  --_calm: #2f7d57;
  --_shadow: 0 1px 2px rgb(43 33 27 / 10%), 0 12px 40px -8px rgb(43 33 27 / 28%);
`;
const DARK = `
  color-scheme: dark !important;
  --_paper: #1c1815;
  --_sand: #2b2521;
  --_line: #3d342e;
  --_ink: #f4ebe2;
  --_soft: #b9aa9d;
  --_accent: var(--prosa-accent, #efa17e);
  --_on-accent: var(--prosa-on-accent, #2b130a);
  --_tint: color-mix(in srgb, var(--_accent) 13%, var(--_paper));
  --_alert: #ff9a94;
  --_calm: #7fcfa5;
  --_shadow: 0 1px 2px rgb(0 0 0 / 40%), 0 16px 48px -8px rgb(0 0 0 / 70%);
`;

/**
 * The palette and the bubble: all the style that is needed before the chat is loaded. The host's own declarations are
 * important, because a page's `*` rules would override them otherwise.
 */
export const BUBBLE_STYLE = `
:host {
  all: initial !important;
  display: block !important;
  ${LIGHT}
}
:host([theme="dark"]) { ${DARK} }
@media (prefers-color-scheme: dark) { :host(:not([theme="light"])) { ${DARK} } }
:host([hidden]) { display: none !important; }
.launcher {
  all: unset;
  box-sizing: border-box;
  position: fixed;
  z-index: var(--prosa-z-index, 2147483647);
  inset-block-end: calc(var(--prosa-offset, 20px) + env(safe-area-inset-bottom, 0px));
  inset-inline-end: calc(var(--prosa-offset, 20px) + env(safe-area-inset-right, 0px));
  inline-size: 60px;
  block-size: 60px;
  display: grid;
  place-items: center;
  cursor: pointer;
  color: var(--_on-accent);
  background: var(--_accent);
  border-radius: 30px;
  border-end-end-radius: 10px;
  box-shadow: var(--_shadow);
  -webkit-tap-highlight-color: transparent;
  transition: transform 0.18s cubic-bezier(0.2, 0.8, 0.2, 1), border-radius 0.18s;
}
.launcher:hover { transform: translateY(-2px); }
.launcher:active { transform: scale(0.95); }
.launcher:focus-visible { outline: 3px solid var(--_accent); outline-offset: 3px; }
.launcher svg { inline-size: 32px; fill: currentColor; }
.launcher > :is(.mark, .fold) { display: block; grid-area: 1 / 1; line-height: 0; transition: transform 0.18s, opacity 0.18s; }
.launcher .fold, .launcher[aria-expanded="true"] .mark { opacity: 0; transform: scale(0.6); }
.launcher[aria-expanded="true"] .fold { opacity: 1; transform: none; }
.badge {
  position: absolute;
  inset-block-start: -4px;
  inset-inline-end: -4px;
  min-inline-size: 22px;
  box-sizing: border-box;
  padding-inline: 6px;
  font: 700 12px/22px system-ui, sans-serif;
  text-align: center;
  color: var(--_paper);
  background: var(--_ink);
  border-radius: 11px;
  box-shadow: 0 0 0 2px var(--_paper);
}
.badge::after { content: attr(data-count); }
.badge:not([data-count]) { display: none; }
@media (prefers-reduced-motion: reduce) { .launcher, .launcher > * { transition: none; } }
@media (forced-colors: active) { .launcher { border: 2px solid ButtonText; } }
`;
