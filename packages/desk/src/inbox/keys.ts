import { html, type TemplateResult } from "lit";
import type { Strings } from "../strings/index.ts";

/** Renders the dialog that lists the keys. */
export function renderKeys({ keys, act, back }: Strings): TemplateResult {
  return html`<dialog aria-label=${act.keys}><form method="dialog">
    <dl>${keys.map(([key, words]) => html`<dt>${key}</dt><dd>${words}</dd>`)}</dl>
    <button class="main" aria-label=${back} autofocus>OK</button>
  </form></dialog>`;
}
