import * as z from "zod/mini";
import type { ChannelEvent } from "../channel.ts";

/** The mails of a thread whose ids are kept for answers, and the most letters of these. */
const REFERENCES_LENGTH_MAX = 2_000;

/** A mail as it lies in its person's room: its files are in the session's store already. */
const writtenSchema = z.object({
  type: z.literal("written"),
  address: z.string(),
  /** Whether the sender's domain stands for it, or the sender proved to have read our mail. */
  isVerified: z.boolean(),
  name: z.string(),
  subject: z.string(),
  messageId: z.string(),
  references: z.array(z.string()),
  text: z.string(),
  files: z.array(z.string()),
});

/** A report that one of our mails did not reach the person. */
const bouncedSchema = z.object({ type: z.literal("bounced"), mailId: z.string() });

const mailUpdateSchema = z.discriminatedUnion("type", [writtenSchema, bouncedSchema]);
export type MailUpdate = z.infer<typeof mailUpdateSchema>;

/** Says what a mail means. */
export function decodeEmail(raw: unknown): {
  events: ChannelEvent[];
  facts?: Record<string, string>;
  name?: string;
} {
  const update = mailUpdateSchema.safeParse(raw).data;
  if (!update) return { events: [] };
  if (update.type === "bounced") {
    return { events: [{ type: "status", sentId: update.mailId, state: "failed", fault: "bounced" }] };
  }
  const { address, isVerified, name, subject, messageId, text, files } = update;
  const events: ChannelEvent[] = [];
  if (files.length > 0) events.push({ type: "kept", fileIds: files });
  if (text !== "") events.push({ type: "say", text });
  events.push({ type: "sender", address, isVerified });
  return {
    events,
    facts: { subject, messageId, references: referencesOf(update) },
    name: name || address,
  };
}

/** The ids of the mails of a thread, up to this one; the oldest of a long thread are left out. */
function referencesOf({ references, messageId }: z.infer<typeof writtenSchema>): string {
  const all = [...references.filter((id) => id !== messageId), ...(messageId === "" ? [] : [messageId])];
  let length = 0;
  const kept = all.toReversed().filter((id) => {
    length += id.length + 1;
    return length <= REFERENCES_LENGTH_MAX;
  });
  return kept.toReversed().join(" ");
}
