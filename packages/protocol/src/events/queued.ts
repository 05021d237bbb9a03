import * as z from "zod/mini";

/**
 * The visitor's place among those who wait for a person, 1 for the next; told again whenever it changes, and never kept. A
 * client drops it at `owner-changed`.
 */
export const queuedEventSchema = z.object({
  type: z.literal("queued"),
  position: z.int().check(z.positive()),
  /** The wait to expect, as a span in minutes; absent while it cannot be known. */
  wait: z.optional(z.object({ from: z.int().check(z.nonnegative()), to: z.int().check(z.positive()) })),
  /** False outside opening hours, and while nobody of the site is there. */
  isAttended: z.boolean(),
  /** When the site opens next, in milliseconds since 1970; absent while it is open, and where no hours are known. */
  opensAt: z.optional(z.int().check(z.nonnegative())),
});
