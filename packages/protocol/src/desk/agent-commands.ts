import * as z from "zod/mini";
import { epochSchema, idSchema } from "../scalars/ids.ts";
import { AGENT_TEXT_LENGTH_MAX } from "./limits.ts";
import {
  namedAttributesSchema,
  noteTextSchema,
  ownershipSchema,
  prioritySchema,
  tagsSchema,
  teamSchema,
  timeSchema,
} from "./owner.ts";

const agentTextSchema = z.string().check(z.maxLength(AGENT_TEXT_LENGTH_MAX), z.regex(/\S/));
const countSchema = z.int().check(z.nonnegative());

/**
 * Opens an agent's connection to a conversation, as its first frame, at `/parties/main/:session`. `token` is an agent's, of
 * `POST /api/desk/tokens`. `since` and `epoch` are the cursor of the log, `internalSince` that of the internal events; 0,
 * `null` and 0 by who holds nothing.
 */
export const agentHelloSchema = z.object({
  type: z.literal("agent-hello"),
  protocol: z.int().check(z.positive()),
  token: z.string().check(z.minLength(1), z.maxLength(4_096)),
  since: countSchema,
  epoch: epochSchema,
  internalSince: countSchema,
});

/** Fields of a command that needs the conversation as the sender saw it: an older `ownership` is rejected with `stale`. */
const fencedFields = { id: idSchema, ownership: ownershipSchema };

/** Where a conversation is transferred to: a person, who has to accept it, or the queue, of a team or of all. */
const destinationSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("person"), person: idSchema }),
  z.object({ type: z.literal("queue"), team: z.optional(teamSchema) }),
]);

const note = { note: z.optional(noteTextSchema) };

/**
 * Commands that enter the log or the internal events: each ends as `confirmed` or `agent-rejected`, and is applied once under
 * its id.
 *
 * - `claim` takes the conversation from the assistant or the queue, mid-sentence where the assistant is writing, and accepts a
 *   transfer that is offered to the sender. With `isTakeover` an owner or a lead takes it from another person too.
 * - `transfer` offers it to a person, or puts it into the queue with the wait that it had. `decline` ends the offer: of its
 *   receiver, or of the sender who takes it back.
 * - `hand-back` gives it to the assistant; `resolve` ends it; `snooze` puts it aside; `reopen` takes it up again.
 * - `say` speaks to the visitor, and `attach` sends a file that `POST /api/desk/conversations/:session/files` has stored before;
 *   only who has the conversation may. Where `text` is a translation, `original` is what the sender wrote: colleagues see it as
 *   an internal event, the visitor never. `note` speaks to colleagues; everybody may, no matter who has it.
 * - `set-attributes` adds facts about the visitor to those that people have set, each in the place of the one of its name; an
 *   empty text takes it away. What the site tells of a visitor stays, and counts before it.
 */
export const agentLoggedCommandSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("claim"), ...fencedFields, isTakeover: z.optional(z.boolean()) }),
  z.object({ type: z.literal("transfer"), ...fencedFields, to: destinationSchema, ...note }),
  z.object({ type: z.literal("decline"), ...fencedFields }),
  z.object({ type: z.literal("hand-back"), ...fencedFields, ...note }),
  z.object({
    type: z.literal("resolve"),
    ...fencedFields,
    reason: z.optional(z.string().check(z.maxLength(200))),
  }),
  z.object({ type: z.literal("snooze"), ...fencedFields, until: timeSchema }),
  z.object({ type: z.literal("reopen"), ...fencedFields }),
  z.object({
    type: z.literal("say"),
    ...fencedFields,
    text: agentTextSchema,
    original: z.optional(agentTextSchema),
  }),
  z.object({ type: z.literal("attach"), ...fencedFields, fileId: idSchema }),
  z.object({
    type: z.literal("note"),
    id: idSchema,
    text: noteTextSchema,
    mentions: z.optional(z.array(idSchema).check(z.maxLength(20))),
  }),
  z.object({ type: z.literal("set-tags"), id: idSchema, tags: tagsSchema }),
  z.object({ type: z.literal("set-priority"), id: idSchema, priority: prioritySchema }),
  z.object({ type: z.literal("set-attributes"), id: idSchema, attributes: namedAttributesSchema }),
]);
export type AgentLoggedCommand = z.infer<typeof agentLoggedCommandSchema>;

/** Everything that an agent may send to a conversation. A frame carries one command. */
export const agentCommandSchema = z.discriminatedUnion("type", [
  agentHelloSchema,
  ...agentLoggedCommandSchema.def.options,
  /** The agent began or ceased to write to the visitor. */
  z.object({ type: z.literal("typing"), isTyping: z.boolean() }),
  /** The agent has seen the log up to `through`; the visitor hears of the greatest of who has the conversation. */
  z.object({ type: z.literal("seen"), through: countSchema }),
  z.object({ type: z.literal("sync"), since: countSchema, internalSince: countSchema }),
  z.object({ type: z.literal("ping") }),
]);
export type AgentCommand = z.infer<typeof agentCommandSchema>;
export type AgentHello = z.infer<typeof agentHelloSchema>;
