import * as z from "zod/mini";

/** The visitor has seen the log up to `through`, on any device. */
export const seenEventSchema = z.object({
  type: z.literal("seen"),
  through: z.int().check(z.nonnegative()),
});
