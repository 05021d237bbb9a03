/** The style of the line that counts characters. */
export const COUNT_STYLE = `
.remaining { padding: 6px 16px 0; font-size: 0.8125em; color: var(--_soft); }
.remaining.excess { color: var(--_alert); }
@media (max-height: 20em) { .remaining { padding: 0 12px; } }
`;
