import * as z from "zod/mini";

/** From when on a visitor's messages count as abuse, and what follows it. `closedMinutes: 0` lets everything pass. */
export const abuseLimitsSchema = z.object({
  /** How often the same words are answered within ten minutes. */
  repeats: z._default(z.int().check(z.minimum(2), z.maximum(1_000)), 5),
  /** The messages that may come at once; ten more a minute are free. */
  quickMessages: z._default(z.int().check(z.minimum(5), z.maximum(1_000)), 20),
  /** The messages an hour that give orders to machines or try how a server is broken into. */
  probes: z._default(z.int().check(z.minimum(1), z.maximum(1_000)), 3),
  /** Minutes for which a conversation is closed at first; each time after it for twice as long, up to a day. */
  closedMinutes: z._default(z.int().check(z.minimum(0), z.maximum(1_440)), 10),
});
export type AbuseLimits = z.infer<typeof abuseLimitsSchema>;
