/** The style of the voice bar. */
export const VOICE_STYLE = `
.voice-bar {
  display: flex;
  align-items: center;
  gap: 4px;
  margin: 0 12px;
  padding-block: 2px;
  padding-inline: 16px 4px;
  font-size: 14px;
  line-height: 1.4;
  color: var(--_ink);
  background: var(--_tint);
  border-radius: 16px;
  animation: settle 0.2s cubic-bezier(0.2, 0.9, 0.25, 1);
}
.voice-bar > p { flex: 1; min-inline-size: 0; padding-block: 8px; padding-inline-start: 8px; }
.wave, .level { flex: none; color: var(--_link); }
.wave { display: flex; align-items: center; justify-content: center; gap: 2.5px; inline-size: 24px; block-size: 24px; }
.wave i { inline-size: 2.5px; block-size: 8px; background: currentColor; border-radius: 2px; }
.wave i:nth-child(2n) { block-size: 13px; }
.wave i:nth-child(3) { block-size: 18px; }
.level { inline-size: 24px; stroke-width: 2.5; }
[data-phase="listening"] .wave i, [data-phase="speaking"] .wave i { animation: sound 0.9s ease-in-out infinite; }
.wave i:nth-child(2) { animation-delay: 0.12s !important; }
.wave i:nth-child(3) { animation-delay: 0.24s !important; }
.wave i:nth-child(4) { animation-delay: 0.36s !important; }
.wave i:nth-child(5) { animation-delay: 0.48s !important; }
@keyframes sound { 0%, 60%, 100% { transform: none; } 30% { transform: scaleY(0.4); } }
[data-phase="thinking"] .wave i, [data-phase="working"] .wave i, [data-phase="opening"] .wave i {
  animation: breathe 1.2s ease-in-out infinite;
}
.voice-act {
  flex: none;
  min-block-size: 44px;
  min-inline-size: 44px;
  padding-inline: 12px;
  font-size: 14px;
  font-weight: 600;
  color: var(--_soft);
  border-radius: 22px;
}
.voice-act:hover { color: var(--_ink); }
.voice-act.strong { color: var(--_link); }
.voice-act:focus-visible { outline-offset: -5px; }
.voice-act:disabled { opacity: 0.55; }
.voice-bar.fault { color: var(--_ink); background: var(--_sand); }
.voice-bar.fault > p { padding-inline-start: 0; }
.talk { flex-direction: column; align-items: stretch; gap: 0; padding-block: 14px 4px; padding-inline: 16px 8px; }
.talk-head { display: flex; align-items: center; gap: 10px; padding-inline-end: 8px; }
.talk-head p { font: 600 18px/1.3 var(--_display); }
.talk .wave, .talk .level { inline-size: 32px; block-size: 32px; }
.talk .wave { gap: 3px; }
.talk .wave i { inline-size: 3px; }
.talk .wave i:nth-child(2n) { block-size: 16px; }
.talk .wave i:nth-child(3) { block-size: 24px; }
.talk .heard { padding-block: 6px 0; padding-inline: 0 8px; font-style: italic; overflow-wrap: anywhere; }
.heard:lang(ar) { font-style: normal; }
.talk-acts { display: flex; flex-wrap: wrap; justify-content: flex-end; align-items: center; }
.talk-acts > :first-child { margin-inline-start: -12px; margin-inline-end: auto; }
/* The voice bar leaves no space for the input there, so the panel scrolls. */
@media (max-height: 20em) { .panel { overflow: hidden auto; } }
@media (forced-colors: active) {
  .voice-bar { border: 1px solid CanvasText; }
  .wave i { background: CanvasText; }
}
`;
