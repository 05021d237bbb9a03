import * as z from "zod/mini";
import { contactSchema } from "../parts/contact.ts";
import { consentVersionSchema } from "../parts/form.ts";
import { idSchema } from "../scalars/ids.ts";
import { durableFields } from "./durable.ts";

/** The visitor sent a form and agreed to its consent: the form of message `messageId`, or the site's at the start. */
export const submittedEventSchema = z.object({
  type: z.literal("submitted"),
  ...durableFields,
  messageId: z.optional(idSchema),
  contact: contactSchema,
  consent: z.string(),
  consentVersion: z.optional(consentVersionSchema),
  /** SHA-256 of the words in UTF-8, in hexadecimal digits. */
  consentDigest: z.optional(z.string()),
});
