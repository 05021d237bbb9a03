import * as z from "zod/mini";
import { idSchema } from "../scalars/ids.ts";

/** The visitor rates a reply: thumbs down or up. A later rating of the same message replaces the earlier one. */
export const rateCommandSchema = z.object({
  type: z.literal("rate"),
  id: idSchema,
  messageId: idSchema,
  rating: z.enum(["down", "up"]),
});
export type RateCommand = z.infer<typeof rateCommandSchema>;
