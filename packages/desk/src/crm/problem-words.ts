import { RequestProblem } from "../client/requests.ts";
import { faultWords } from "../deliveries/fault-words.ts";
import type { Strings } from "../strings/index.ts";
import { CRM_WORDS, type CrmWords } from "./words.ts";

export function wordsOf({ tag }: Strings): CrmWords {
  return CRM_WORDS[tag === "en" || tag === "es" ? tag : "pt-BR"];
}

/** A fault in words; those of a system itself are in its own language. */
export function faultIn(strings: Strings, error: unknown): string {
  const words = wordsOf(strings);
  if (!(error instanceof RequestProblem)) return words.failed;
  if (error.status === 0) return words.offline;
  switch (error.code) {
    case "not-connected":
    case "bad-field":
      return words.notConnected(faultWords(error.detail, strings.tag));
    case "bad-address":
      return words.badAddress;
    case "unreadable":
      return words.unreadable;
    case "too-many-targets":
      return words.full;
    default:
      return words.failed;
  }
}
