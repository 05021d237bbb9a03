import { TALK } from "../../turn/query/intent.ts";
import {
  classifyIntent,
  courtesyOf,
  isTalkWord,
  wordsBySentence,
} from "../../understanding/intents/intent.ts";

/** The intents of words that ask nothing: talk for its own sake, and the wish for a person. */
const ASKS_NOTHING: readonly string[] = [...TALK, "human"];

const CALL = "human";

/** The fewest words of a part that says something: with fewer it adds stress to another ("por favor", "es urgente"). */
const WORDS_MIN = 3;

const PART_END = /(?<=[.?!;])\s+|,\s+|\n+|\s+(?:e|y|and)\s+/i;

/**
 * True for a visitor's words that are more than a greeting, thanks or the call for a person. `intent` is what the assistant read
 * in them; absent where they were said to a person. Who calls for a person and says why in the same breath has said it. Pure.
 */
export function saysMore(text: string, intent: string | undefined): boolean {
  if (intent === undefined) return !isCourtesy(text);
  if (intent === CALL) return text.split(PART_END).some(saysSomething);
  return !ASKS_NOTHING.includes(intent);
}

function saysSomething(part: string): boolean {
  const count = wordsBySentence(part).flat().length;
  return count >= WORDS_MIN && !isCourtesy(part) && !ASKS_NOTHING.includes(classifyIntent(part).name);
}

/** Words of which each sentence greets, thanks or takes leave. */
export function isCourtesy(text: string): boolean {
  return wordsBySentence(text).every((words) => courtesyOf(words) !== undefined || words.every(isTalkWord));
}
