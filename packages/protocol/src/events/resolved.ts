import * as z from "zod/mini";
import { agentSchema } from "../parts/agent.ts";
import { durableFields } from "./durable.ts";

/** The conversation is done with, as `agent` says. The visitor's next message opens it again. */
export const resolvedEventSchema = z.object({
  type: z.literal("resolved"),
  ...durableFields,
  agent: agentSchema,
});
