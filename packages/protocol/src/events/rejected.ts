import * as z from "zod/mini";
import { idSchema } from "../scalars/ids.ts";
import { retryAfterSchema } from "./retry-after.ts";

/** The reasons of a rejection. */
export const rejectionCodeSchema = z.enum([
  "bad-frame",
  "unknown-command",
  "frame-too-large",
  "already-welcomed",
  "conflict",
  "unknown-message",
  "unknown-file",
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
  /** Advice for developers, in English. */
  message: z.string(),
  retryAfterMs: retryAfterSchema,
  /** Names the room's log line of an `internal-error`. */
  errorId: z.optional(z.string()),
});
export type RejectedEvent = z.infer<typeof rejectedEventSchema>;
