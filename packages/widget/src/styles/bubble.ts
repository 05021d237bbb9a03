/**
 * All the style that is needed before the chat is loaded. The host's own declarations are important, because a page's `*`
 * rules would override them otherwise. What is written on the accent is black or white: the one with the better contrast,
 * which is at least 4.58 to 1, as both have that on a luminance of 0.179.
 */
export const BUBBLE_STYLE = `
:host {
  all: initial !important;
  display: block !important;
  color-scheme: light dark !important;
  --_x: var(--prosa-offset, 20px);
  --_y: var(--prosa-offset, 20px);
  --_step: 0px;
  --_right: calc(var(--_x) + var(--_step) + env(safe-area-inset-right));
  --_left: calc(var(--_x) + var(--_step) + env(safe-area-inset-left));
  --_accent: var(--prosa-accent, #a8432b);
  --_on-accent: var(--prosa-on-accent, #fff);
  --_paper: #fffdfb;
  --_shadow: 0 1px 3px #00000029, 0 12px 40px -8px #00000052;
}
@supports (color: light-dark(red, oklch(from red l c h))) {
  :host {
    --_accent: light-dark(var(--prosa-accent, #a8432b), oklch(from var(--prosa-accent, #e58e6e) clamp(.62, l, .84) min(c, .19) h));
    --_white: clamp(0, (.179 - y) * 999, 1);
    --_on-accent: var(--prosa-on-accent, color(from var(--_accent) xyz calc(var(--_white) * .9505) var(--_white) calc(var(--_white) * 1.089)));
  }
}
:host([theme="light"]) { color-scheme: light !important; }
:host([theme="dark"]) { color-scheme: dark !important; }
:host([hidden]) { display: none !important; }
.launcher {
  all: unset;
  box-sizing: border-box;
  inset-block-end: calc(var(--_y) + env(safe-area-inset-bottom));
  inline-size: 60px;
  block-size: 60px;
  display: grid;
  place-items: center;
  cursor: pointer;
  color: var(--_on-accent);
  background: var(--_accent);
  /* Seen where colours are forced, as in a high contrast. */
  border: 2px solid #0000;
  border-radius: 30px;
  border-end-end-radius: 10px;
  box-shadow: 0 0 0 2px var(--_paper), var(--_shadow);
  -webkit-tap-highlight-color: transparent;
}
.launcher, .note {
  position: fixed;
  z-index: var(--prosa-z-index, 2147483647);
  inset-inline-end: var(--_right);
}
:host([position="left"]) :is(.launcher, .note, .panel, .teaser) { left: var(--_left); right: auto; }
:host([position="right"]) :is(.launcher, .note, .panel, .teaser) { left: auto; right: var(--_right); }
.launcher:hover { transform: translateY(-2px); }
.launcher:active { transform: scale(0.95); }
.launcher:focus-visible { outline: 3px solid var(--_accent); outline-offset: 4px; }
.launcher svg { display: block; inline-size: 32px; fill: currentColor; }
.launcher > * { display: block; grid-area: 1 / 1; }
.launcher[aria-busy="true"] > .mark { opacity: 0.5; }
.launcher[aria-busy="true"]::after {
  content: "";
  position: absolute;
  inset: 6px;
  border: 3px solid;
  border-block-end-color: #0000;
  border-radius: 30px;
}
@keyframes turn { to { rotate: 1turn; } }
.note {
  inset-block-end: calc(var(--_y) + 72px);
  max-inline-size: 260px;
  margin: 0;
  padding: 12px 16px;
  font: 15px/1.45 var(--prosa-font, system-ui, sans-serif);
  color: #fff;
  background: #222;
  border-radius: 16px;
}
@media (prefers-reduced-motion: no-preference) { .launcher { transition: transform 0.2s; } .launcher::after { animation: turn 0.9s linear infinite; } }
@media print { :host { display: none !important; } }
`;
