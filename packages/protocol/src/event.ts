import * as z from "zod/mini";
import { REPLY_LENGTH_MAX } from "./limits.ts";
import { idSchema, messageSchema } from "./message.ts";

const seqSchema = z.int().check(z.positive());
const retryAfterSchema = z.optional(z.int().check(z.nonnegative()));

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
  handedOverEventSchema,
]);
export type DurableEvent = z.infer<typeof durableEventSchema>;

/**
 * Answers a good `hello`. The client's log is complete when it holds `seq`; what it lacks follows at once, after a
 * `reset` where its cursor is of no use. `epoch` is `null` while the session has no log.
 */
export const welcomeEventSchema = z.object({
  type: z.literal("welcome"),
  protocol: z.int().check(z.positive()),
  session: idSchema,
  epoch: z.nullable(z.string()),
  seq: z.int().check(z.nonnegative()),
  seen: z.int().check(z.nonnegative()),
  site: z.object({ name: z.string(), greeting: z.optional(z.string()) }),
});
export type WelcomeEvent = z.infer<typeof welcomeEventSchema>;

export const refusalCodeSchema = z.enum([
  "client-too-old",
  "server-too-old",
  "hello-first",
  "hello-timeout",
  "bad-token",
  "token-expired",
  "wrong-session",
  "origin-not-allowed",
  "unknown-site",
  "rate-limited",
  "unavailable",
]);
export type RefusalCode = z.infer<typeof refusalCodeSchema>;

/** Answers a bad `hello`, or its absence; the room closes the socket after it. */
export const refusedEventSchema = z.object({
  type: z.literal("refused"),
  code: refusalCodeSchema,
  /** What to do, in English, for developers. */
  message: z.string(),
  retryAfterMs: retryAfterSchema,
});
export type RefusedEvent = z.infer<typeof refusedEventSchema>;

/** The client's copy of the log is void: it drops it all, and takes the log from `first` on. */
export const resetEventSchema = z.object({
  type: z.literal("reset"),
  epoch: z.nullable(z.string()),
  first: seqSchema,
});

/** The command with this id is in the log, durably, at `seq`. */
export const confirmedEventSchema = z.object({ type: z.literal("confirmed"), id: idSchema, seq: seqSchema });

export const rejectionCodeSchema = z.enum([
  "bad-frame",
  "unknown-command",
  "frame-too-large",
  "already-welcomed",
  "conflict",
  "unknown-message",
  "rate-limited",
  "busy",
  "session-full",
  "storage-unavailable",
  "internal-error",
]);
export type RejectionCode = z.infer<typeof rejectionCodeSchema>;

/** A command was not applied. With `retryAfterMs` it may be sent again, unchanged; without, never. */
export const rejectedEventSchema = z.object({
  type: z.literal("rejected"),
  /** Absent when the frame did not yield one. */
  id: z.optional(idSchema),
  code: rejectionCodeSchema,
  /** What to do, in English, for developers. */
  message: z.string(),
  retryAfterMs: retryAfterSchema,
  /** Names the room's log line of an `internal-error`. */
  errorId: z.optional(z.string()),
});
export type RejectedEvent = z.infer<typeof rejectedEventSchema>;

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
  handedOverEventSchema,
  replyingEventSchema,
  deltaEventSchema,
  typingEventSchema,
  seenEventSchema,
  pongEventSchema,
]);
export type RoomEvent = z.infer<typeof roomEventSchema>;

/** The WebSocket close code that follows each refusal. */
export const REFUSAL_CLOSE_CODES: Readonly<Record<RefusalCode, number>> = {
  "client-too-old": 4409,
  "server-too-old": 4409,
  "hello-first": 4400,
  "hello-timeout": 4408,
  "bad-token": 4401,
  "token-expired": 4401,
  "wrong-session": 4401,
  "origin-not-allowed": 4403,
  "unknown-site": 4404,
  "rate-limited": 4429,
  unavailable: 4503,
};
