import * as z from "zod/mini";
import { messageSchema } from "../parts/message.ts";
import { durableFields } from "./durable.ts";

/** A message entered the log. For a reply it closes the stream of the same id and holds its whole text. */
export const saidEventSchema = z.object({
  type: z.literal("said"),
  ...durableFields,
  message: messageSchema,
});
export type SaidEvent = z.infer<typeof saidEventSchema>;
