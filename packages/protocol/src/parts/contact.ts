import * as z from "zod/mini";

/** How to reach a visitor, as the visitor wrote it; at least one of the three. */
export const contactSchema = z.object({
  name: z.optional(z.string().check(z.maxLength(100), z.regex(/\S/))),
  /** Only roughly an address: whether it reaches anybody, sending alone can tell. */
  email: z.optional(
    z.string().check(z.maxLength(254), z.regex(/^[^\s@]{1,64}@[^\s@.]{1,63}(?:\.[^\s@.]{1,63}){1,8}$/)),
  ),
  /** At least six digits, with whatever people write between them. */
  phone: z.optional(z.string().check(z.maxLength(40), z.regex(/^\D*(?:\d\D*){6,40}$/))),
});
export type Contact = z.infer<typeof contactSchema>;
export type ContactField = keyof Contact;

export const formFieldSchema = z.object({
  name: z.enum(["name", "email", "phone"]),
  isRequired: z.boolean(),
});

/** What a visitor agrees to by sending a form. `url` leads to the site's words on privacy. */
export const consentSchema = z.object({
  text: z.string().check(z.minLength(1), z.maxLength(500)),
  url: z.optional(z.string().check(z.maxLength(2_048), z.regex(/^https?:/))),
});

/** The form of a site that asks before the first message. With `isRequired` nothing is said before it is sent. */
export const startFormSchema = z.object({
  fields: z.array(formFieldSchema).check(z.minLength(1), z.maxLength(3)),
  consent: consentSchema,
  isRequired: z.boolean(),
});
export type StartForm = z.infer<typeof startFormSchema>;
