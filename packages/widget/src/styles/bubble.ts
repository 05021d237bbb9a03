const LIGHT = `
  color-scheme: light !important;
  --_paper: #fffdf9;
  --_sand: #f5eee5;
  --_line: #e7dccf;
  --_edge: #94877b;
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
  --_edge: #80736a;
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
  --_x: var(--prosa-offset, 20px);
  --_y: var(--prosa-offset, 20px);
  --_step: 0px;
  --_right: calc(var(--_x) + var(--_step) + env(safe-area-inset-right, 0px));
  --_left: calc(var(--_x) + var(--_step) + env(safe-area-inset-left, 0px));
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
  inset-block-end: calc(var(--_y) + env(safe-area-inset-bottom, 0px));
  inset-inline-end: var(--_right);
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
:host([position="left"]) :is(.launcher, .note, .panel, .teaser) { left: var(--_left); right: auto; }
:host([position="right"]) :is(.launcher, .note, .panel, .teaser) { left: auto; right: var(--_right); }
.note {
  position: fixed;
  z-index: var(--prosa-z-index, 2147483647);
  inset-block-end: calc(var(--_y) + 72px + env(safe-area-inset-bottom, 0px));
  inset-inline-end: var(--_right);
  max-inline-size: min(260px, 80vw);
  margin: 0;
  padding: 12px 16px;
  font: 400 15px/1.45 var(--prosa-font, system-ui, sans-serif);
  color: var(--_ink);
  background: var(--_paper);
  border-radius: 18px;
  box-shadow: var(--_shadow);
}
.launcher[aria-busy="true"] > .mark { opacity: 0.4; }
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
@media print { :host { display: none !important; } }
@media (forced-colors: active) { .launcher { border: 2px solid ButtonText; } }
`;
