import * as z from "zod/mini";
import { channelKindSchema } from "../http/channels.ts";
import { agentSchema } from "../parts/agent.ts";
import { idSchema } from "../scalars/ids.ts";
import { languageSchema } from "../scalars/language.ts";
import {
  ownerSchema,
  ownershipSchema,
  phaseSchema,
  prioritySchema,
  tagsSchema,
  timeSchema,
} from "./owner.ts";

/** A visitor's mood, where it is a bad one; `angry` is the worse. */
export const moodSchema = z.enum(["negative", "angry"]);
export type Mood = z.infer<typeof moodSchema>;

/**
 * A conversation in the desk's lists. `rev` is the desk's own number of its last change: of two rows of one session the
 * greater counts.
 */
export const deskRowSchema = z.object({
  session: idSchema,
  rev: z.int().check(z.positive()),
  ownership: ownershipSchema,
  owner: ownerSchema,
  phase: phaseSchema,
  priority: prioritySchema,
  tags: tagsSchema,
  /** The visitor's name, where they gave one. */
  visitor: z.optional(z.string()),
  language: z.optional(languageSchema),
  /** The channel that the visitor wrote on last; absent for the web. */
  channel: z.optional(channelKindSchema),
  /** The start of the last message, and of one that waits of the visitor's last, without markup; at most 140 characters. */
  preview: z.string().check(z.maxLength(140)),
  lastAt: timeSchema,
  lastBy: z.enum(["visitor", "assistant", "agent", "notice"]),
  /** Messages of the visitor since a person last wrote or read. */
  unread: z.int().check(z.nonnegative()),
  /** When the visitor first asked for a person, and when a person first answered; absent before. */
  askedAt: z.optional(timeSchema),
  answeredAt: z.optional(timeSchema),
  /** Why a person is needed. */
  reason: z.optional(z.enum(["asked", "unsure", "rule"])),
  /** The person who ended the conversation before; asked first when the visitor comes back. */
  preferred: z.optional(agentSchema),
  /** Whom a transfer is offered to. */
  offeredTo: z.optional(agentSchema),
  /** Since when the visitor of a waiting conversation has left it; absent where they wait, or can be reached elsewhere. */
  leftAt: z.optional(timeSchema),
  /** The conversation's number, which the visitor was told: by day and count, as in 20260115-000012. */
  number: z.optional(z.string().check(z.maxLength(40))),
  /** The visitor's last score of the conversation, 1 to 5. */
  score: z.optional(z.int()),
  /** The mood of the visitor's last message that showed a feeling, where that was a bad one; gone once the conversation is resolved. */
  mood: z.optional(moodSchema),
});
export type DeskRow = z.infer<typeof deskRowSchema>;

/**
 * The desk's lists. `mine` and `others`: open, with me or with somebody else. `queue`: waiting for a person, the next first.
 * `assistant`: open, with the assistant. `snoozed`, `resolved`. All but the queue are ordered by `lastAt`, the latest first.
 */
export const viewSchema = z.enum(["mine", "queue", "others", "assistant", "snoozed", "resolved"]);
export type View = z.infer<typeof viewSchema>;

const countSchema = z.int().check(z.nonnegative());

/** How many conversations each view of the receiver's holds; of the queue's those whose visitors wait still. */
export const countsSchema = z.object({
  mine: countSchema,
  queue: countSchema,
  others: countSchema,
  assistant: countSchema,
  snoozed: countSchema,
  resolved: countSchema,
});
export type Counts = z.infer<typeof countsSchema>;
