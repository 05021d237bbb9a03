/** The style of the rows between messages, and of the lines under them. */
export const ROWS_STYLE = `
.earlier { margin-block-start: auto; align-self: center; flex: none; margin-block-end: 16px; color: var(--_soft); border-color: var(--_line); }
/* A row that only moves is not painted again while rows are drawn above it. */
@supports (overflow-clip-margin: 1px) {
  .row { contain: layout paint; overflow-clip-margin: 24px; }
}
.pill:disabled { color: var(--_soft); border-color: var(--_line); }
.day {
  display: flex;
  align-items: center;
  gap: 12px;
  margin-block: 22px 4px;
  font: italic 400 0.8125em/1 var(--_display);
  color: var(--_soft);
}
.day span::first-letter { text-transform: uppercase; }
.unread { color: var(--_accent); }
.day::before, .day::after { content: ""; flex: 1; block-size: 1px; background: var(--_line); }
.state.failed { color: var(--_alert); text-align: end; max-inline-size: 84%; }
.retry-buttons { display: inline-block; white-space: nowrap; }
.state .link { margin-inline-start: 6px; }
.agent .bubble { background: var(--_tint); box-shadow: inset 0 0 0 1px var(--_line); }
.row.notice { align-items: center; text-align: center; }
.notice .bubble { padding-block: 2px; font-size: 0.875em; color: var(--_soft); }
.continued .author { display: none; }
.author { font-size: 0.8125em; font-weight: 600; color: var(--_soft); margin-block-end: -4px; }
.day:lang(ar) { font-style: normal; }
.notice-row {
  display: flex;
  align-items: flex-start;
  gap: 10px;
  margin-block-start: 16px;
  padding: 12px 14px;
  font-size: 0.875em;
  line-height: 1.45;
  background: var(--_tint);
  border-radius: 14px;
}
.notice-row svg { inline-size: 20px; color: var(--_accent); }
`;
