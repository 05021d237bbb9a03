import { importanceOf } from "../../knowledge/index/importance.ts";
import { fold } from "../../language/text/fold.ts";
import type { Evidence } from "../findings.ts";
import type { TurnDeps } from "../ports.ts";
import { asksOnlyOfPlace, placesNamed } from "../query/location-context.ts";
import type { RetrievedTurn } from "../turn.ts";

/** Added to a passage of the talk's page that holds all that a message asks, where the message leans on the talk. */
const SAME_PAGE = 0.8;
const SAME_PASSAGE = 0.2;
/** The same for what was just cited, where the message only names another place. */
const SAME_OF_PLACE = 1.2;
const HOLDS_ALL = 0.85;
const EXPECTED_OF_TALK = 0.7;
/** The least share of a place that the passage last cited must hold to have been asked on. */
const HOLDS_PLACE = 0.6;
const EXAMPLE = 0.25;
const EXAMPLE_HEADING = /\b(exemplos?|example|ejemplos?|simulac\w+|simulation|simulacion)\b/;

/** Ranks the passages again by what the search does not see: the page of the talk, and headings of mere examples. */
export function rerank(turn: RetrievedTurn, { knowledge }: Pick<TurnDeps, "knowledge">): RetrievedTurn {
  const { reading } = turn;
  const page = reading.topic.text === "" ? undefined : pageOfTalk(turn);
  const isOfPlace = asksOnlyOfPlace(reading);
  const text = isOfPlace ? placesNamed(reading) : reading.meant.text;
  const compare = knowledge.compare({ text, language: reading.language });
  // "And how long do I have?" says nothing of its own but what its answer looks like.
  const isEmpty = reading.meant.contentWords.every((word) => importanceOf(word) < 1);
  const asksForExample = EXAMPLE_HEADING.test(reading.written.folded);
  const hits = turn.hits.map((hit): Evidence => {
    const { passage, quote, hasAnswerType, score } = hit;
    const isExample = !asksForExample && EXAMPLE_HEADING.test(fold(passage.heading));
    if (isExample) return { ...hit, score: score - EXAMPLE };
    if (passage.url !== page || hasAnswerType === false) return hit;
    const isCitedLast = turn.context.turns.at(-1)?.cited[0] === passage.id;
    // "To Minas too?" asks the same again of a place.
    if (isOfPlace && isCitedLast && compare(quote, passage.language) >= HOLDS_PLACE)
      return { ...hit, score: score + SAME_OF_PLACE, support: 1, matchesIntent: true };
    const held = isEmpty && hasAnswerType === true ? EXPECTED_OF_TALK : compare(quote, passage.language);
    if (held < (isEmpty ? EXPECTED_OF_TALK : HOLDS_ALL)) return hit;
    const again = turn.context.turns.at(-1)?.cited.includes(passage.id) ? SAME_PASSAGE : 0;
    return {
      ...hit,
      score: score + SAME_PAGE + again,
      support: Math.max(held, hit.support),
      matchesIntent: true,
    };
  });
  return { ...turn, hits: hits.sort((one, other) => other.score - one.score) };
}

/** The address of the page that the last answer cited, which begins its passages' ids. */
function pageOfTalk({ context }: RetrievedTurn): string | undefined {
  const cited = context.turns.at(-1)?.cited[0];
  return cited?.slice(0, cited.lastIndexOf("#"));
}
