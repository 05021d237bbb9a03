import type { Language } from "@prosa/protocol";
import { packOf } from "../../language/packs.ts";
import type { ReplyNotice } from "../turn.ts";

/** The text of a notice to the visitor. */
export function noticeText(code: ReplyNotice, language: Language): string {
  return packOf(language).notices[code];
}
