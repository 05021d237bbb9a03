import * as z from "zod/mini";
import { agentSchema } from "../parts/agent.ts";
import { ATTRIBUTE_NAME_MAX, ATTRIBUTE_VALUE_MAX, ATTRIBUTES_MAX } from "../scalars/visitor.ts";
import { NOTE_LENGTH_MAX, TAG_LENGTH_MAX, TAGS_MAX } from "./limits.ts";

/** A time in milliseconds since 1970. */
export const timeSchema = z.int().check(z.nonnegative());

/** How often the conversation has changed hands; a command that carries an older number is rejected (I18). */
export const ownershipSchema = z.int().check(z.nonnegative());

/** A team's name in the site's settings of people. */
export const teamSchema = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,39}$/));

/** From 0 (low) over 1 (normal) and 2 (high) to 3 (urgent). */
export const prioritySchema = z.int().check(z.minimum(0), z.maximum(3));

export const noteTextSchema = z.string().check(z.maxLength(NOTE_LENGTH_MAX), z.regex(/\S/));

export const tagsSchema = z
  .array(z.string().check(z.minLength(1), z.maxLength(TAG_LENGTH_MAX)))
  .check(z.maxLength(TAGS_MAX));

/** Who has the conversation. `since` of a queue counts from the beginning of the wait, through transfers. */
export const ownerSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("assistant") }),
  z.object({ type: z.literal("queue"), since: timeSchema, team: z.optional(teamSchema) }),
  z.object({ type: z.literal("agent"), since: timeSchema, agent: agentSchema }),
]);
export type Owner = z.infer<typeof ownerSchema>;

/** Whether somebody has work with the conversation. A snoozed one wakes at `until` or by the visitor's next message. */
export const phaseSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("open") }),
  z.object({ type: z.literal("snoozed"), until: timeSchema }),
  z.object({
    type: z.literal("resolved"),
    at: timeSchema,
    agent: z.optional(agentSchema),
    reason: z.optional(z.string()),
  }),
]);
export type Phase = z.infer<typeof phaseSchema>;

/** A transfer that its receiver has not accepted: until then, or until `until`, the sender keeps the conversation. */
const transferOfferSchema = z.object({
  by: agentSchema,
  to: agentSchema,
  until: timeSchema,
  note: z.optional(z.string()),
});
export type TransferOffer = z.infer<typeof transferOfferSchema>;

/** Everything about a conversation that agents decide. */
export const conversationStateSchema = z.object({
  ownership: ownershipSchema,
  owner: ownerSchema,
  phase: phaseSchema,
  priority: prioritySchema,
  tags: tagsSchema,
  offer: z.optional(transferOfferSchema),
});
export type ConversationState = z.infer<typeof conversationStateSchema>;

/** Facts about a visitor as people write them: a name and a text each; an empty text takes the fact of that name away. */
export const namedAttributesSchema = z
  .array(
    z.object({
      name: z.string().check(z.minLength(1), z.maxLength(ATTRIBUTE_NAME_MAX)),
      value: z.string().check(z.maxLength(ATTRIBUTE_VALUE_MAX)),
    }),
  )
  .check(z.minLength(1), z.maxLength(ATTRIBUTES_MAX));
export type NamedAttributes = z.infer<typeof namedAttributesSchema>;
