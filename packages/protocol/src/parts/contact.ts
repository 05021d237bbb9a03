import * as z from "zod/mini";

/** The ways to reach a visitor, as the visitor wrote them; at least one of the three. */
export const contactSchema = z.object({
  name: z.optional(z.string().check(z.maxLength(100), z.regex(/\S/))),
  /** Checked only roughly: sending alone shows whether an address reaches anybody. */
  email: z.optional(
    z.string().check(z.maxLength(254), z.regex(/^[^\s@]{1,64}@[^\s@.]{1,63}(?:\.[^\s@.]{1,63}){1,8}$/)),
  ),
  /** At least six digits, with any characters between them. */
  phone: z.optional(z.string().check(z.maxLength(40), z.regex(/^\D*(?:\d\D*){6,40}$/))),
});
export type Contact = z.infer<typeof contactSchema>;
export type ContactField = keyof Contact;
