import { html, type TemplateResult } from "lit";
import { QUOTE_PATH } from "./mark.ts";

/** Icons on a 24-unit grid, in the colour of the text around them, hidden from assistive technology. */
export const closeIcon = html`<svg aria-hidden="true" viewBox="0 0 24 24"><path d="M6.5 6.5l11 11m0-11l-11 11" /></svg>`;
export const sendIcon = html`<svg aria-hidden="true" viewBox="0 0 24 24"><path d="M12 19V5.5m-6 6 6-6 6 6" /></svg>`;
export const stopIcon = html`<svg aria-hidden="true" viewBox="0 0 24 24"><rect class="solid" x="7" y="7" width="10" height="10" rx="2" /></svg>`;
export const personIcon = html`<svg aria-hidden="true" viewBox="0 0 24 24"><circle cx="12" cy="8.5" r="3.5" /><path d="M5 19.5c.8-3.6 3.6-5.3 7-5.3s6.2 1.7 7 5.3" /></svg>`;
export const downIcon = html`<svg aria-hidden="true" viewBox="0 0 24 24"><path d="M12 5.5v13m-5.5-5.5 5.5 5.5 5.5-5.5" /></svg>`;
export const quoteIcon = html`<svg aria-hidden="true" class="quote" viewBox="0 0 24 24"><path d=${QUOTE_PATH} /></svg>`;
export const chevronIcon = html`<svg aria-hidden="true" viewBox="0 0 24 24"><path d="M9.5 6l6 6-6 6" /></svg>`;

/** An icon of one path. */
export const pathIcon = (path: string): TemplateResult =>
  html`<svg aria-hidden="true" viewBox="0 0 24 24"><path d=${path} /></svg>`;
