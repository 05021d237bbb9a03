import { idSchema, ticketDraftSchema } from "@prosa/protocol";
import { type Ticket, type TicketEntry, ticketSchema } from "@prosa/protocol/desk";
import * as z from "zod/mini";

/** A ticket with what the desk alone knows of it. */
export const ticketRowSchema = z.object({
  ticket: ticketSchema,
  /** Raised by every change. */
  rev: z.int(),
  /** The entries of its history that were written. */
  entries: z.int(),
  /** The ids of the last requests that changed it. */
  ids: z.array(z.string()),
});
export type TicketRow = z.infer<typeof ticketRowSchema>;

/** The part of a ticket by which lists are made; small, since all of a site's are in memory. */
export const ticketMarkSchema = z.object({
  number: z.int(),
  status: ticketSchema.shape.status,
  urgency: ticketSchema.shape.urgency,
  changedAt: z.int(),
  assignee: z.exactOptional(z.string()),
  session: z.exactOptional(z.string()),
  /** When it was solved, beside when it was promised: by both the promise is measured. */
  expectedAt: z.exactOptional(z.int()),
  solvedAt: z.exactOptional(z.int()),
});
export type TicketMark = z.infer<typeof ticketMarkSchema>;

/** A new ticket: its words, and who it is for. `id` is its maker's, so that a repeat makes no second one. */
export const newTicketSchema = z.object({
  id: idSchema,
  ...ticketDraftSchema.shape,
  session: ticketSchema.shape.session,
  contact: ticketSchema.shape.contact,
  language: ticketSchema.shape.language,
});
export type NewTicket = z.infer<typeof newTicketSchema>;

/** An entry of a ticket's history before it has its time. */
export type NewTicketEntry = Omit<TicketEntry, "at">;

export function markOf(ticket: Ticket): TicketMark {
  const { number, status, urgency, changedAt, assignee, session, expectedAt, solvedAt } = ticket;
  return {
    number,
    status,
    urgency,
    changedAt,
    ...(assignee && { assignee: assignee.id }),
    ...(session !== undefined && { session }),
    ...(expectedAt !== undefined && { expectedAt }),
    ...(solvedAt !== undefined && { solvedAt }),
  };
}
