/** The style of the first paint's conversation: rows, bubbles, the greeting, the typing dots. */
export const MESSAGE_STYLE = `
.scroll {
  position: relative;
  flex: 1;
  min-block-size: 0;
  overflow: hidden auto;
  overscroll-behavior: contain;
  padding: 20px 18px 14px;
  display: flex;
  flex-direction: column;
  scrollbar-width: thin;
  scrollbar-color: var(--_line) transparent;
}
.row {
  position: relative;
  display: flex;
  flex-direction: column;
  align-items: flex-start;
  gap: 8px;
  margin-block-start: 16px;
  max-inline-size: 100%;
}
.row.continued { margin-block-start: 4px; }
.row.visitor { align-items: flex-end; }
.log .row:last-child:not(.unseen), .revealing .dots { animation: settle 0.22s cubic-bezier(0.2, 0.9, 0.25, 1); }
.log .row.revealed:last-child { animation: none; }
@keyframes settle { from { opacity: 0; transform: translateY(6px); } }
.bubble {
  max-inline-size: 92%;
  padding: 10px 15px;
  overflow-wrap: anywhere;
  border-radius: 20px;
}
.assistant .bubble, .agent .bubble { background: var(--_sand); border-end-start-radius: 7px; }
.visitor .bubble {
  max-inline-size: 84%;
  color: var(--_on-accent);
  background: var(--_accent);
  border-end-end-radius: 7px;
}
.plain { white-space: pre-wrap; }
/* Each paragraph takes the direction of its own text. */
.bubble p, .pill, .greeting p { unicode-bidi: plaintext; }
.panel:lang(ar) * { letter-spacing: 0; }
.state { margin-block-start: -2px; font-size: 0.78em; line-height: 1.4; color: var(--_soft); }
.pill {
  min-block-size: 44px;
  padding: 9px 16px;
  font-size: 0.9375em;
  line-height: 1.35;
  text-align: start;
  color: var(--_accent);
  background: var(--_paper);
  border: 1px solid color-mix(in srgb, var(--_accent) 38%, var(--_line));
  border-radius: 22px;
  transition: background 0.15s, border-color 0.15s;
}
.opening { margin-block-start: auto; }
.greeting { color: var(--_accent); }
.greeting svg { inline-size: 44px; margin-inline-start: -6px; }
.greeting p {
  margin-block: 8px 20px;
  font: 400 1.5em/1.32 var(--_display);
  letter-spacing: -0.01em;
  text-wrap: balance;
  color: var(--_ink);
}
/* As high as three, so that the site's own take their place without moving the greeting. */
.starters { display: flex; flex-direction: column; align-items: flex-start; gap: 8px; min-block-size: 148px; }
.skeleton { display: block; min-block-size: 1em; min-inline-size: 7em; border-radius: 8px; background: var(--_sand); animation: breathe 1.2s ease-in-out infinite; }
.waiting { display: flex; flex-direction: column; gap: 8px; }
.starters > .skeleton { inline-size: 68%; block-size: 44px; border-radius: 22px; }
.opening slot > * { animation: settle 0.3s cubic-bezier(0.2, 0.9, 0.25, 1) backwards; }
.opening .starters { animation-delay: 0.08s; }
.dots { display: flex; align-items: center; gap: 5px; min-block-size: 44px; }
.dots i { inline-size: 7px; block-size: 7px; border-radius: 50%; background: var(--_soft); animation: hop 1.1s ease-in-out infinite; }
.dots i:nth-child(2) { animation-delay: 0.14s; }
.dots i:nth-child(3) { animation-delay: 0.28s; }
@keyframes hop { 0%, 60%, 100% { opacity: 0.35; transform: none; } 30% { opacity: 1; transform: translateY(-3px); } }
`;
