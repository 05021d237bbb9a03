import * as z from "zod/mini";

/** A person of the site has seen the log up to `through`. */
export const agentSeenEventSchema = z.object({
  type: z.literal("agent-seen"),
  through: z.int().check(z.nonnegative()),
});
