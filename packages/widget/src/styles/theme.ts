/**
 * The palette, and what the bubble shows once the chat is loaded. Every colour is derived in OKLCH from the accent: surfaces
 * and lines take a little of its hue, and words and icons in its colour get the lightness that their contrast needs. A test
 * holds this for 100 random accents, light and dark. Browsers of before 2024 get the first palette, which is light.
 */
export const THEME_STYLE = `
:host {
  --_sand: #f6efe8;
  --_line: #e6dbd0;
  --_edge: #8f8177;
  --_ink: #2a211b;
  --_soft: #66584e;
  --_tint: #fbeee9;
  --_link: #9c3d26;
  --_alert: #ab1f2b;
  --_calm: #27734e;
}
@supports (color: light-dark(red, oklch(from red l c h))) {
  :host {
    --_base: var(--prosa-accent, #a8432b);
    --_paper: light-dark(oklch(from var(--_base) 0.993 min(c * 0.03, 0.004) h), oklch(from var(--_base) 0.205 min(c * 0.08, 0.01) h));
    --_sand: light-dark(oklch(from var(--_base) 0.962 min(c * 0.08, 0.011) h), oklch(from var(--_base) 0.27 min(c * 0.1, 0.014) h));
    --_line: light-dark(oklch(from var(--_base) 0.91 min(c * 0.1, 0.014) h), oklch(from var(--_base) 0.345 min(c * 0.1, 0.015) h));
    --_edge: oklch(from var(--_base) 0.6 min(c * 0.12, 0.02) h);
    --_ink: light-dark(oklch(from var(--_base) 0.24 min(c * 0.15, 0.02) h), oklch(from var(--_base) 0.95 min(c * 0.05, 0.008) h));
    --_soft: light-dark(oklch(from var(--_base) 0.47 min(c * 0.15, 0.022) h), oklch(from var(--_base) 0.76 min(c * 0.12, 0.018) h));
    --_tint: light-dark(oklch(from var(--_base) 0.958 min(c * 0.2, 0.028) h), oklch(from var(--_base) 0.3 min(c * 0.3, 0.045) h));
    --_link: light-dark(oklch(from var(--_base) min(l, 0.48) min(c, 0.16) h), oklch(from var(--_base) max(l, 0.8) min(c, 0.12) h));
    --_alert: light-dark(#ab1f2b, #ffb0aa);
    --_calm: light-dark(#27734e, #7fd3a6);
  }
}
.fold, .launcher[aria-expanded="true"] .mark { opacity: 0; transform: scale(0.6); }
.launcher[aria-expanded="true"] .fold { opacity: 1; transform: none; }
.launcher > :is(.mark, .fold) { transition: transform 0.18s, opacity 0.18s; }
.badge {
  position: absolute;
  inset-block-start: -6px;
  inset-inline-end: -6px;
  min-inline-size: 22px;
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
`;
