import { TEXT_LENGTH_MAX } from "@prosa/protocol";
import { html, nothing } from "lit";
import type { ChatContext, Feature } from "../../app/feature.ts";
import { LENGTH_STRINGS } from "./strings.ts";

const REMAINING_SHOWN = 300;

/** Says under the input how many characters are left once they are few, and how many are too many. */
export function createLength({ draft }: ChatContext): Feature {
  return {
    render: (slot, _, strings) => {
      const remaining = TEXT_LENGTH_MAX - draft().trim().length;
      if (slot !== "length" || remaining > REMAINING_SHOWN) return nothing;
      const words = { ...LENGTH_STRINGS[strings.language], ...strings };
      const [text, kind] =
        remaining < 0 ? [words.excess(-remaining), "excess"] : [words.remaining(remaining), ""];
      return html`<p class="remaining ${kind}" role="status" .textContent=${text}></p>`;
    },
  };
}
