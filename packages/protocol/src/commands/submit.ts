import * as z from "zod/mini";
import { contactSchema } from "../parts/contact.ts";
import { consentVersionSchema } from "../parts/form.ts";
import { ticketDraftSchema } from "../parts/ticket.ts";
import { idSchema } from "../scalars/ids.ts";

/** The visitor sends a form: the one of this message, or without `messageId` the one that the site asks at the start. */
export const submitCommandSchema = z.object({
  type: z.literal("submit"),
  id: idSchema,
  messageId: z.optional(idSchema),
  contact: contactSchema,
  /** The words the visitor agreed to, as they were shown, letter by letter. */
  consent: z.string().check(z.minLength(1), z.maxLength(500)),
  /** The version that was shown with them, where there was one. */
  consentVersion: z.optional(consentVersionSchema),
  /** The form's ticket as the visitor changed it; absent where they left it as it was. */
  ticket: z.optional(ticketDraftSchema),
});
export type SubmitCommand = z.infer<typeof submitCommandSchema>;
