import * as z from "zod/mini";
import { labelSchema } from "./label.ts";

/** One button of a message. `id` is unique within the message. */
export const choiceSchema = z.object({
  id: z.string().check(z.minLength(1), z.maxLength(64)),
  label: labelSchema,
});
export type Choice = z.infer<typeof choiceSchema>;

/** The id of the choice that asks for a person, in any message that offers one. */
export const ASK_HUMAN_CHOICE = "ask-human";

/** Buttons to choose from; `press` answers them. */
export const choicesPartSchema = z.object({
  type: z.literal("choices"),
  choices: z.array(choiceSchema).check(z.minLength(1), z.maxLength(12)),
});
