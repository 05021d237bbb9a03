import * as z from "zod/mini";
import { internalEventSchema } from "../desk/internal-events.ts";
import { tagsSchema, timeSchema } from "../desk/owner.ts";
import { durableEventSchema } from "../events/union.ts";
import { channelKindSchema } from "../http/channels.ts";
import { siteIdSchema } from "../http/sites.ts";
import { contactSchema } from "../parts/contact.ts";
import { epochSchema, idSchema } from "../scalars/ids.ts";
import { languageSchema } from "../scalars/language.ts";

/** The most conversations in one page of the list. */
const CONVERSATIONS_PAGE_MAX = 100;

/**
 * The outcome of a conversation: nothing asked (`talk`); answered, and the visitor said so by a button or in words, or left
 * without asking for more (`assumed`); not answered; waiting for a person, or gone while waiting (`abandoned`); with a
 * person, or ended by one. `open`: the visitor's last word is less than an hour old.
 */
const outcomeSchema = z.enum([
  "open",
  "talk",
  "confirmed-button",
  "confirmed-words",
  "assumed",
  "unanswered",
  "waiting",
  "abandoned",
  "human",
  "human-resolved",
]);
export type ConversationOutcome = z.infer<typeof outcomeSchema>;

const countSchema = z.int().check(z.nonnegative());

/** Where conversations are held: on pages of the site, or on a channel. */
export const talkChannelSchema = z.enum(["web", ...channelKindSchema.options]);

/**
 * The sets of conversations that figures count, so that each number opens those that it is of: `is` of a query. docs/insights.md
 * says what makes a conversation one of each.
 */
export const CONVERSATION_SETS = [
  "involved",
  "answered",
  "resolved",
  "verified",
  "escalated",
  "contained",
  "with-person",
  "claimed",
  "person-answered",
  "handled",
  "ended-by-person",
  "reopened",
  "score-asked",
  "scored",
  "dissatisfied",
  "disliked",
  "converted",
  "broken-off",
] as const;
const conversationSetSchema = z.enum(CONVERSATION_SETS);
export type ConversationSet = z.infer<typeof conversationSetSchema>;

/** The strategy, topic, stage and arm of a last turn, as figures name them. */
const pathSchema = z.string().check(z.maxLength(260), z.regex(/^[\w~:-]*(\|[\w~:-]*){3}$/));

/** The filter of `GET /api/conversations` that finds the conversations of a number; all of its days where it is empty. */
export const opensSchema = z.object({
  is: z.optional(conversationSetSchema),
  outcome: z.optional(outcomeSchema),
  path: z.optional(pathSchema),
});

/** The message by which a conversation was found: a part of it, on one line. */
export const foundWordsSchema = z.object({
  author: z.enum(["visitor", "assistant", "agent"]),
  text: z.string(),
});
export type FoundWords = z.infer<typeof foundWordsSchema>;

/** A conversation in the list of `GET /api/conversations`: without a word of it but the contact that the visitor left. */
export const conversationSummarySchema = z.object({
  session: idSchema,
  startAt: timeSchema,
  lastAt: timeSchema,
  /** When the transcript goes by itself. */
  until: timeSchema,
  outcome: outcomeSchema,
  /** Messages by their authors. */
  messages: z.object({ visitor: countSchema, assistant: countSchema, agent: countSchema }),
  language: z.nullable(languageSchema),
  /** The channel that the visitor wrote on last: `web`, or a channel's kind. */
  channel: z.string(),
  intents: z.array(z.string()),
  sentiment: z.enum(["negative", "neutral", "positive"]),
  stage: z.string(),
  score: z.optional(z.int()),
  ratings: z.object({ up: countSchema, down: countSchema }),
  tags: tagsSchema,
  owner: z.enum(["assistant", "queue", "agent"]),
  contact: z.optional(contactSchema),
  conversions: countSchema,
  /** Where the list was asked for words. */
  found: z.optional(foundWordsSchema),
});
export type ConversationSummary = z.infer<typeof conversationSummarySchema>;

/**
 * The query of `GET /api/conversations`: the newest first, from the place `from` on; every filter that is given holds.
 * `since` and `until` bound the last message; `q` is found in the visitor's name, e-mail and phone, and as a session's id.
 * `words`, five at most and whole ones, were said in the conversation, by anybody, where the site's `wordSearch` is on.
 * `beganSince` and `beganUntil` bound the time at which a conversation began: a session is then listed with the latest of its
 * conversations that meets every filter, as figures count them, and otherwise with its latest.
 */
export const conversationsQuerySchema = z.object({
  site: z.optional(siteIdSchema),
  from: z.optional(z.string().check(z.regex(/^\d{13}\.[\w-]{1,64}$/))),
  limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(CONVERSATIONS_PAGE_MAX)), 50),
  since: z.optional(z.coerce.number().check(z.int(), z.nonnegative())),
  until: z.optional(z.coerce.number().check(z.int(), z.nonnegative())),
  beganSince: z.optional(z.coerce.number().check(z.int(), z.nonnegative())),
  beganUntil: z.optional(z.coerce.number().check(z.int(), z.nonnegative())),
  is: z.optional(conversationSetSchema),
  intent: z.optional(z.string().check(z.maxLength(60))),
  outcome: z.optional(outcomeSchema),
  path: z.optional(pathSchema),
  tag: z.optional(z.string().check(z.maxLength(40))),
  language: z.optional(languageSchema),
  channel: z.optional(talkChannelSchema),
  owner: z.optional(z.enum(["assistant", "queue", "agent"])),
  score: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(5))),
  q: z.optional(z.string().check(z.minLength(1), z.maxLength(100))),
  words: z.optional(z.string().check(z.minLength(1), z.maxLength(100))),
});
export type ConversationsQuery = z.infer<typeof conversationsQuerySchema>;

/** A page of conversations; `next` is the `from` of the page after it. A page may hold fewer than asked for, or none, and go on. */
export const conversationPageSchema = z.object({
  conversations: z.array(conversationSummarySchema),
  next: z.optional(z.string()),
});
export type ConversationPage = z.infer<typeof conversationPageSchema>;

/** `GET /api/conversations/:session?since=`: a conversation with its log, a page at a time, and what agents alone see of it. */
export const conversationDetailSchema = z.object({
  conversation: z.nullable(conversationSummarySchema),
  session: idSchema,
  epoch: epochSchema,
  events: z.array(durableEventSchema),
  internal: z.array(internalEventSchema),
  next: z.optional(z.int()),
});
export type ConversationDetail = z.infer<typeof conversationDetailSchema>;

/** `PATCH /api/conversations/:session`: the tags, in place of those before. */
export const changeConversationRequestSchema = z.object({ tags: tagsSchema });
