import { SHEET_STYLE } from "../../styles/sheet.ts";

/** The style of contact forms. */
export const FORM_STYLE = `${SHEET_STYLE}
.scroll > .ask { flex: none; margin-block: 4px 6px; }
.opening:has(.starters) + .ask { margin-block-start: 18px; }
.sheet h3 { margin: 0; font: 600 1.0625em/1.35 var(--_display); text-wrap: balance; }
.star { color: var(--_link); }
.ask [aria-invalid] { border-color: var(--_alert) !important; }
.ask [aria-invalid]:focus { box-shadow: 0 0 0 1px var(--_alert) !important; }
.fault { display: flex; align-items: flex-start; gap: 6px; font-size: 0.8125em; line-height: 1.4; color: var(--_alert); }
.fault svg { inline-size: 17px; margin-block-start: 0.5px; }
.consent { font-size: 0.8125em; line-height: 1.5; color: var(--_soft); }
.consent a { color: var(--_link); text-underline-offset: 3px; }
.submitted dl { margin: 0; padding-inline-start: 28px; color: var(--_soft); }
.submitted dd { margin: 0; overflow-wrap: anywhere; }
.submitted dl + .link { margin-inline-start: 26px; }
.form-hint { flex: none; padding: 10px 18px; font-size: 0.875em; line-height: 1.45; background: var(--_sand); border-block-start: 1px solid var(--_line); }
`;
