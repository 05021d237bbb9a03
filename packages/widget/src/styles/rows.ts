/** The style of the rows between messages, and of the lines under them. */
export const ROWS_STYLE = `
.earlier { align-self: center; flex: none; margin-block-end: 12px; color: var(--_soft); }
/* A row that only moves is not painted again while rows are drawn above it. */
@supports (overflow-clip-margin: 1px) {
  .row { contain: layout paint; overflow-clip-margin: 24px; }
}
.pill:disabled { color: var(--_soft); background: none; }
/* Once something is said, the greeting is a message like any other. */
.panel:not(.fresh) .opening { padding: 0; }
.panel:not(.fresh) .greeting svg { display: none; }
.panel:not(.fresh) .greeting p { inline-size: fit-content; max-inline-size: 92%; padding: 10px 14px; font: inherit; letter-spacing: 0; background: var(--_sand); border-radius: 18px; border-start-start-radius: 6px; }
.day {
  display: flex;
  align-items: center;
  gap: 12px;
  margin-block: 24px 4px;
  font-size: 0.8em;
  font-weight: 500;
  line-height: 1;
  color: var(--_soft);
}
.day span::first-letter { text-transform: uppercase; }
.unread { color: var(--_link); }
.day::before, .day::after { content: ""; flex: 1; block-size: 1px; background: var(--_line); }
.state.failed { color: var(--_alert); text-align: end; max-inline-size: 84%; }
.retry-buttons { display: inline-block; white-space: nowrap; }
.state .link { margin-inline-start: 6px; }
/* The time of a message shows beside it while somebody looks at it: a pointer, a finger, the focus. */
.when { position: absolute; inset-block-start: 2px; inset-inline-end: 0; font-size: 0.8em; line-height: 1.4; font-variant-numeric: tabular-nums; color: var(--_soft); opacity: 0; transition: opacity 0.15s; pointer-events: none; }
.continued > .when { padding-inline-start: 6px; background: var(--_paper); border-radius: 6px; }
.row:focus-visible { border-radius: 8px; }
.visitor > .when { inset-block-start: 12px; inset-inline: 0 auto; }
.row:is(:hover, :focus, :focus-within) > .when { opacity: 1; }
.face.person { position: relative; color: var(--_link); background: var(--_tint); box-shadow: inset 0 0 0 1px var(--_line); }
.person img { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; object-fit: cover; border-radius: inherit; }
.head .person { align-self: end; margin-inline: -30px -4px; box-shadow: 0 0 0 2px var(--_paper); }
.agent .bubble { background: var(--_tint); }
.row.notice { align-items: center; text-align: center; }
.notice .bubble { padding-block: 2px; font-size: 0.867em; color: var(--_soft); }
.notice-row {
  display: flex;
  align-items: flex-start;
  gap: 10px;
  margin-block-start: 20px;
  padding: 12px 14px;
  font-size: 0.933em;
  line-height: 1.45;
  background: var(--_tint);
  border-radius: 16px;
}
.notice-row svg { inline-size: 20px; color: var(--_link); }
.long { display: flex; flex-direction: column; align-items: inherit; gap: 12px; inline-size: 100%; }
.long:not([data-unfolded]) .bubble { max-block-size: 21em; overflow: hidden; mask-image: linear-gradient(#000 calc(100% - 5em), transparent); }
.unfold { display: flex; align-items: center; gap: 4px; min-block-size: 32px; margin-block-start: -8px; padding-inline: 4px; font-size: 0.933em; font-weight: 600; color: var(--_link); }
.unfold svg { inline-size: 18px; rotate: 90deg; transition: rotate 0.2s; }
[data-unfolded] > .unfold svg { rotate: -90deg; }
.long > .unfold .fewer, .long[data-unfolded] > .unfold .more-words { display: none; }
.long[data-unfolded] > .unfold .fewer { display: inline; }
`;
