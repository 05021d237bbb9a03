import * as z from "zod/mini";

/** The visitor has seen the log up to `through`. The room keeps the greatest. */
export const seenCommandSchema = z.object({
  type: z.literal("seen"),
  through: z.int().check(z.nonnegative()),
});
