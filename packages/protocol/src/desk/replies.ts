import * as z from "zod/mini";
import { noteTextSchema, timeSchema } from "./owner.ts";

/** The word after a `/` by which people insert a canned reply. */
export const shortcutSchema = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,31}$/));

/**
 * A text that people of a site insert into a reply. `{{visitor}}`, `{{email}}`, `{{agent}}` and `{{site}}` are filled in then;
 * `{{visitor|there}}` says "there" where nothing is known.
 */
export const cannedReplySchema = z.object({
  shortcut: shortcutSchema,
  text: noteTextSchema,
  changedAt: timeSchema,
});
export type CannedReply = z.infer<typeof cannedReplySchema>;

/** `GET /api/desk/replies`: all of them, by shortcut. */
export const cannedRepliesSchema = z.object({ replies: z.array(cannedReplySchema) });
export type CannedReplies = z.infer<typeof cannedRepliesSchema>;

/** `PUT /api/desk/replies/:shortcut`: 200 and the reply; 409 `too-many-replies`. `DELETE` takes it away: 204. */
export const putReplyRequestSchema = z.object({ text: noteTextSchema });
