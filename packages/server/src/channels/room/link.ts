import { channelKindSchema, idSchema, languageSchema, siteIdSchema } from "@prosa/protocol";
import * as z from "zod/mini";

/** The person on a channel, and the session that their words go to. */
export const linkSchema = z.object({
  site: siteIdSchema,
  connection: idSchema,
  channel: channelKindSchema,
  person: z.string(),
  session: idSchema,
  /** The session before a conversation of the web was joined, and how far it was read; absent where none was. */
  own: z.exactOptional(z.object({ session: idSchema, epoch: z.nullable(z.string()), cursor: z.int() })),
  name: z.exactOptional(z.string()),
  language: z.exactOptional(languageSchema),
  facts: z.record(z.string(), z.string()),
  isReachable: z.boolean(),
  /** The log of the session that was read last, and how far. */
  epoch: z.nullable(z.string()),
  cursor: z.int(),
  /** The number of the next call. */
  next: z.int(),
  /** When the person wrote last, by the platform's clock, in milliseconds since 1970; kept where the channel has a window. */
  wroteAt: z.exactOptional(z.number()),
  /** Methods that the platform does not know. */
  unknown: z.array(z.string()),
  pace: z.exactOptional(z.object({ level: z.number(), at: z.number() })),
  /** Whether the owner was told that the connection needs them. */
  isPaused: z.boolean(),
  prunedAt: z.int(),
});
export type Link = z.infer<typeof linkSchema>;

export const LINK_KEY = "link";

/** A number as it sorts in a key. */
export function padded(number: number): string {
  return String(Math.max(0, Math.floor(number))).padStart(16, "0");
}
