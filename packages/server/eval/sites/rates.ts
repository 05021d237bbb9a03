import { round } from "../read-rows.ts";
import type { Figures } from "../task.ts";
import { isAnswerable, type JudgedReply, type Verdict } from "./judge.ts";
import type { SiteQuestion } from "./questions.ts";

/** A question with its reply and the verdict on it. */
export interface JudgedQuestion extends Verdict {
  question: SiteQuestion;
  reply: JudgedReply;
}

/** The rates of each group of judged questions, by the group's name. */
export function groupsOf<One extends JudgedQuestion>(
  outcomes: readonly One[],
  nameOf: (one: One) => string,
): Figures {
  return Object.fromEntries(
    [...Map.groupBy(outcomes, nameOf)].sort().map(([name, group]) => [name, ratesOf(group)]),
  );
}

/** The shares of replies that are right, wrong, declined and pointed at their pages. */
export function ratesOf(outcomes: readonly JudgedQuestion[]): Figures {
  const answerable = outcomes.filter(({ question }) => isAnswerable(question));
  const unanswerable = outcomes.filter(({ question }) => question.kind === "unanswerable");
  const declined = answerable.filter((one) => !one.hasContent);
  const stating = outcomes.filter((one) => one.hasContent && !isTalk(one));
  return {
    right: shareOf(answerable, (one) => one.isRight),
    pointed: shareOf(declined, (one) => one.isPointed),
    lettersMedian: medianOf(stating.map(({ reply }) => reply.text.length)),
    wrong: shareOf(stating, (one) => !one.isRight),
    declinedRightly: shareOf(unanswerable, (one) => one.isRight),
    declinedWrongly: shareOf(answerable, (one) => !one.hasContent),
    clarified: shareOf(outcomes, ({ reply }) => reply.action === "clarify"),
    evidenceAt8: shareOf(answerable, (one) => one.isInEvidence),
    talkRight: shareOf(outcomes.filter(isTalk), (one) => one.isRight),
    n: outcomes.length,
  };
}

/** The share of those that are so, 0 of none. */
export function shareOf<One>(all: readonly One[], isSo: (one: One) => boolean): number {
  return all.length === 0 ? 0 : round(all.filter(isSo).length / all.length);
}

/** The middle one of some figures, 0 of none. */
export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

export function isTalk({ question }: JudgedQuestion): boolean {
  return question.kind === "talk";
}
