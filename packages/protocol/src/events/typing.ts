import * as z from "zod/mini";

/** Another participant of the session began or ceased to type. */
export const typingEventSchema = z.object({
  type: z.literal("typing"),
  author: z.enum(["visitor", "agent"]),
  isTyping: z.boolean(),
});
