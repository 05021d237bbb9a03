import { html } from "lit";

/** The icons of the search, in the style of `view/icons.ts`. */
export const searchIcon = html`<svg aria-hidden="true" viewBox="0 0 24 24"><circle cx="10.8" cy="10.8" r="6" /><path d="m15.3 15.3 4.2 4.2" /></svg>`;
export const olderIcon = html`<svg aria-hidden="true" viewBox="0 0 24 24"><path d="m6 14.5 6-6 6 6" /></svg>`;
export const newerIcon = html`<svg aria-hidden="true" viewBox="0 0 24 24"><path d="m6 9.5 6 6 6-6" /></svg>`;
export const leaveIcon = html`<svg aria-hidden="true" viewBox="0 0 24 24"><path d="M7.5 7.5l9 9m0-9l-9 9" /></svg>`;
