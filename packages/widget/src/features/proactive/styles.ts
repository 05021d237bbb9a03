/** The style of the site's own message beside the bubble. */
export const TEASER_STYLE = `
.teaser {
  position: fixed;
  z-index: var(--prosa-z-index, 2147483647);
  inset-block-end: calc(var(--_y) + 74px + env(safe-area-inset-bottom, 0px));
  inset-inline-end: var(--_right);
  box-sizing: border-box;
  max-inline-size: min(300px, 100vw - 2 * var(--_x));
  font: 400 15px/1.45 var(--prosa-font, system-ui, sans-serif);
  color: var(--_ink);
  background: var(--_paper);
  border: 1px solid var(--_line);
  border-radius: 18px;
  border-end-end-radius: 6px;
  box-shadow: var(--_shadow);
  animation: prosa-teaser 0.28s cubic-bezier(0.2, 0.8, 0.2, 1);
}
.teaser button { all: unset; box-sizing: border-box; cursor: pointer; }
.teaser .words { display: block; padding: 14px 44px 12px 16px; border-radius: inherit; }
.teaser[dir="rtl"] .words { padding: 14px 16px 12px 44px; }
.teaser .says { display: block; overflow-wrap: anywhere; }
.teaser .answer { display: block; margin-block-start: 6px; font-weight: 600; font-size: 14px; color: var(--_link); }
.teaser .away {
  position: absolute;
  inset-block-start: 2px;
  inset-inline-end: 2px;
  inline-size: 44px;
  block-size: 44px;
  border-radius: 22px;
  color: var(--_soft);
}
.teaser .away::before, .teaser .away::after {
  content: "";
  position: absolute;
  inset: 21px 15px auto;
  block-size: 1.75px;
  border-radius: 1px;
  background: currentColor;
  transform: rotate(45deg);
}
.teaser .away::after { transform: rotate(-45deg); }
.teaser .words:hover .answer { text-decoration: underline; text-underline-offset: 3px; }
.teaser .away:hover { color: var(--_ink); }
.teaser button:focus-visible { outline: 2px solid var(--_link); outline-offset: -3px; }
@keyframes prosa-teaser { from { opacity: 0; transform: translateY(10px); } }
@media (prefers-reduced-motion: reduce) { .teaser { animation: none; } }
@media (forced-colors: active) { .teaser { border-color: ButtonText; } .teaser .away::before, .teaser .away::after { background: ButtonText; } }
@media (max-height: 480px) { .teaser { max-inline-size: min(420px, 100vw - 120px); inset-block-end: var(--_y); inset-inline-end: calc(var(--_right) + 74px); } }
`;
