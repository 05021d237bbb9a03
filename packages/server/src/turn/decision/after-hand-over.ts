import { allPacks } from "../../language/packs.ts";
import { wordPattern } from "../../language/text/word-patterns.ts";
import type { Act, RetrievedTurn } from "../turn.ts";

const ASKS_NEXT = wordPattern(allPacks.map(({ reply }) => reply.asksWhatNext).join(" "));

/** More words than this ask about something else. */
const WORDS_MAX = 8;

/** "E agora?" after a hand-over asks what happens next, not about the site. */
export function decideAfterHandOver({ context, reading }: RetrievedTurn): Act | undefined {
  const { words } = reading.written;
  if (context.turns.at(-1)?.action !== "hand-over" || words.length > WORDS_MAX) return undefined;
  if (!ASKS_NEXT.test(` ${words.join(" ")} `)) return undefined;
  return { action: "answer", reason: "asks what happens next", evidence: [], tellsNext: true };
}
