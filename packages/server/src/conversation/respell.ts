import type { Language } from "@prosa/protocol";
import type { Knowledge, Passage } from "../knowledge/passage.ts";
import { wordsOf } from "../knowledge/words.ts";
import { fold } from "../understanding/normalise.ts";
import { findMisspellings } from "../understanding/spelling.ts";

const KINDS: readonly Passage["kind"][] = ["prose", "product", "question", "contact", "table", "fact"];

/** Letters of a message that are read for errors: its first words say what it is about, and each unknown one costs 0.1 ms. */
const READ_MAX = 600;

const vocabularies = new WeakMap<Knowledge, ReadonlySet<string>>();

/**
 * Writes a message as it was meant, for matching alone: chat slang written out, and a typing error mended where the word meant
 * is one of the site's own; any other guess would only lead the search astray. Portuguese only.
 */
export function respell(text: string, language: Language, knowledge: Knowledge): string {
  if (language !== "pt-BR") return text;
  const vocabulary = vocabularyOf(knowledge);
  const isOwn = (word: string) => vocabulary.has(fold(word));
  if (wordsOf(text).every((word) => vocabulary.has(word))) return text;
  let meant = "";
  let from = 0;
  for (const { start, end, wrong, right, alternatives, kind } of findMisspellings(headOf(text), isOwn)) {
    const known = kind === "slang" ? right : ([right, ...alternatives].find(isOwn) ?? wrong);
    meant += text.slice(from, start) + known;
    from = end;
  }
  return meant + text.slice(from);
}

/** The beginning of a text up to a space, so that no word is cut in two. */
function headOf(text: string): string {
  return text.length <= READ_MAX ? text : text.slice(0, text.lastIndexOf(" ", READ_MAX) + 1);
}

function vocabularyOf(knowledge: Knowledge): ReadonlySet<string> {
  let vocabulary = vocabularies.get(knowledge);
  if (vocabulary === undefined) {
    const passages = KINDS.flatMap((kind) => knowledge.ofKind(kind));
    vocabulary = new Set(
      passages.flatMap(({ title, heading, text }) => wordsOf(`${title} ${heading} ${text}`)),
    );
    vocabularies.set(knowledge, vocabulary);
  }
  return vocabulary;
}
