import { idSchema, languageSchema } from "@prosa/protocol";
import { unansweredCauseSchema } from "@prosa/protocol/desk";
import * as z from "zod/mini";

/** The longest part of a question that is kept, in characters. */
export const QUESTION_LENGTH_MAX = 300;

/** A question that was not answered, as its session tells it: without the personal facts that its words held. */
const toldQuestionSchema = z.object({
  messageId: idSchema,
  at: z.int(),
  text: z.string().check(z.maxLength(QUESTION_LENGTH_MAX)),
  language: languageSchema,
  cause: unansweredCauseSchema,
  /** The channel that it was asked on, and its topic; absent where that is not known. */
  channel: z.exactOptional(z.string().check(z.maxLength(60))),
  topic: z.exactOptional(z.string().check(z.maxLength(60))),
});
export type ToldQuestion = z.infer<typeof toldQuestionSchema>;

/** The report of a session: questions that were not answered, and the end of its transcript. */
export const questionReportSchema = z.object({
  until: z.int(),
  questions: z.array(toldQuestionSchema),
});
export type QuestionReport = z.infer<typeof questionReportSchema>;

/** A question as it is kept: with the group that it is in. */
export const keptQuestionSchema = z.object({ ...toldQuestionSchema.shape, group: idSchema });
export type KeptQuestion = z.infer<typeof keptQuestionSchema>;
