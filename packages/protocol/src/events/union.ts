import * as z from "zod/mini";
import { REPLY_LENGTH_MAX } from "../limits.ts";
import { contactSchema, startFormSchema } from "../parts/contact.ts";
import { epochSchema, idSchema, messageSchema } from "../parts/message.ts";
import { refusedEventSchema, rejectedEventSchema } from "./refusal.ts";

const seqSchema = z.int().check(z.positive());

/** Durable events share these: their place in the session's log, and the room's clock in milliseconds since 1970. */
const durable = { seq: seqSchema, at: z.int().check(z.nonnegative()) };

/** A message entered the log. For a reply it closes the stream of the same id and holds its whole text. */
export const saidEventSchema = z.object({ type: z.literal("said"), ...durable, message: messageSchema });
export type SaidEvent = z.infer<typeof saidEventSchema>;

/** The visitor rated a message. */
export const ratedEventSchema = z.object({
  type: z.literal("rated"),
  ...durable,
  messageId: idSchema,
  rating: z.enum(["down", "up"]),
});

/** The visitor sent a form and agreed to its consent: the one of message `messageId`, or the site's at the start. */
export const submittedEventSchema = z.object({
  type: z.literal("submitted"),
  ...durable,
  messageId: z.optional(idSchema),
  contact: contactSchema,
  consent: z.string(),
});

/** The visitor said how the conversation was, 1 to 5. */
export const scoredEventSchema = z.object({
  type: z.literal("scored"),
  ...durable,
  score: z.int().check(z.minimum(1), z.maximum(5)),
  comment: z.optional(z.string()),
});

/** The session waits for a person. The assistant goes on answering until an `agent` has said something, then stays silent. */
export const handedOverEventSchema = z.object({
  type: z.literal("handed-over"),
  ...durable,
  reason: z.enum(["asked", "unsure", "rule"]),
});

/** What the log holds: one gap-free `seq` a session. */
export const durableEventSchema = z.discriminatedUnion("type", [
  saidEventSchema,
  ratedEventSchema,
  submittedEventSchema,
  scoredEventSchema,
  handedOverEventSchema,
]);
export type DurableEvent = z.infer<typeof durableEventSchema>;

/**
 * Answers a good `hello`. The client's log is complete when it holds `seq`; what it lacks follows at once, after a
 * `reset` where its cursor is of no use. `epoch` names the log; it changes when the log is erased.
 */
export const welcomeEventSchema = z.object({
  type: z.literal("welcome"),
  protocol: z.int().check(z.positive()),
  session: idSchema,
  epoch: epochSchema,
  seq: z.int().check(z.nonnegative()),
  seen: z.int().check(z.nonnegative()),
  site: z.object({
    name: z.string(),
    greeting: z.optional(z.string()),
    /** What the site asks before the first message. */
    form: z.optional(startFormSchema),
  }),
});
export type WelcomeEvent = z.infer<typeof welcomeEventSchema>;

/** The client's copy of the log is void, whenever this comes: it drops it all, and takes the log from `first` on. */
export const resetEventSchema = z.object({
  type: z.literal("reset"),
  epoch: epochSchema,
  first: seqSchema,
});

/** The command with this id is in the log, durably, at `seq`. */
export const confirmedEventSchema = z.object({ type: z.literal("confirmed"), id: idSchema, seq: seqSchema });

/**
 * A reply to `replyTo` begins: its deltas carry this `replyId`, and a `said` with the same message id ends it. A second
 * `replying` to the same message voids the first one's text (the room restarted).
 */
export const replyingEventSchema = z.object({
  type: z.literal("replying"),
  replyId: idSchema,
  replyTo: idSchema,
});

/** Chunk number `index` of a reply's text. Chunks may come again; each is applied once, in order. */
export const deltaEventSchema = z.object({
  type: z.literal("delta"),
  replyId: idSchema,
  index: z.int().check(z.nonnegative()),
  text: z.string().check(z.maxLength(REPLY_LENGTH_MAX)),
});

/** Somebody else in the session began or ceased to type. */
export const typingEventSchema = z.object({
  type: z.literal("typing"),
  author: z.enum(["visitor", "agent"]),
  isTyping: z.boolean(),
});

/** The visitor has seen the log up to `through`, on whichever device. */
export const seenEventSchema = z.object({
  type: z.literal("seen"),
  through: z.int().check(z.nonnegative()),
});

export const pongEventSchema = z.object({ type: z.literal("pong") });

/** Everything a room may send. A frame carries an array of events, in order. */
export const roomEventSchema = z.discriminatedUnion("type", [
  welcomeEventSchema,
  refusedEventSchema,
  resetEventSchema,
  confirmedEventSchema,
  rejectedEventSchema,
  saidEventSchema,
  ratedEventSchema,
  submittedEventSchema,
  scoredEventSchema,
  handedOverEventSchema,
  replyingEventSchema,
  deltaEventSchema,
  typingEventSchema,
  seenEventSchema,
  pongEventSchema,
]);
export type RoomEvent = z.infer<typeof roomEventSchema>;
