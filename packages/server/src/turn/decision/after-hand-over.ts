import { allPacks } from "../../language/packs.ts";
import { wordPattern } from "../../language/text/word-patterns.ts";
import { SURE } from "../query/sure-intent.ts";
import type { Act, RetrievedTurn } from "../turn.ts";

const ASKS_NEXT = wordPattern(allPacks.map(({ reply }) => reply.asksWhatNext).join(" "));

/** More words than this ask about something else. */
const WORDS_MAX = 8;

/** "E agora?" and "oi??" after a hand-over ask what happens next, not about the site. */
export function decideAfterHandOver({ context, reading }: RetrievedTurn): Act | undefined {
  const { words } = reading.written;
  const isCalling = reading.intent.name === "greeting" && reading.intent.confidence >= SURE;
  if (context.turns.at(-1)?.action !== "hand-over" || words.length > WORDS_MAX) return undefined;
  if (!isCalling && !ASKS_NEXT.test(` ${words.join(" ")} `)) return undefined;
  return { action: "answer", reason: "asks what happens next", evidence: [], tellsNext: true };
}
