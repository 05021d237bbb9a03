import * as z from "zod/mini";
import { contactSchema } from "../parts/contact.ts";
import { consentVersionSchema } from "../parts/form.ts";
import { idSchema } from "../scalars/ids.ts";
import { attributesSchema } from "../scalars/visitor.ts";

/** The contact of a visitor who sent a form: an entry of `GET /api/contacts`. */
export const visitorContactSchema = z.object({
  session: idSchema,
  /** Milliseconds since 1970, by the room's clock. */
  at: z.int(),
  contact: contactSchema,
  /** The words that the visitor agreed to. */
  consent: z.string(),
  /** The version of the site's words (`GET /api/sites/:site/consents`), and the SHA-256 of those that were shown. */
  consentVersion: z.optional(consentVersionSchema),
  consentDigest: z.optional(z.string()),
  /** Told by the site with `identify`. */
  attributes: z.optional(attributesSchema),
  /** How many other sessions were merged into this contact; absent for none. */
  merged: z.optional(z.int().check(z.positive())),
  /** Since when its visitor is refused, in milliseconds since 1970. */
  blockedAt: z.optional(z.int()),
});
export type VisitorContact = z.infer<typeof visitorContactSchema>;
