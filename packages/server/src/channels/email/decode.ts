import { TEXT_LENGTH_MAX } from "@prosa/protocol";
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

/** A subject without the signs of an answer before it. */
export function bareSubject(subject: string): string {
  const [, bare = ""] = /^(?:\s*(?:re|res|aw|rv|fw|fwd|enc)\s*:)*\s*(.*)$/isu.exec(subject) ?? [];
  return bare;
}

/**
 * Writes two mails of one thread as one that is answered once, in the thread of the later. Mails under other subjects, reports,
 * and words beyond what one message holds are each for themselves.
 */
export function joinMails(earlier: unknown, later: unknown): MailUpdate | null {
  const [first, second] = [earlier, later].map((raw) => mailUpdateSchema.safeParse(raw).data);
  if (first?.type !== "written" || second?.type !== "written") return null;
  const subject = bareSubject(second.subject).toLowerCase();
  if (first.isVerified !== second.isVerified || bareSubject(first.subject).toLowerCase() !== subject)
    return null;
  // Both open with the subject where neither answers anything.
  const opening = `${second.subject}\n`;
  const rest =
    first.text.startsWith(opening) && second.text.startsWith(opening)
      ? second.text.slice(opening.length)
      : second.text;
  const text = [first.text, rest].filter((words) => words !== "").join("\n\n");
  if ([...text].length > TEXT_LENGTH_MAX) return null;
  const ids = [...first.references, first.messageId, ...second.references];
  return {
    ...second,
    name: second.name || first.name,
    text,
    files: [...first.files, ...second.files],
    references: [...new Set(ids.filter((id) => id !== ""))],
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
