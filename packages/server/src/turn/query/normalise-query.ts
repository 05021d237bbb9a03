import type { Language } from "@prosa/protocol";
import type { Knowledge } from "../../knowledge/passage.ts";
import { fold } from "../../language/text/fold.ts";
import { findMisspellings } from "../../understanding/spelling/spelling.ts";
import type { FoldedText } from "../reading.ts";
import { withoutSlang } from "./chat-slang.ts";
import { inSiteForm, isVerbOf } from "./verb-forms.ts";

/** Letters of a message that are read for errors: its first words say what it is about, and each unknown one costs 0.1 ms. */
const READ_MAX = 600;

/**
 * Writes a message as it was meant, for matching alone: chat slang written out, and a typing error mended where the word meant
 * is one of the site's own; any other guess would only lead the search astray. Typing errors in Portuguese alone.
 */
export function normaliseQuery(
  { text, words }: FoldedText,
  language: Language,
  knowledge: Knowledge,
): string {
  const isOwn = (word: string) => knowledge.hasWord(fold(word));
  const inForm = (spelt: string) => inSiteForm(spelt, language, knowledge);
  if (language !== "pt-BR") return inForm(withoutSlang(text, language, isOwn));
  if (words.every((word) => knowledge.hasWord(word))) return inForm(text);
  const isKnown = (word: string) => isOwn(word) || isVerbOf(fold(word), language, knowledge);
  let meant = "";
  let from = 0;
  for (const { start, end, wrong, right, alternatives, kind } of findMisspellings(headOf(text), isKnown)) {
    const known = kind === "slang" ? right : ([right, ...alternatives].find(isOwn) ?? wrong);
    meant += text.slice(from, start) + known;
    from = end;
  }
  return inForm(meant + text.slice(from));
}

/** The beginning of a text up to a space, so that no word is cut in two. */
function headOf(text: string): string {
  return text.length <= READ_MAX ? text : text.slice(0, text.lastIndexOf(" ", READ_MAX) + 1);
}
