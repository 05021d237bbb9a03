import * as z from "zod/mini";
import { ticketDraftSchema } from "./ticket.ts";

/** One field of a form. */
export const formFieldSchema = z.object({
  name: z.enum(["name", "email", "phone"]),
  isRequired: z.boolean(),
});

/** The number of a site's words of consent: it grows whenever the words, or the address beside them, change. */
export const consentVersionSchema = z.int().check(z.positive());

/** The words a visitor agrees to by sending a form. `url` leads to the site's words on privacy. */
export const consentSchema = z.object({
  text: z.string().check(z.minLength(1), z.maxLength(500)),
  url: z.optional(z.string().check(z.maxLength(2_048), z.regex(/^https?:/))),
  /** Absent where the words are the assistant's own, not the site's. */
  version: z.optional(consentVersionSchema),
});

/** The form of a site that asks before the first message. With `isRequired` nothing is said before it is sent. */
export const startFormSchema = z.object({
  fields: z.array(formFieldSchema).check(z.minLength(1), z.maxLength(3)),
  consent: consentSchema,
  isRequired: z.boolean(),
});
export type StartForm = z.infer<typeof startFormSchema>;

/** Asks how to reach the visitor; `submit` answers it, and opens the ticket where the form holds one. */
export const formPartSchema = z.object({
  type: z.literal("form"),
  fields: z.array(formFieldSchema).check(z.minLength(1), z.maxLength(3)),
  consent: consentSchema,
  ticket: z.optional(ticketDraftSchema),
});
