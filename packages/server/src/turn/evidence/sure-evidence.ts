import type { Passage } from "../../knowledge/passage.ts";
import type { Evidence } from "../findings.ts";

/** A quote of a passage that was looked up and not searched for. */
export function sureEvidence(passage: Passage, quote = passage.text.split("\n")[0] ?? ""): Evidence {
  return { passage, quote, score: 1, coverage: 1, support: 1, matchesIntent: true };
}
