import { html } from "lit";

/** The icons of a message's buttons, in the style of `view/icons.ts`. */
export const copyIcon = html`<svg aria-hidden="true" viewBox="0 0 24 24"><rect x="8.5" y="8.5" width="11" height="11" rx="2.6" /><path d="M5.6 15.2c-.7-.4-1.1-1.1-1.1-1.9V7.2c0-1.5 1.2-2.7 2.7-2.7h6.1c.8 0 1.5.4 1.9 1.1" /></svg>`;
export const doneIcon = html`<svg aria-hidden="true" viewBox="0 0 24 24"><path d="m5 12.8 4.6 4.7L19 7" /></svg>`;
export const againIcon = html`<svg aria-hidden="true" viewBox="0 0 24 24"><path d="M19.5 12a7.5 7.5 0 1 1-2.3-5.4m2.3-2.3v4.1h-4.1" /></svg>`;
export const pencilIcon = html`<svg aria-hidden="true" viewBox="0 0 24 24"><path d="M4.8 19.2l.9-4L15.6 5.3a2.2 2.2 0 0 1 3.1 3.1L8.8 18.3zM13.6 7.4l3 3" /></svg>`;
export const thumbIcon = html`<svg aria-hidden="true" viewBox="0 0 24 24"><path d="M7.5 10.5v8.5h-3v-8.5zm0 .5 3.7-6.5c1.4 0 2.3 1 2 2.5l-.6 3h4.8c1.3 0 2.2 1.2 1.9 2.4l-1.3 4.8c-.3 1-1.1 1.8-2.2 1.8H7.5" /></svg>`;
