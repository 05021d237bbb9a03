import * as z from "zod/mini";
import { agentSchema } from "../parts/agent.ts";
import { contactSchema } from "../parts/contact.ts";
import { filePartSchema, fileTypeSchema } from "../parts/file.ts";
import { ticketDraftSchema, ticketStatusSchema, urgencySchema } from "../parts/ticket.ts";
import { idSchema } from "../scalars/ids.ts";
import { languageSchema } from "../scalars/language.ts";
import { noteTextSchema, timeSchema } from "./owner.ts";

/** A request that people work on. `number` is the site's own, made to be read out; `expectedAt` counts business hours. */
export const ticketSchema = z.object({
  id: idSchema,
  number: z.int().check(z.positive()),
  ...ticketDraftSchema.shape,
  status: ticketStatusSchema,
  /** The conversation that it came from; absent where there was none, or where it was erased. */
  session: z.optional(idSchema),
  contact: z.optional(contactSchema),
  /** The visitor's language, in which mail is written to them. */
  language: z.optional(languageSchema),
  assignee: z.optional(agentSchema),
  createdAt: timeSchema,
  changedAt: timeSchema,
  /** When it is to be resolved; absent where no hours say what a business hour is. */
  expectedAt: z.optional(timeSchema),
  solvedAt: z.optional(timeSchema),
});
export type Ticket = z.infer<typeof ticketSchema>;

/** One entry of a ticket's history, the oldest first. Visitors see those with `isPublic`. */
export const ticketEntrySchema = z.object({
  at: timeSchema,
  by: z.enum(["visitor", "agent", "room"]),
  agent: z.optional(agentSchema),
  isPublic: z.boolean(),
  status: z.optional(ticketStatusSchema),
  urgency: z.optional(urgencySchema),
  text: z.optional(z.string()),
  /** A file of the visitor's, which lies with the conversation that the ticket came from. */
  file: z.optional(filePartSchema),
});
export type TicketEntry = z.infer<typeof ticketEntrySchema>;

/** `POST /api/desk/tickets`: 201 and a `ticketDetailSchema`. */
export const createTicketRequestSchema = z.object({
  subject: ticketDraftSchema.shape.subject,
  kind: ticketDraftSchema.shape.kind,
  description: z._default(ticketDraftSchema.shape.description, ""),
  urgency: z._default(urgencySchema, "normal"),
  session: z.optional(idSchema),
  contact: z.optional(contactSchema),
  language: z.optional(languageSchema),
  /** The request's own id, and the ticket's: a repeat makes no second one. 409 `conflict` where a ticket of other words has it. */
  request: z.optional(idSchema),
});
export type CreateTicketRequest = z.input<typeof createTicketRequestSchema>;

/** `PATCH /api/desk/tickets/:id`: 200 and a `ticketDetailSchema`. `note` is for colleagues, `answer` for the visitor. */
export const changeTicketRequestSchema = z.object({
  status: z.optional(ticketStatusSchema),
  urgency: z.optional(urgencySchema),
  assignee: z.optional(z.nullable(idSchema)),
  note: z.optional(noteTextSchema),
  answer: z.optional(noteTextSchema),
  /** The request's own id: a repeat of it changes nothing. */
  request: z.optional(idSchema),
});
export type ChangeTicketRequest = z.infer<typeof changeTicketRequestSchema>;

const countSchema = z.int().check(z.nonnegative());

/** How many of a site's tickets have each status, which of those that are not done are late, and which nobody has. */
export const ticketCountsSchema = z.object({
  new: countSchema,
  open: countSchema,
  waiting: countSchema,
  solved: countSchema,
  closed: countSchema,
  overdue: countSchema,
  unassigned: countSchema,
});
export type TicketCounts = z.infer<typeof ticketCountsSchema>;

/**
 * `GET /api/desk/tickets?status=&urgency=&assignee=&overdue=&number=&session=&from=&limit=`: the latest change first; `next` is the
 * `from` of the next page. `status` may name several, with commas; `assignee` is a person's id, or `none`; `overdue=true` leaves
 * those that are not done after the time that was promised. `counts` are of the whole site, whatever the filters.
 */
export const ticketPageSchema = z.object({
  tickets: z.array(ticketSchema),
  next: z.optional(z.string()),
  counts: ticketCountsSchema,
});
export type TicketPage = z.infer<typeof ticketPageSchema>;

/** `GET /api/desk/tickets/:id`. `followPath` is the page by which the visitor follows it, a secret of theirs. */
export const ticketDetailSchema = z.object({
  ticket: ticketSchema,
  entries: z.array(ticketEntrySchema),
  followPath: z.string(),
});
export type TicketDetail = z.infer<typeof ticketDetailSchema>;

/** `GET /api/tickets/:site/:key`, of who holds the secret link: the ticket without what is the agents' own. */
export const followedTicketSchema = z.object({
  /** The site's time zone, by which the times of its hours are said. */
  site: z.object({ name: z.string(), timeZone: z.string() }),
  ticket: z.omit(ticketSchema, { session: true, contact: true, assignee: true }),
  entries: z.array(ticketEntrySchema),
  /** The types of files that the ticket's page takes; none where the site takes none, and where no conversation would keep them. */
  files: z.array(fileTypeSchema),
});
export type FollowedTicket = z.infer<typeof followedTicketSchema>;

/** `POST /api/tickets/:site/:key`: the visitor adds `text`, or closes it; 200 and a `followedTicketSchema`. */
export const addToTicketRequestSchema = z.object({
  text: z.optional(noteTextSchema),
  close: z.optional(z.boolean()),
  /** The request's own id: a repeat of it changes nothing. */
  request: z.optional(idSchema),
});
export type AddToTicketRequest = z.infer<typeof addToTicketRequestSchema>;
