/** The style of tickets' cards. */
export const TICKET_STYLE = `
.ticket { text-align: start; }
.ticket .facts { flex-basis: 100%; }
.ticket .more { margin-inline-start: auto; }
.ticket .number { font-size: 0.8125em; color: var(--_soft); font-variant-numeric: tabular-nums; }
.ticket .expected { font-size: 0.875em; line-height: 1.45; color: var(--_soft); text-wrap: pretty; }
.ticket:is([data-status=solved], [data-status=closed]) strong { color: var(--_soft); }
`;

/** The style of the fields of a ticket's form. */
export const TICKET_FIELDS_STYLE = `
.entry select, .entry textarea { inline-size: 100%; }
.entry .kind { margin: 4px 0 0; font-size: 0.8125em; color: var(--_soft); }
`;
