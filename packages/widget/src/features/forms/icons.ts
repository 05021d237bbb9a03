import { html, type TemplateResult } from "lit";

export const checkIcon = html`<svg aria-hidden="true" viewBox="0 0 24 24"><path d="M5.5 12.5l4.2 4.2 8.8-9.2" /></svg>`;
export const clockIcon = html`<svg aria-hidden="true" viewBox="0 0 24 24"><circle cx="12" cy="12" r="8" /><path d="M12 7.8V12l2.8 2" /></svg>`;
export const alertIcon = html`<svg aria-hidden="true" viewBox="0 0 24 24"><circle cx="12" cy="12" r="8.2" /><path d="M12 8v4.6m0 3v.01" /></svg>`;

const MOUTHS = [
  "M8 16.6c1-2 2.3-2.9 4-2.9s3 .9 4 2.9",
  "M8.6 16c.9-1.1 2-1.6 3.4-1.6s2.5.5 3.4 1.6",
  "M8.6 15.2h6.8",
  "M8.4 14.2c.9 1.3 2.1 1.9 3.6 1.9s2.7-.6 3.6-1.9",
  "M7.6 13.6h8.8c-.5 2.4-2.1 3.7-4.4 3.7s-3.9-1.3-4.4-3.7z",
];

/** A face for a score from 1 to 5. */
export function faceIcon(score: number): TemplateResult {
  return html`<svg aria-hidden="true" viewBox="0 0 24 24">
    <circle cx="12" cy="12" r="9.3" />
    <path class="eyes" d="M9 9.6v.4m6-.4v.4" />
    <path d=${MOUTHS[score - 1] ?? ""} />
  </svg>`;
}
