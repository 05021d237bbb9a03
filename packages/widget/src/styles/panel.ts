/**
 * The style of the chat's frame: panel, head, composer, and the state of the connection. Sizes are of one scale, 12, 13, 15,
 * 17 and 26 px of a text of 16; distances are multiples of 4 px, and everything stands 16 px from the edge.
 */
export const PANEL_STYLE = `
*, ::before, ::after { box-sizing: border-box; }
.panel {
  --_sans: var(--prosa-font, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif);
  --_display: var(--prosa-font-display, var(--_sans));
  --_bounce: cubic-bezier(0.2, 0.9, 0.25, 1.04);
  position: fixed;
  z-index: var(--prosa-z-index, 2147483647);
  inset-block-end: calc(var(--_y) + 74px + env(safe-area-inset-bottom, 0px));
  inset-inline-end: var(--_right);
  inline-size: min(var(--_wide, var(--prosa-width, 25em)), 100vw - 2 * var(--_x) - var(--_step));
  block-size: min(var(--_tall, var(--prosa-height, 43.75em)), 100dvh - var(--_y) - 94px);
  display: flex;
  flex-direction: column;
  overflow: hidden;
  font: 400 1em/1.5 var(--_sans);
  text-align: start;
  color: var(--_ink);
  background: var(--_paper);
  border: 1px solid var(--_line);
  --_r: var(--prosa-radius, 18px);
  --_corner: min(6px, var(--_r));
  --_d: var(--prosa-density, 1);
  border-radius: calc(var(--_r) + 6px);
  border-end-end-radius: calc(var(--_corner) + 4px);
  box-shadow: var(--_shadow);
  outline: none;
  -webkit-font-smoothing: antialiased;
  transform-origin: var(--_side, calc(100% - 30px)) calc(100% + 44px);
  animation: rise 0.2s var(--_bounce);
  transition: inline-size 0.2s, block-size 0.2s;
}
.panel[dir="rtl"], :host([position="left"]) .panel { --_side: 30px; }
:host([position="right"]) .panel { --_side: initial; }
@keyframes rise { from { opacity: 0; transform: translateY(16px) scale(0.92); } }
.fresh { background-image: linear-gradient(var(--_tint), var(--_paper) 21em); }
.head {
  flex: none;
  display: flex;
  align-items: center;
  gap: 12px;
  min-block-size: 64px;
  padding-block: calc(10px * var(--_d));
  padding-inline: 16px 8px;
  border-block-end: 1px solid var(--_line);
}
.fresh .head { border-color: transparent; }
.head slot > div { flex: 1; min-inline-size: 0; }
h2, p { margin: 0; }
h2 {
  overflow: hidden;
  font: 600 1.0625em/1.3 var(--_display);
  letter-spacing: -0.012em;
  text-overflow: ellipsis;
  white-space: nowrap;
}
.brand, .face {
  flex: none;
  display: grid;
  place-items: center;
  inline-size: 40px;
  block-size: 40px;
  color: var(--_on-accent);
  background: var(--_accent);
  border-radius: 50%;
  border-end-end-radius: 18%;
}
img.brand { object-fit: contain; background: none; border-radius: min(var(--_r), 12px); }
svg {
  inline-size: 22px;
  flex: none;
  display: block;
  fill: none;
  stroke: currentColor;
  stroke-width: 1.75;
  stroke-linecap: round;
  stroke-linejoin: round;
}
svg.quote, svg .solid { fill: currentColor; stroke: none; }
.launcher svg { stroke: none; }
.status { display: flex; align-items: center; gap: 6px; font-size: 0.8125em; line-height: 1.4; color: var(--_soft); }
.status::before {
  content: "";
  inline-size: 7px;
  block-size: 7px;
  border-radius: 50%;
  background: var(--_soft);
}
.status[data-status="online"]::before { background: var(--_calm); }
.status[data-status="connecting"]::before { animation: breathe 1.2s ease-in-out infinite; }
@keyframes breathe { 50% { opacity: 0.35; } }
button {
  font: inherit;
  color: inherit;
  background: none;
  border: 0;
  margin: 0;
  padding: 0;
  cursor: pointer;
  touch-action: manipulation;
  -webkit-tap-highlight-color: transparent;
}
button:disabled { cursor: default; }
:focus-visible { outline: 2px solid var(--_link); outline-offset: 2px; }
.panel:focus-visible, textarea:focus-visible { outline: none; }
.plain-round, .round {
  position: relative;
  display: grid;
  place-items: center;
  flex: none;
  inline-size: 40px;
  block-size: 40px;
  border-radius: 50%;
  transition: background 0.15s, color 0.15s, opacity 0.15s, transform 0.15s;
}
/* The finger has more room than the eye sees. */
.plain-round::after, .round::after { content: ""; position: absolute; inset: -2px; }
.plain-round { color: var(--_soft); }
.trouble { flex: none; }
.trouble p {
  padding: 10px 16px;
  font-size: 0.875em;
  line-height: 1.45;
  background: var(--_sand);
  border-block-start: 1px solid var(--_line);
}
.trouble .alert { color: var(--_alert); }
.link {
  min-block-size: 24px;
  padding-inline: 2px;
  font-weight: 600;
  color: var(--_link);
  text-decoration: underline;
  text-decoration-thickness: 1px;
  text-underline-offset: 3px;
}
.composer { flex: none; padding: 8px 12px 12px; padding-block-end: max(12px, env(safe-area-inset-bottom, 0px)); }
.field {
  background: var(--_paper);
  border: 1px solid var(--_edge);
  border-radius: calc(var(--_r) + 4px);
  border-end-end-radius: calc(var(--_corner) + 4px);
}
.field:has(textarea:disabled) { background: var(--_sand); }
.field:focus-within { border-color: var(--_link); box-shadow: 0 0 0 1px var(--_link); }
.grow { display: grid; padding-inline: 16px; }
/* The same text behind the input gives it its height; no script measures anything. */
.grow::after {
  content: attr(data-text) " ";
  visibility: hidden;
  white-space: pre-wrap;
}
.grow::after, textarea {
  grid-area: 1 / 1;
  max-block-size: min(8.25em, 0.3 * var(--_view-height, 100dvh));
  margin: 12px 0 4px;
  font: inherit;
  font-size: max(16px, 1em);
  line-height: 1.375;
  overflow-wrap: anywhere;
  overflow: hidden;
}
textarea {
  inline-size: 100%;
  padding: 0;
  resize: none;
  color: inherit;
  background: none;
  border: 0;
  border-radius: 0;
  outline: none;
  overflow-y: auto;
}
textarea:placeholder-shown { direction: inherit; }
textarea::placeholder { color: var(--_soft); opacity: 1; }
.toolbar { display: flex; align-items: center; padding: 0 6px 6px; }
.toolbar > :first-child { margin-inline-end: auto; min-inline-size: 0; }
.round { color: var(--_on-accent); background: var(--_accent); inline-size: 36px; block-size: 36px; margin-inline-start: 4px; border-end-end-radius: 30%; }
.round::after { inset: -4px; }
.round:disabled { opacity: 0.4; }
/* Words that find no room beside the buttons go to a second line, which is not seen; the icon stays, and the words for readers. */
.human {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 12px 6px;
  min-inline-size: 38px;
  block-size: 36px;
  overflow: hidden;
  white-space: nowrap;
  padding-inline: 10px 12px;
  font-size: 0.8125em;
  line-height: 1.25;
  font-weight: 500;
  text-align: start;
  color: var(--_soft);
  border-radius: 18px;
}
.human svg { inline-size: 18px; block-size: 36px; }
.unseen {
  position: absolute !important;
  inline-size: 1px;
  block-size: 1px;
  margin: -1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}
@media (max-width: 640px), (max-height: 480px) {
  .panel, :host([position]) .panel {
    inset: var(--_view-top, 0) 0 auto;
    inline-size: 100%;
    block-size: var(--_view-height, 100dvh);
    border: 0;
    border-radius: 0;
    box-shadow: none;
    padding-block-start: env(safe-area-inset-top, 0px);
    padding-inline: env(safe-area-inset-left, 0px) env(safe-area-inset-right, 0px);
    transform-origin: 50% 100%;
    transition: none;
  }
  .launcher[aria-expanded="true"] { visibility: hidden; }
}
@media (prefers-reduced-motion: reduce) {
  *, ::before, ::after { animation: none !important; transition: none !important; scroll-behavior: auto !important; }
}
`;
