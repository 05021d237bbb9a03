import * as z from "zod/mini";

/** The visitor began or ceased to type. Told to the session's other connections, never kept. */
export const typingCommandSchema = z.object({ type: z.literal("typing"), isTyping: z.boolean() });
