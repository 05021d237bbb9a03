import * as z from "zod/mini";
import { idSchema } from "../scalars/ids.ts";

/**
 * A reply to `replyTo` begins: its deltas carry this `replyId`, and a `said` with the same message id ends it. A second
 * `replying` to the same message voids the first one's text (the room restarted).
 */
export const replyingEventSchema = z.object({
  type: z.literal("replying"),
  replyId: idSchema,
  replyTo: idSchema,
});
