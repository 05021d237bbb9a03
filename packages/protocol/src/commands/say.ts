import * as z from "zod/mini";
import { TEXT_LENGTH_MAX } from "../limits.ts";
import { idSchema } from "../scalars/ids.ts";
import { visitedPageSchema } from "../scalars/visitor.ts";

/**
 * The visitor speaks. `id` becomes the message's id; a repeat of the same id and text is confirmed again, never applied
 * again. With `replaces` it replaces the visitor's last message: the same words ask for another answer, other words
 * correct the question.
 */
export const sayCommandSchema = z.object({
  type: z.literal("say"),
  id: idSchema,
  text: z.string().check(z.maxLength(TEXT_LENGTH_MAX), z.regex(/\S/)),
  replaces: z.optional(idSchema),
  page: z.optional(visitedPageSchema),
});
export type SayCommand = z.infer<typeof sayCommandSchema>;
