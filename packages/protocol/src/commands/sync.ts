import * as z from "zod/mini";

/** Asks for the log after `since`, when the client noticed a gap. */
export const syncCommandSchema = z.object({ type: z.literal("sync"), since: z.int().check(z.nonnegative()) });
