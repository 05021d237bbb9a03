import * as z from "zod/mini";
import { contactSchema } from "../parts/contact.ts";
import { idSchema } from "../scalars/ids.ts";
import { languageSchema } from "../scalars/language.ts";

/**
 * `POST /api/sessions/:id/transcript/mail`: the conversation goes to an address, 202. A repeat under the same `id` sends nothing
 * more.
 */
export const mailTranscriptRequestSchema = z.object({
  id: idSchema,
  email: z.nonoptional(contactSchema.shape.email),
  language: z.optional(languageSchema),
});
export type MailTranscriptRequest = z.infer<typeof mailTranscriptRequestSchema>;
