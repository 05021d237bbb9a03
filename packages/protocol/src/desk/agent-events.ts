import * as z from "zod/mini";
import { rejectionCodeSchema } from "../events/rejected.ts";
import { retryAfterSchema } from "../events/retry-after.ts";
import { roomEventSchema } from "../events/union.ts";
import { agentSchema } from "../parts/agent.ts";
import { contactSchema } from "../parts/contact.ts";
import { epochSchema, idSchema } from "../scalars/ids.ts";
import { languageSchema } from "../scalars/language.ts";
import { internalEventSchema } from "./internal-events.ts";
import { conversationStateSchema } from "./owner.ts";

const countSchema = z.int().check(z.nonnegative());

/** An agent who has the conversation open; `isReplying` while they write to the visitor. */
const viewerSchema = z.object({ agent: agentSchema, isReplying: z.boolean() });

/** Reasons of an agent's rejection besides those that visitors get. */
const agentRejectionCodeSchema = z.enum([
  ...rejectionCodeSchema.options,
  /** The conversation changed hands since; `state` says who has it. */
  "stale",
  /** Another person has it. */
  "already-claimed",
  /** Only who has the conversation may do this; claim it first. */
  "not-owner",
  "not-allowed",
  "unknown-person",
  "erased",
]);
export type AgentRejectionCode = z.infer<typeof agentRejectionCodeSchema>;

/**
 * Answers a good `agent-hello`. What the agent lacks follows: a `reset` where the cursor is of no use (it voids both), the
 * log's events, the internal events, then the reply that is being written.
 */
const agentWelcomeEventSchema = z.object({
  type: z.literal("agent-welcome"),
  protocol: z.int().check(z.positive()),
  session: idSchema,
  epoch: epochSchema,
  seq: countSchema,
  internalSeq: countSchema,
  /** How far the visitor has seen the log. */
  seen: countSchema,
  me: agentSchema,
  state: conversationStateSchema,
  visitor: z.object({ language: z.optional(languageSchema), contact: z.optional(contactSchema) }),
  isVisitorOnline: z.boolean(),
  viewers: z.array(viewerSchema),
});

/** Who has the conversation and how it is, whole; sent whenever any of it changes. */
const stateEventSchema = z.object({ type: z.literal("state"), state: conversationStateSchema });

/** The agents who have the conversation open, all of them; sent whenever it changes. */
const viewersEventSchema = z.object({ type: z.literal("viewers"), viewers: z.array(viewerSchema) });

/** Whether a page of the visitor's is connected. */
const visitorOnlineEventSchema = z.object({
  type: z.literal("visitor-online"),
  isOnline: z.boolean(),
});

/** A command of an agent's was not applied; `state` is the conversation as it is. With `retryAfterMs` it may be sent again. */
const agentRejectedEventSchema = z.object({
  type: z.literal("agent-rejected"),
  id: z.optional(idSchema),
  code: agentRejectionCodeSchema,
  /** Advice for developers, in English. */
  message: z.string(),
  retryAfterMs: retryAfterSchema,
  errorId: z.optional(z.string()),
  state: z.optional(conversationStateSchema),
});
export type AgentRejectedEvent = z.infer<typeof agentRejectedEventSchema>;

/** Everything that a conversation may send to an agent: what visitors get, and what is the agents' own. */
export const agentEventSchema = z.discriminatedUnion("type", [
  ...roomEventSchema.def.options,
  ...internalEventSchema.def.options,
  agentWelcomeEventSchema,
  stateEventSchema,
  viewersEventSchema,
  visitorOnlineEventSchema,
  agentRejectedEventSchema,
]);
export type AgentEvent = z.infer<typeof agentEventSchema>;
