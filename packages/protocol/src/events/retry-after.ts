import * as z from "zod/mini";

/** Milliseconds to wait before the next attempt, counted from the event's arrival. */
export const retryAfterSchema = z.optional(z.int().check(z.nonnegative()));
