/** The style of the first paint's conversation: the first screen, rows, bubbles, the typing dots. */
export const MESSAGE_STYLE = `
.scroll {
  position: relative;
  flex: 1;
  min-block-size: 0;
  overflow: hidden auto;
  overscroll-behavior: contain;
  padding: calc(16px * var(--_d)) 16px calc(12px * var(--_d));
  display: flex;
  flex-direction: column;
  font-size: 0.9375em;
  scrollbar-width: thin;
  scrollbar-color: var(--_line) transparent;
}
/* On an opaque ground the compositor scrolls a conversation by itself, and does not wait for rows to be drawn. */
.panel:not(.fresh) > .scroll { background: inherit; }
.row {
  position: relative;
  display: flex;
  flex-direction: column;
  align-items: flex-start;
  gap: calc(8px * var(--_d));
  margin-block-start: calc(20px * var(--_d));
  max-inline-size: 100%;
}
.row.continued { margin-block-start: 4px; }
.row.visitor { align-items: flex-end; }
.log .row:last-child:not(.unseen), .revealing .dots { animation: settle 0.26s cubic-bezier(0.2, 0.9, 0.25, 1.04); }
.log .row.visitor:last-child { transform-origin: 100% 100%; animation-name: rise; }
.log .row.revealed:last-child { animation: none; }
@keyframes settle { from { opacity: 0; transform: translateY(8px); } }
.author { display: flex; align-items: center; gap: 8px; font-size: 0.867em; line-height: 1.4; font-weight: 600; color: var(--_ink); }
.face { inline-size: 22px; block-size: 22px; font: 600 0.7em/1 var(--_sans); font-style: normal; }
.face svg { inline-size: 13px; }
.continued .author { display: none; }
.bubble {
  max-inline-size: 92%;
  padding: calc(10px * var(--_d)) 14px;
  overflow-wrap: anywhere;
  border-radius: var(--_r);
}
.assistant .bubble, .agent .bubble { background: var(--_sand); border-start-start-radius: var(--_corner); }
.visitor .bubble {
  max-inline-size: 84%;
  color: var(--_on-accent);
  background: var(--_accent);
  border-end-end-radius: var(--_corner);
}
.plain { white-space: pre-wrap; }
/* Each paragraph takes the direction of its own text. */
.bubble p, .pill, .greeting p, .starter { unicode-bidi: plaintext; }
.panel:lang(ar) * { letter-spacing: 0; }
.state { margin-block-start: -4px; font-size: 0.8em; line-height: 1.4; color: var(--_soft); }
.pill {
  min-block-size: 40px;
  padding: 8px 14px;
  line-height: 1.35;
  font-weight: 500;
  text-align: start;
  color: var(--_link);
  background: var(--_paper);
  border: 1px solid var(--_line);
  border-radius: var(--_r);
  transition: background 0.15s, border-color 0.15s;
}
.opening { display: flex; flex-direction: column; gap: 20px; padding-block: 12px 8px; }
.greeting svg { inline-size: 40px; margin-inline-start: -5px; color: var(--_link); }
.greeting p {
  margin-block: 4px 0;
  font: 650 1.733em/1.24 var(--_display);
  letter-spacing: -0.022em;
  text-wrap: balance;
}
.opening > .pill { align-self: flex-start; }
.greeting .who { margin-block-start: 10px; font: 400 1em/1.5 var(--_sans); letter-spacing: 0; color: var(--_soft); }
.waiting .skeleton { inline-size: 86%; block-size: 1.1em; }
.waiting .skeleton + .skeleton { inline-size: 58%; margin-block-start: 0.24em; }
/* As high as three, so that the site's own take their place without moving anything. */
.starters { display: flex; flex-direction: column; gap: 8px; min-block-size: 190px; }
.starter {
  display: flex;
  align-items: center;
  gap: 12px;
  min-block-size: 58px;
  padding-block: 10px;
  padding-inline: 10px 14px;
  text-align: start;
  font-weight: 500;
  line-height: 1.35;
  background: var(--_paper);
  border: 1px solid var(--_line);
  border-radius: var(--_r);
  border-end-end-radius: 6px;
  transition: border-color 0.15s, transform 0.15s, box-shadow 0.15s;
}
.topic { flex: none; display: grid; place-items: center; inline-size: 36px; block-size: 36px; color: var(--_link); background: var(--_tint); border-radius: 11px; }
.topic svg { inline-size: 20px; }
.starter > svg { inline-size: 18px; margin-inline-start: auto; color: var(--_soft); }
.panel[dir="rtl"] .starter > svg { scale: -1 1; }
.skeleton { display: block; min-inline-size: 7em; min-block-size: 1em; border-radius: 8px; background: var(--_sand); animation: breathe 1.2s ease-in-out infinite; }
.starters > .skeleton { block-size: 58px; border-radius: 16px; }
.dots { display: flex; align-items: center; gap: 5px; min-block-size: 42px; }
.dots i { inline-size: 7px; block-size: 7px; border-radius: 50%; background: var(--_soft); animation: hop 1.1s ease-in-out infinite; }
.dots i:nth-child(2) { animation-delay: 0.14s; }
.dots i:nth-child(3) { animation-delay: 0.28s; }
@keyframes hop { 0%, 60%, 100% { opacity: 0.35; transform: none; } 30% { opacity: 1; transform: translateY(-3px); } }
`;
