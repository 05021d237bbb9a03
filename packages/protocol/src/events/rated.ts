import * as z from "zod/mini";
import { idSchema } from "../scalars/ids.ts";
import { durableFields } from "./durable.ts";

/** The visitor rated a message. */
export const ratedEventSchema = z.object({
  type: z.literal("rated"),
  ...durableFields,
  messageId: idSchema,
  rating: z.enum(["down", "up"]),
});
