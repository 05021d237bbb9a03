import * as z from "zod/mini";
import { durableFields } from "./durable.ts";

/** The visitor said how the conversation was, 1 to 5. */
export const scoredEventSchema = z.object({
  type: z.literal("scored"),
  ...durableFields,
  score: z.int().check(z.minimum(1), z.maximum(5)),
  comment: z.optional(z.string()),
});
