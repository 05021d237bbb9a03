import type { Knowledge } from "../../../knowledge/passage.ts";
import { fold } from "../../../language/text/fold.ts";
import { readAnswerType } from "../../query/answer-type.ts";
import { withoutGreeting } from "../../query/greeting.ts";
import { readActivity } from "../../query/verb-forms.ts";
import type { UnderstoodTurn } from "../../turn.ts";
import type { Question } from "./features.ts";

/** How many of the visitor's messages before this one a search leans on. */
const LEANS_ON = 2;

/** How far back the talk is looked through for what was last answered from. */
const REACHES_BACK = 3;

/** Reads the question of a turn, with the talk so far that it may lean on. */
export function readQuestion({ reading, display, context }: UnderstoodTurn, knowledge: Knowledge): Question {
  const { query, meant, written, language, intent } = reading;
  const topic = context.turns
    .slice(-LEANS_ON)
    .map(({ visitor }) => visitor)
    .join("\n");
  const last = context.turns.at(-1);
  const isOpen = intent.name === "unknown";
  const answered =
    last?.action === "decline"
      ? context.turns.slice(-REACHES_BACK).findLast(({ cited }) => cited.length > 0)
      : undefined;
  return {
    text: query.text,
    written: withoutGreeting(display),
    language,
    topic,
    answerType:
      readAnswerType(meant.folded) ??
      readActivity(written.folded, language, knowledge) ??
      (isOpen ? readAnswerType(fold(last?.visitor ?? "")) : undefined),
    // A message without an intent of its own goes on with the talk's.
    intent: isOpen && last ? { ...intent, name: last.intent } : intent,
    anchor: anchorOf(last?.about ?? last?.cited[0]),
    anchorBefore: anchorOf(answered?.cited[0]),
  };
}

function anchorOf(id: string | undefined): Question["anchor"] {
  return id === undefined ? undefined : { id, url: id.slice(0, id.lastIndexOf("#")) };
}
