import * as z from "zod/mini";
import { timeSchema } from "../desk/owner.ts";
import { ticketSchema } from "../desk/tickets.ts";
import { visitorContactSchema } from "../http/contacts.ts";
import { idSchema } from "../scalars/ids.ts";
import { conversationSummarySchema } from "./conversations.ts";

/** The most sessions that one contact may be merged from. */
export const CONTACT_SESSIONS_MAX = 20;

/** A session of a contact: what its visitor left, and its conversation without words; `null` before the session has told of it. */
const contactSessionSchema = z.object({
  session: idSchema,
  contact: z.optional(visitorContactSchema),
  conversation: z.nullable(conversationSummarySchema),
});
export type ContactSession = z.infer<typeof contactSessionSchema>;

/** `GET /api/contacts/:session`: a contact with the sessions that it was merged from, itself first, and with their tickets. */
export const contactDetailSchema = z.object({
  session: idSchema,
  sessions: z.array(contactSessionSchema),
  tickets: z.array(ticketSchema),
  /** Since when its visitor is refused. */
  blockedAt: z.optional(timeSchema),
});
export type ContactDetail = z.infer<typeof contactDetailSchema>;

/** `GET /api/contacts?q=&from=`: the newest first; `next` is the `from` of the next page. */
export const contactPageSchema = z.object({
  contacts: z.array(visitorContactSchema),
  next: z.optional(z.string()),
});
export type ContactPage = z.infer<typeof contactPageSchema>;

/** `POST /api/contacts/:session/merge`: the other contact becomes part of this one. */
export const mergeContactRequestSchema = z.object({ with: idSchema });
