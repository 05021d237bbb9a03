import * as z from "zod/mini";
import { idSchema } from "../parts/message.ts";

/** How long to wait before the next attempt, counted from the event's arrival. */
const retryAfterSchema = z.optional(z.int().check(z.nonnegative()));

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
