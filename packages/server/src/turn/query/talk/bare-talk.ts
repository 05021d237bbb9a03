import { anyWords } from "../../../language/packs.ts";
import type { Reading } from "../../reading.ts";
import { SURE_TALK } from "../sure-intent.ts";

const TALK: readonly string[] = ["greeting", "goodbye", "thanks", "small-talk"];
const WORDS_MAX = 4;

const COURTESIES = anyWords(({ talk }) => talk.courtesies);

/** Whether a message is a greeting, thanks or a goodbye and nothing more, so that nothing has to be searched for it. */
export function isBareTalk({ intent, written: { words } }: Reading): boolean {
  if (!TALK.includes(intent.name) || intent.confidence < SURE_TALK) return false;
  return words.length <= WORDS_MAX && words.every((word) => COURTESIES.has(word));
}
