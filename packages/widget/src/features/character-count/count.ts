import { html, type TemplateResult } from "lit";
import type { Strings } from "../../strings/index.ts";
import { LENGTH_STRINGS } from "./strings.ts";

export { COUNT_STYLE as STYLE } from "./styles.ts";

/** Renders how many characters are left, or how many are too many where that is negative. */
export function renderCount(remaining: number, strings: Strings): TemplateResult {
  const words = { ...LENGTH_STRINGS[strings.language], ...strings };
  const [text, kind] =
    remaining < 0 ? [words.excess(-remaining), "excess"] : [words.remaining(remaining), ""];
  return html`<p class="remaining ${kind}" role="status" .textContent=${text}></p>`;
}
