import { exportedTypeSchema, idSchema } from "@prosa/protocol";
import * as z from "zod/mini";

/** Facts of one level, without words that people wrote. */
export const exportedDataSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
export type ExportedData = z.infer<typeof exportedDataSchema>;

/** One thing that happened in a session, as it goes to the room of its site's exports. */
const exportedEventSchema = z.object({
  /** Its place in the session's log; several events may have one place. */
  seq: z.int(),
  type: exportedTypeSchema,
  at: z.int(),
  data: exportedDataSchema,
});
export type ExportedEvent = z.infer<typeof exportedEventSchema>;

/** A part of a session's log: all that is of use of the places after `since`, up to `through`. */
export const sessionReportSchema = z.object({
  session: idSchema,
  epoch: z.string(),
  since: z.int(),
  through: z.int(),
  events: z.array(exportedEventSchema),
  /** Orders and goals, which are no events of the log: each with its number among all of the session's. */
  conversions: z.array(z.object({ n: z.int(), at: z.int(), name: z.string(), value: z.number() })),
});
export type SessionReport = z.infer<typeof sessionReportSchema>;

/** A change of a ticket; `rev` is raised by each, so that a repeat is known. */
export const ticketReportSchema = z.object({
  number: z.int(),
  rev: z.int(),
  type: z.enum(["ticket.opened", "ticket.changed"]),
  at: z.int(),
  session: z.optional(idSchema),
  data: exportedDataSchema,
});
export type TicketReport = z.infer<typeof ticketReportSchema>;
