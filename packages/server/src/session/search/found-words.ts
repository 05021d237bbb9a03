import type { FoundWords } from "@prosa/protocol/desk";
import { searchableWords } from "../../insights/words/word-digests.ts";
import type { SessionLog } from "../log/session-log.ts";
import { messageText } from "../turns/reply-events.ts";

const READ_COUNT = 100;

/** The characters of a message that a result shows, and those of them before the first word that was looked for. */
const SNIPPET_LENGTH = 160;
const SNIPPET_BEFORE = 50;

/** The latest message that holds the most of some folded words; `null` where the conversation does not hold them all. */
export async function foundWords(log: SessionLog, words: readonly string[]): Promise<FoundWords | null> {
  const missing = new Set(words);
  let best: { author: FoundWords["author"]; text: string; count: number } | undefined;
  let since = log.first - 1;
  while (since < log.seq) {
    const events = await log.after(since, READ_COUNT);
    const last = events.at(-1);
    if (!last) break;
    since = last.seq;
    for (const event of events) {
      if (event.type !== "said" || event.message.author === "notice") continue;
      const text = messageText(event.message);
      const own = searchableWords(text).filter((word) => words.includes(word));
      for (const word of own) missing.delete(word);
      if (own.length > 0 && own.length >= (best?.count ?? 0))
        best = { author: event.message.author, text, count: own.length };
    }
  }
  if (!best || missing.size > 0) return null;
  return { author: best.author, text: snippetOf(best.text, words) };
}

/** A part of a text, on one line, that begins shortly before the first of the words. */
function snippetOf(text: string, words: readonly string[]): string {
  const line = text.replace(/\s+/g, " ").trim();
  const places = [...line.matchAll(/[\p{L}\p{N}\p{M}]+/gu)];
  const first = places.find(([word]) => searchableWords(word).some((one) => words.includes(one)))?.index ?? 0;
  // Not in the middle of a word, where one begins in time.
  const start = places.find(({ index }) => index >= first - SNIPPET_BEFORE)?.index ?? first;
  const from = first <= SNIPPET_BEFORE ? 0 : start;
  // A character of two halves is not cut in the middle.
  const part = line.slice(from, from + SNIPPET_LENGTH).replace(/[\uD800-\uDBFF]$/, "");
  return `${from > 0 ? "…" : ""}${part}${from + SNIPPET_LENGTH < line.length ? "…" : ""}`;
}
