import { html, type TemplateResult } from "lit";
import type { ContactAction } from "./deep-link.ts";

const bubble = "M4 19.6l1.2-3.7A8 8 0 1 1 8.3 19z";

/** The icons of the channels, in the widget's own style. */
export const CHANNEL_ICONS: Readonly<Record<ContactAction["channel"], TemplateResult>> = {
  whatsapp: html`<svg aria-hidden="true" viewBox="0 0 24 24"><path d=${bubble} /><path d="M9.2 9.2c-.3 2.9 2.7 5.9 5.6 5.6l.7-1.5-1.8-1-.9.8c-.8-.4-1.5-1.1-1.9-1.9l.8-.9-1-1.8z" /></svg>`,
  telegram: html`<svg aria-hidden="true" viewBox="0 0 24 24"><path d="M3.8 11.6 20 5l-2.6 14-5.2-3.9-2.6 2.6-.5-4.6zm5.3 1.5L16.6 8" /></svg>`,
  messenger: html`<svg aria-hidden="true" viewBox="0 0 24 24"><path d=${bubble} /><path d="M8.2 13.6l2.6-2.8 2.4 2 2.6-2.4" /></svg>`,
  instagram: html`<svg aria-hidden="true" viewBox="0 0 24 24"><rect x="4.5" y="4.5" width="15" height="15" rx="4.5" /><circle cx="12" cy="12" r="3.4" /><path stroke-width="2.2" d="M16.2 7.8v.01" /></svg>`,
  phone: html`<svg aria-hidden="true" viewBox="0 0 24 24"><path d="M5.2 5.5c-.4 7 6.3 13.7 13.3 13.3l1-3.6-4.2-2-1.8 1.7c-1.9-.9-3.5-2.5-4.4-4.4l1.7-1.8-2-4.2z" /></svg>`,
  email: html`<svg aria-hidden="true" viewBox="0 0 24 24"><rect x="4" y="6" width="16" height="12" rx="2.5" /><path d="M4.6 7.4 12 13l7.4-5.6" /></svg>`,
};

export const outIcon = html`<svg class="out" aria-hidden="true" viewBox="0 0 24 24"><path d="M8 16 16.5 7.5M9.5 7.5h7v7" /></svg>`;
