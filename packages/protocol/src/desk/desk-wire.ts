import * as z from "zod/mini";
import { pongEventSchema } from "../events/pong.ts";
import { refusedEventSchema } from "../events/refused.ts";
import { rejectedEventSchema } from "../events/rejected.ts";
import { epochSchema, idSchema } from "../scalars/ids.ts";
import { ROWS_PAGE_MAX } from "./limits.ts";
import { timeSchema } from "./owner.ts";
import { accountSchema, colleagueSchema } from "./people.ts";
import { countsSchema, deskRowSchema, viewSchema } from "./rows.ts";

const revSchema = z.int().check(z.nonnegative());
const pageFromSchema = z.string().check(z.minLength(1), z.maxLength(200));

/**
 * Opens an agent's connection to the desk of their site, as its first frame, at `/parties/desk/:site`. `since` is the
 * greatest `rev` the client holds of this `epoch`; 0 and `null` by who holds nothing.
 */
const deskHelloSchema = z.object({
  type: z.literal("desk-hello"),
  protocol: z.int().check(z.positive()),
  token: z.string().check(z.minLength(1), z.maxLength(4_096)),
  since: revSchema,
  epoch: epochSchema,
});
export type DeskHello = z.infer<typeof deskHelloSchema>;

/** Everything that an agent may send to the desk. A frame carries one command; `ping` keeps the presence. */
export const deskCommandSchema = z.discriminatedUnion("type", [
  deskHelloSchema,
  /** Asks for a page of a view, from the place `next` of the page before. */
  z.object({
    type: z.literal("list"),
    view: viewSchema,
    from: z.optional(pageFromSchema),
    limit: z.optional(z.int().check(z.minimum(1), z.maximum(ROWS_PAGE_MAX))),
  }),
  z.object({ type: z.literal("set-presence"), presence: z.enum(["online", "away"]) }),
  /** Lets a conversation go that the desk or a colleague offered; to take it, `claim` it at the conversation itself. */
  z.object({ type: z.literal("decline-offer"), session: idSchema }),
  z.object({ type: z.literal("ping") }),
]);
export type DeskCommand = z.infer<typeof deskCommandSchema>;

/** Everything that the desk may send. A frame carries an array of events, in order. */
export const deskEventSchema = z.discriminatedUnion("type", [
  /** Answers a good `desk-hello`. What changed after `since` follows in `rows`, or a `desk-reset` where that is too much. */
  z.object({
    type: z.literal("desk-welcome"),
    protocol: z.int().check(z.positive()),
    site: z.object({ id: z.string(), name: z.string() }),
    epoch: epochSchema,
    rev: revSchema,
    me: accountSchema,
    people: z.array(colleagueSchema),
    counts: countsSchema,
    /** False outside opening hours; `opensAt` is then the next opening, where one is known. */
    isOpen: z.boolean(),
    opensAt: z.optional(timeSchema),
  }),
  /** The client's rows are void: it drops them and lists its view. */
  z.object({ type: z.literal("desk-reset"), epoch: epochSchema, rev: revSchema }),
  /** Rows that changed, in any view, and sessions that are gone (erased). The client's cursor is `rev` from now on. */
  z.object({
    type: z.literal("rows"),
    rev: revSchema,
    rows: z.array(deskRowSchema),
    gone: z.array(idSchema),
  }),
  /** Answers `list`; `next` is absent on the last page. */
  z.object({
    type: z.literal("page"),
    view: viewSchema,
    from: z.optional(pageFromSchema),
    rows: z.array(deskRowSchema),
    next: z.optional(pageFromSchema),
  }),
  z.object({ type: z.literal("counts"), counts: countsSchema }),
  /** Colleagues who changed, each whole. */
  z.object({ type: z.literal("people"), people: z.array(colleagueSchema) }),
  /** The desk offers a conversation of the queue to the receiver until `until`; `row` is as it stands. */
  z.object({ type: z.literal("offered"), row: deskRowSchema, until: timeSchema }),
  /** The offer is over: it was claimed, declined or ran out. */
  z.object({ type: z.literal("offer-ended"), session: idSchema }),
  /** Tickets that changed, came or went; who shows them asks for them again. A frame of its own. */
  z.object({ type: z.literal("tickets-changed"), tickets: z.array(idSchema) }),
  refusedEventSchema,
  rejectedEventSchema,
  pongEventSchema,
]);
export type DeskEvent = z.infer<typeof deskEventSchema>;
