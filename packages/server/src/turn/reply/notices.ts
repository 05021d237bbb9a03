import type { Language } from "@prosa/protocol";
import { packOf } from "../../language/packs.ts";

/** The text of a notice to the visitor. */
export function noticeText(code: "model-unavailable", language: Language): string {
  return packOf(language).notices[code];
}
