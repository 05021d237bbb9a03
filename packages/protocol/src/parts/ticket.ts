import * as z from "zod/mini";
import { TICKET_DESCRIPTION_LENGTH_MAX, TICKET_SUBJECT_LENGTH_MAX } from "../limits.ts";
import { idSchema } from "../scalars/ids.ts";
import { labelSchema } from "./label.ts";

/** `waiting`: for the visitor. A solved ticket closes by itself when nobody answers within a week. */
export const ticketStatusSchema = z.enum(["new", "open", "waiting", "solved", "closed"]);
export type TicketStatus = z.infer<typeof ticketStatusSchema>;

export const urgencySchema = z.enum(["low", "normal", "high", "urgent"]);
export type Urgency = z.infer<typeof urgencySchema>;

/** A ticket as the talk gives it, before the visitor confirms it; `kind` names its issue, as "Entrega". */
export const ticketDraftSchema = z.object({
  subject: z.string().check(z.minLength(1), z.maxLength(TICKET_SUBJECT_LENGTH_MAX), z.regex(/\S/)),
  kind: z.optional(z.string().check(z.minLength(1), z.maxLength(60))),
  urgency: urgencySchema,
  description: z.string().check(z.maxLength(TICKET_DESCRIPTION_LENGTH_MAX)),
});
export type TicketDraft = z.infer<typeof ticketDraftSchema>;

/**
 * A request that people work on, as it stands. A later part of the same `ticketId` is its new state: clients show one card a
 * ticket, at its first place.
 */
export const ticketPartSchema = z.object({
  type: z.literal("ticket"),
  ticketId: idSchema,
  /** The site's own number, made to be read out. */
  number: z.optional(z.int().check(z.positive())),
  title: labelSchema,
  status: ticketStatusSchema,
  /** When it is to be resolved, in milliseconds since 1970; absent where no hours say what a business hour is. */
  expectedAt: z.optional(z.int().check(z.nonnegative())),
  /** The path, on the server, of the page on which the visitor follows it: a secret of theirs. */
  followPath: z.optional(z.string().check(z.maxLength(300), z.regex(/^\/[^/]/))),
});
export type TicketPart = z.infer<typeof ticketPartSchema>;
