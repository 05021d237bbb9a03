import { html } from "lit";
import { QUOTE_PATH } from "./launcher.ts";

/** Icons on a 24-unit grid, drawn in the colour of the text around them and hidden from assistive technology. */
export const closeIcon = html`<svg aria-hidden="true" viewBox="0 0 24 24"><path d="M6.5 6.5l11 11m0-11l-11 11" /></svg>`;
export const moreIcon = html`<svg aria-hidden="true" viewBox="0 0 24 24"><path stroke-width="3.6" d="M12 6v.01m0 6v.01m0 6v.01" /></svg>`;
export const sendIcon = html`<svg aria-hidden="true" viewBox="0 0 24 24"><path d="M12 19V5.5m-6 6 6-6 6 6" /></svg>`;
export const stopIcon = html`<svg aria-hidden="true" viewBox="0 0 24 24"><rect class="solid" x="7" y="7" width="10" height="10" rx="2" /></svg>`;
export const personIcon = html`<svg aria-hidden="true" viewBox="0 0 24 24"><circle cx="12" cy="8.5" r="3.5" /><path d="M5 19.5c.8-3.6 3.6-5.3 7-5.3s6.2 1.7 7 5.3" /></svg>`;
export const microphoneIcon = html`<svg aria-hidden="true" viewBox="0 0 24 24"><rect x="9.2" y="3.8" width="5.6" height="10.4" rx="2.8" /><path d="M5.8 11.6a6.2 6.2 0 0 0 12.4 0M12 17.8v2.7" /></svg>`;
export const speakerIcon = html`<svg aria-hidden="true" viewBox="0 0 24 24"><path d="M4.5 9.6v4.8h3l4.3 3.7V5.9L7.5 9.6zm10.8-.4c1.6 1.6 1.6 4 0 5.6m2.5-8c3 3 3 7.4 0 10.4" /></svg>`;
export const talkIcon = html`<svg aria-hidden="true" viewBox="0 0 24 24"><path d="M4.5 10.2v3.6m3.75-7v10.4M12 4.2v15.6m3.75-12v8.4m3.75-6v3.6" /></svg>`;
export const downIcon = html`<svg aria-hidden="true" viewBox="0 0 24 24"><path d="M12 5.5v13m-5.5-5.5 5.5 5.5 5.5-5.5" /></svg>`;
export const thumbIcon = html`<svg aria-hidden="true" viewBox="0 0 24 24"><path d="M7.5 10.5v8.5h-3v-8.5zm0 .5 3.7-6.5c1.4 0 2.3 1 2 2.5l-.6 3h4.8c1.3 0 2.2 1.2 1.9 2.4l-1.3 4.8c-.3 1-1.1 1.8-2.2 1.8H7.5" /></svg>`;
export const quoteIcon = html`<svg aria-hidden="true" class="quote" viewBox="0 0 24 24"><path d=${QUOTE_PATH} /></svg>`;
