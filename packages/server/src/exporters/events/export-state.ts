import { attributesSchema, contactSchema, idSchema, languageSchema, urgencySchema } from "@prosa/protocol";
import * as z from "zod/mini";

/** A conversation as it is written into a CRM; its session makes it when it is asked. */
export const exportStateSchema = z.object({
  session: idSchema,
  /** The contact that was submitted, with the words agreed to; absent where none was. */
  contact: z.optional(
    z.object({
      contact: contactSchema,
      consent: z.string(),
      consentVersion: z.optional(z.number()),
      at: z.int(),
    }),
  ),
  /** The attributes that the site told of its visitor. */
  attributes: z.optional(attributesSchema),
  language: z.nullable(languageSchema),
  /** The number by which the desk knows it. */
  number: z.optional(z.string()),
  isResolved: z.boolean(),
  lastAt: z.int(),
  /** Who said how much, how it ended, and its last words. */
  summary: z.string(),
});
export type ExportState = z.infer<typeof exportStateSchema>;

/** A ticket of a conversation. */
const exportedTicketSchema = z.object({
  id: z.string(),
  number: z.int(),
  subject: z.string(),
  description: z.string(),
  status: z.enum(["new", "open", "waiting", "solved", "closed"]),
  urgency: urgencySchema,
});
export type ExportedTicket = z.infer<typeof exportedTicketSchema>;
export const exportedTicketsSchema = z.object({ tickets: z.array(exportedTicketSchema) });
