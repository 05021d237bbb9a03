import { type DurableEvent, idSchema } from "@prosa/protocol";
import * as z from "zod/mini";
import type { Judgement } from "../../insights/facts/fact.ts";

/** The most questions that wait in a session's row to be told; beyond it the oldest are not told. */
const UNTOLD_QUESTIONS_MAX = 20;

/** A question that was not answered, by the ids of its message or, where it was disliked, of the reply to it. */
const untoldQuestionSchema = z.object({
  id: idSchema,
  cause: z.enum(["declined", "disliked", "handed-over"]),
  at: z.int(),
});
export type UntoldQuestion = z.infer<typeof untoldQuestionSchema>;

/** The questions that a session has yet to tell, and whether it may have told any. */
export const untoldQuestionsSchema = z.object({
  hasTold: z.boolean(),
  untold: z.array(untoldQuestionSchema),
});
type UntoldQuestions = z.infer<typeof untoldQuestionsSchema>;

export const NO_QUESTIONS: UntoldQuestions = { hasTold: false, untold: [] };

/**
 * The questions with those that a step left without an answer. From that step on one may have left, so that an erasure reaches
 * it: a step of its own before it leaves would write the whole row again.
 */
export function withUnanswered(
  { hasTold, untold }: UntoldQuestions,
  events: readonly DurableEvent[],
  step: { events: readonly { judgement?: Judgement }[] },
): UntoldQuestions {
  const added = events.flatMap((event, index) => unansweredOf(event, step.events[index]?.judgement));
  const left = [...untold, ...added].slice(-UNTOLD_QUESTIONS_MAX);
  return { hasTold: hasTold || left.length > 0, untold: left };
}

/** The questions without those that were told. */
export function withoutToldQuestions(
  { hasTold, untold }: UntoldQuestions,
  told: readonly UntoldQuestion[],
): UntoldQuestions {
  return { hasTold, untold: untold.filter((one) => !told.includes(one)) };
}

function unansweredOf(event: DurableEvent, judgement: Judgement | undefined): UntoldQuestion[] {
  const { at } = event;
  if (event.type === "rated" && event.rating === "down")
    return [{ id: event.messageId, cause: "disliked", at }];
  if (event.type !== "said" || !judgement || judgement.isTalk) return [];
  const { replyTo } = event.message;
  if (replyTo === undefined) return [];
  if (judgement.action === "decline") return [{ id: replyTo, cause: "declined", at }];
  const isHandedOver = judgement.action === "hand-over" && !judgement.asksPerson;
  return isHandedOver ? [{ id: replyTo, cause: "handed-over", at }] : [];
}
