import * as z from "zod/mini";
import { timeSchema } from "../desk/owner.ts";
import { siteIdSchema } from "../http/sites.ts";
import { knowledgeSourceSchema } from "../http/sources.ts";
import { idSchema } from "../scalars/ids.ts";
import { languageSchema } from "../scalars/language.ts";
import { talkChannelSchema } from "./conversations.ts";

const countSchema = z.int().check(z.nonnegative());

/** Why a question counts: the assistant declined it, the visitor disliked its answer, or it was handed over to a person. */
export const unansweredCauseSchema = z.enum(["declined", "disliked", "handed-over"]);

/** `open`: nobody has written an answer; `answered`: one is written, and no like question has come since; `closed`: done with. */
const groupStateSchema = z.enum(["open", "answered", "closed"]);

/** Questions that are alike, of conversations whose transcripts are still there. */
export const unansweredGroupSchema = z.object({
  id: idSchema,
  /** The question of the group that is most like all others, as its visitor wrote it, without personal facts. */
  question: z.string(),
  language: languageSchema,
  count: countSchema,
  sessions: countSchema,
  causes: z.object({ declined: countSchema, disliked: countSchema, handedOver: countSchema }),
  firstAt: timeSchema,
  lastAt: timeSchema,
  /** Questions by day of the world's clock, the last 14 days, oldest first. */
  trend: z.array(z.object({ day: z.string(), count: countSchema })),
  state: groupStateSchema,
  answer: z.optional(z.object({ source: z.string(), at: timeSchema, by: z.optional(idSchema) })),
  closedAt: z.optional(timeSchema),
  /** `answered`: a like question was answered from the source that was written for it; `person`: somebody closed it. */
  closedBy: z.optional(z.enum(["answered", "person"])),
});
export type UnansweredGroup = z.infer<typeof unansweredGroupSchema>;

/**
 * The questions that count: those of one channel, language or topic, and those that were asked from `since` on and before `until`,
 * in milliseconds. A question's topic is its own, not that of others in its conversation.
 */
export const questionFilterSchema = z.object({
  channel: z.optional(talkChannelSchema),
  language: z.optional(languageSchema),
  topic: z.optional(z.string().check(z.regex(/^[\w-]{1,60}$/))),
  since: z.optional(z.coerce.number().check(z.int(), z.nonnegative())),
  until: z.optional(z.coerce.number().check(z.int(), z.nonnegative())),
});
export type QuestionFilter = z.infer<typeof questionFilterSchema>;

/**
 * The query of `GET /api/unanswered`: the groups of a state, those with the most questions first, from the place `from` on. With a
 * filter, groups have the questions alone that meet it, and those without one are left out.
 */
export const unansweredQuerySchema = z.extend(questionFilterSchema, {
  site: z.optional(siteIdSchema),
  state: z._default(groupStateSchema, "open"),
  from: z._default(z.coerce.number().check(z.int(), z.nonnegative()), 0),
});

export const unansweredPageSchema = z.object({
  groups: z.array(unansweredGroupSchema),
  next: z.optional(z.int()),
});
export type UnansweredPage = z.infer<typeof unansweredPageSchema>;

/** `GET /api/unanswered/:id`: a group with its questions, the latest first, and the answer that a person gave to one of them. */
export const unansweredDetailSchema = z.object({
  group: unansweredGroupSchema,
  questions: z.array(
    z.object({
      session: idSchema,
      messageId: idSchema,
      at: timeSchema,
      text: z.string(),
      cause: unansweredCauseSchema,
    }),
  ),
  draft: z.optional(z.object({ text: z.string(), session: idSchema })),
});
export type UnansweredDetail = z.infer<typeof unansweredDetailSchema>;

/** `POST /api/unanswered/:id/answer`: the answer becomes a source of the site's knowledge, under `question` or the group's own. */
export const answerGroupRequestSchema = z.object({
  question: z.optional(z.string().check(z.maxLength(500), z.regex(/\S/))),
  answer: z.string().check(z.maxLength(5_000), z.regex(/\S/)),
  /** The page that the answer cites. */
  url: z.optional(z.url({ protocol: /^https?$/ }).check(z.maxLength(2_048))),
});

export const answeredGroupSchema = z.object({ group: unansweredGroupSchema, source: knowledgeSourceSchema });
export type AnsweredGroup = z.infer<typeof answeredGroupSchema>;
