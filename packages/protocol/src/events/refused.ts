import * as z from "zod/mini";
import { retryAfterSchema } from "./retry-after.ts";

/** The reasons of a refusal. `REFUSAL_CLOSE_CODES` gives the close code that follows each. */
const refusalCodeSchema = z.enum([
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
  /** Advice for developers, in English. */
  message: z.string(),
  retryAfterMs: retryAfterSchema,
});
