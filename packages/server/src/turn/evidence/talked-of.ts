import type { Knowledge, Passage } from "../../knowledge/passage.ts";
import { unitsOf } from "../../knowledge/wording/wording.ts";
import { fold } from "../../language/text/words.ts";
import { type Evidence, sureEvidence } from "../findings.ts";
import { type AnswerType, readAnswerType } from "../query/answer-type.ts";
import type { RetrievedTurn } from "../turn.ts";
import { pageOf } from "./products/product-page.ts";

/** A passage with more prices, hours or the like than these is of several things. */
const UNITS_MAX = 2;
const REACHES_BACK = 2;

/**
 * The lines with the kind of thing that a bare question asks for ("how much?", "at what time?"): of a passage that a reply just
 * cited, else of the one passage of its page that has any.
 */
export function talkedOf(turn: RetrievedTurn, knowledge: Knowledge): Evidence | undefined {
  const { reading, context } = turn;
  const asked = readAnswerType(reading.meant.folded);
  if (asked?.isCertain !== true) return undefined;
  const last = context.turns.slice(-REACHES_BACK).findLast(({ cited }) => cited.length > 0);
  const near = (last?.cited ?? [])
    .flatMap((id) => knowledge.find(id) ?? [])
    .filter(({ product, kind }) => product === undefined && kind !== "contact");
  const [own] = near.flatMap((passage) => linesOf(passage, asked));
  if (own !== undefined) return own;
  const [first] = near;
  const ofPage =
    first === undefined ? [] : pageOf(knowledge, first.url).flatMap((one) => linesOf(one, asked));
  return ofPage.length === 1 ? ofPage[0] : undefined;
}

function linesOf(passage: Passage, asked: AnswerType): Evidence[] {
  const units = unitsOf(passage).filter(({ text }) => asked.isMet(fold(text), text));
  if (units.length === 0 || units.length > UNITS_MAX) return [];
  return [sureEvidence(passage, units.map(({ text }) => text).join("\n"))];
}
