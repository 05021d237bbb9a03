/** The style of the chat's frame: panel, head, composer, and the state of the connection. */
export const PANEL_STYLE = `
*, ::before, ::after { box-sizing: border-box; }
.panel {
  --_display: var(--prosa-font-display, ui-serif, "Iowan Old Style", Charter, Georgia, serif);
  position: fixed;
  z-index: var(--prosa-z-index, 2147483647);
  inset-block-end: calc(var(--_y) + 74px + env(safe-area-inset-bottom, 0px));
  inset-inline-end: var(--_right);
  inline-size: min(var(--prosa-width, 25em), 100vw - 2 * var(--_x) - var(--_step));
  block-size: min(var(--prosa-height, 42.5em), 100dvh - var(--_y) - 94px);
  display: flex;
  flex-direction: column;
  overflow: hidden;
  font: 400 1em/1.5 var(--prosa-font, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif);
  text-align: start;
  color: var(--_ink);
  background: var(--_paper);
  border: 1px solid var(--_line);
  border-radius: 24px;
  border-end-end-radius: 10px;
  box-shadow: var(--_shadow);
  outline: none;
  -webkit-font-smoothing: antialiased;
  transform-origin: 100% 100%;
  animation: rise 0.24s cubic-bezier(0.2, 0.9, 0.25, 1);
}
.panel[dir="rtl"] { transform-origin: 0 100%; }
@keyframes rise { from { opacity: 0; transform: translateY(12px) scale(0.97); } }
.head {
  display: flex;
  align-items: center;
  gap: 12px;
  padding-block: 14px 12px; padding-inline: 18px 10px;
  border-block-end: 1px solid var(--_line);
}
.head div { flex: 1; min-inline-size: 0; }
h2, p { margin: 0; }
h2 {
  overflow: hidden;
  font: 600 1.125em/1.25 var(--_display);
  letter-spacing: -0.005em;
  text-overflow: ellipsis;
  white-space: nowrap;
}
.brand {
  display: grid;
  place-items: center;
  inline-size: 40px;
  block-size: 40px;
  color: var(--_on-accent);
  background: var(--_accent);
  border-radius: 20px;
  border-end-end-radius: 7px;
}
svg {
  inline-size: 22px;
  flex: none;
  display: block;
  fill: none;
  stroke: currentColor;
  stroke-width: 1.8;
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
@keyframes breathe { 50% { opacity: 0.25; } }
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
:focus-visible { outline: 2px solid var(--_accent); outline-offset: 2px; }
.panel:focus-visible, textarea:focus-visible { outline: none; }
.plain-round, .round {
  display: grid;
  place-items: center;
  flex: none;
  inline-size: 44px;
  block-size: 44px;
  border-radius: 50%;
  transition: background 0.15s, color 0.15s, opacity 0.15s;
}
.plain-round { color: var(--_soft); }
.trouble { flex: none; }
.trouble p {
  padding: 10px 18px;
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
  color: var(--_accent);
  text-decoration: underline;
  text-decoration-thickness: 1px;
  text-underline-offset: 3px;
}
.composer { flex: none; padding: 10px 12px 0; padding-block-end: env(safe-area-inset-bottom, 0px); }
.field {
  display: flex;
  align-items: flex-end;
  background: var(--_sand);
  border: 1px solid var(--_edge);
  border-radius: 24px;
  border-end-end-radius: 10px;
  transition: border-color 0.15s, box-shadow 0.15s;
}
.field:has(:disabled:not(button)) { opacity: 0.55; }
.field:focus-within { border-color: var(--_accent); box-shadow: 0 0 0 1px var(--_accent); }
.grow { flex: 1; min-inline-size: 0; display: grid; padding-inline: 18px 4px; }
/* The same text behind the input gives it its height; no script measures anything. */
.grow::after {
  content: attr(data-text) " ";
  visibility: hidden;
  white-space: pre-wrap;
}
.grow::after, textarea {
  grid-area: 1 / 1;
  max-block-size: min(8.25em, 0.3 * var(--_view-height, 100dvh));
  padding: 11px 0;
  font: inherit;
  font-size: max(16px, 1em);
  line-height: 1.375;
  overflow-wrap: anywhere;
  overflow: hidden;
}
textarea {
  inline-size: 100%;
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
.round { color: var(--_on-accent); background: var(--_accent); inline-size: 36px; block-size: 36px; margin: 4px; position: relative; }
.round { border-radius: 18px; border-end-end-radius: 7px; }
.round::after { content: ""; position: absolute; inset: -5px; }
.round:disabled { color: var(--_soft); background: transparent; }
.toolbar { display: flex; align-items: center; min-block-size: 44px; padding-inline: 6px; }
.toolbar > :first-child { margin-inline-end: auto; }
.human {
  display: flex;
  align-items: center;
  gap: 6px;
  min-block-size: 44px;
  padding-inline: 6px;
  font-size: 0.875em;
  color: var(--_soft);
}
.human svg { inline-size: 19px; }
.toolbar > .human { line-height: 1.25; text-align: start; }
.signature {
  font: italic 500 0.875em/1 var(--_display);
  letter-spacing: 0.01em;
  color: var(--_soft);
  padding-inline-end: 6px;
}
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
  }
  .launcher[aria-expanded="true"] { visibility: hidden; }
}
@media (prefers-reduced-motion: reduce) {
  *, ::before, ::after { animation: none !important; transition: none !important; scroll-behavior: auto !important; }
}
`;
