import { idSchema, siteIdSchema } from "@prosa/protocol";
import * as z from "zod/mini";

/**
 * The erasures that are still pending elsewhere, after the transcript is gone: of a contact at the site, of a row at its
 * desk, of what it counted in the statistics.
 */
export const pendingErasureSchema = z.object({
  site: siteIdSchema,
  session: idSchema,
  isForGood: z.boolean(),
  targets: z._default(z.array(z.enum(["contact", "desk", "statistics"])), ["contact"]),
});
export type PendingErasure = z.infer<typeof pendingErasureSchema>;

/** The key keeps its first name, under which rows of earlier versions lie. */
export const PENDING_ERASURE_KEY = "forgets";

/** The tombstone of an erased session, in the place of its row: without words, until no token of the session is valid. */
export const tombstoneSchema = z.object({ erasedUntil: z.int() });
