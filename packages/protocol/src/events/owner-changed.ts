import * as z from "zod/mini";
import { agentSchema } from "../parts/agent.ts";
import { durableFields } from "./durable.ts";

/**
 * Who answers the visitor from now on: the assistant, the first person free of those who are waited for (`queue`), or
 * `agent`, a person. `before` is the person who had the conversation until now.
 */
export const ownerChangedEventSchema = z.object({
  type: z.literal("owner-changed"),
  ...durableFields,
  owner: z.enum(["assistant", "queue", "agent"]),
  /** Present exactly where `owner` is `agent`. */
  agent: z.optional(agentSchema),
  before: z.optional(agentSchema),
});
