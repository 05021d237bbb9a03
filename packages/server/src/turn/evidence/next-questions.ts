import { nextQuestionsFor } from "../../knowledge/matters/next-questions.ts";
import { fold } from "../../language/text/fold.ts";
import { withFindings } from "../findings.ts";
import type { TurnDeps } from "../ports.ts";
import type { DecidedTurn } from "../turn.ts";

/** Adds the site's own questions that may follow an answer which quotes its pages. */
export function addNextQuestions(turn: DecidedTurn, { knowledge }: Pick<TurnDeps, "knowledge">): DecidedTurn {
  const { decision, context, reading } = turn;
  if (decision.action !== "answer" || decision.evidence.length === 0) return turn;
  const cited = decision.evidence.map(({ passage }) => passage);
  const said = [...context.turns.map(({ visitor }) => fold(visitor)), reading.written.folded];
  const questions = nextQuestionsFor(knowledge, cited, reading.language, said);
  return questions.length > 0 ? withFindings(turn, { kind: "next-questions", questions }) : turn;
}
