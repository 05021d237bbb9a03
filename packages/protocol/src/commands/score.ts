import * as z from "zod/mini";
import { idSchema } from "../scalars/ids.ts";

/** The visitor says how the conversation was, 1 (very bad) to 5 (very good). A later score replaces an earlier one. */
export const scoreCommandSchema = z.object({
  type: z.literal("score"),
  id: idSchema,
  score: z.int().check(z.minimum(1), z.maximum(5)),
  comment: z.optional(z.string().check(z.maxLength(1_000))),
});
export type ScoreCommand = z.infer<typeof scoreCommandSchema>;
