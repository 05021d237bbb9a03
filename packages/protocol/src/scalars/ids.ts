import * as z from "zod/mini";

/**
 * An id: 8 to 64 characters of `A–Z a–z 0–9 _ -`. The side that first names the thing makes it, random enough never to
 * repeat.
 */
export const idSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{8,64}$/));

/** Names one life of a session's log: what a client holds under another epoch is void. `null` when it is not known. */
export const epochSchema = z.nullable(z.string().check(z.maxLength(64)));
