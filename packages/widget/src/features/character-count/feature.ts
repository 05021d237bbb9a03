import { TEXT_LENGTH_MAX } from "@prosa/protocol";
import { nothing } from "lit";
import type { ChatContext, Feature } from "../../app/feature.ts";
import { onDemand } from "../../app/on-demand.ts";

const REMAINING_SHOWN = 300;
const findCount = onDemand(() => import("./count.ts"));

/** Says under the input how many characters are left once they are few, and how many are too many. Its words load then. */
export function createLength({ host, draft }: ChatContext): Feature {
  return {
    render: (slot, _, strings) => {
      const remaining = TEXT_LENGTH_MAX - draft().trim().length;
      if (slot !== "length" || remaining > REMAINING_SHOWN) return nothing;
      return findCount(host)?.renderCount(remaining, strings) ?? nothing;
    },
  };
}
