import { allPacks } from "../../language/packs.ts";
import { wordPattern } from "../../language/text/word-patterns.ts";
import { SURE } from "../query/sure-intent.ts";
import type { Act, RetrievedTurn } from "../turn.ts";
import { contactEvidence } from "./contact-answer.ts";

const ASKS_NEXT = wordPattern(allPacks.map(({ reply }) => reply.asksWhatNext).join(" "));
const CALLS = wordPattern(allPacks.map(({ reply }) => reply.callsAgain).join(" "));

/** More words than this ask about something else. */
const WORDS_MAX = 8;

/**
 * After a hand-over "e agora?" asks what happens next, and "oi??" and "can someone call me?" call for the person once more: none
 * is about the site.
 */
export function decideAfterHandOver(turn: RetrievedTurn): Act | undefined {
  const { context, reading } = turn;
  const { words } = reading.written;
  if (context.turns.at(-1)?.action !== "hand-over" || words.length > WORDS_MAX) return undefined;
  const said = ` ${words.join(" ")} `;
  const isGreeting = reading.intent.name === "greeting" && reading.intent.confidence >= SURE;
  if (isGreeting || CALLS.test(said))
    return {
      action: "hand-over",
      reason: "calls again",
      cause: "asked",
      evidence: contactEvidence(turn),
      tellsNext: true,
    };
  if (!ASKS_NEXT.test(said)) return undefined;
  return { action: "answer", reason: "asks what happens next", evidence: [], tellsNext: true };
}
