import * as z from "zod/mini";

/** The place of an event in the session's log, counted from 1. */
export const seqSchema = z.int().check(z.positive());

/** Fields of every durable event: its place in the session's log, and the room's clock in milliseconds since 1970. */
export const durableFields = { seq: seqSchema, at: z.int().check(z.nonnegative()) };
