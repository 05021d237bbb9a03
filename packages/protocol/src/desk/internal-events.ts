import * as z from "zod/mini";
import { agentSchema } from "../parts/agent.ts";
import { idSchema } from "../scalars/ids.ts";
import { prioritySchema, tagsSchema, teamSchema, timeSchema } from "./owner.ts";

/**
 * Fields of every internal event: its place `n` among them, gap-free from 1, and the `seq` of the log's event that it came
 * `after` (0: before all). Agents show an internal event below that event of the log.
 */
const internalFields = {
  n: z.int().check(z.positive()),
  after: z.int().check(z.nonnegative()),
  at: timeSchema,
  /** Who did it; absent where nobody did, but a rule or a clock. */
  agent: z.optional(agentSchema),
};

/** The acts that agents hear of. `lost`: the agent was gone too long, and the conversation went back to the queue. */
const actSchema = z.enum([
  "claimed",
  "offered",
  "declined",
  "offer-expired",
  "transferred",
  "handed-back",
  "resolved",
  "snoozed",
  "woken",
  "reopened",
  "lost",
  "tagged",
  "prioritised",
  /** Attributes of the visitor were set; the note has them in one line. */
  "described",
  "blocked",
  "unblocked",
  /** The agent's last message is a translation; the note is what they wrote. */
  "translated",
]);

/**
 * The ways in which a call ends. `unanswered`: nobody waits for the answer any more, since a person took over, the visitor stopped
 * the reply or the time was over; what the tool did stands all the same.
 */
const callEndSchema = z.enum(["answered", "failed", "unanswered"]);

/** The part of a conversation that only agents see: their notes, and what was done with it. Visitors are sent no trace of it. */
export const internalEventSchema = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("noted"),
    ...internalFields,
    id: idSchema,
    text: z.string(),
    mentions: z.optional(z.array(idSchema)),
  }),
  z.object({
    type: z.literal("acted"),
    ...internalFields,
    act: actSchema,
    /** The person it was offered or transferred to, or taken from. */
    to: z.optional(agentSchema),
    team: z.optional(teamSchema),
    note: z.optional(z.string()),
    until: z.optional(timeSchema),
    tags: z.optional(tagsSchema),
    priority: z.optional(prioritySchema),
  }),
  /** The assistant asks a server of the owner's. Each call has two of these; the second says how it ended. */
  z.object({
    type: z.literal("tool-called"),
    ...internalFields,
    /** The same in both events of a call. */
    call: idSchema,
    tool: z.string(),
    /** Its input in one line, with passwords, keys and cards left out. */
    input: z.string(),
    end: z.optional(callEndSchema),
  }),
]);
export type InternalEvent = z.infer<typeof internalEventSchema>;
