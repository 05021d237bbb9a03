import * as z from "zod/mini";
import { idSchema } from "../scalars/ids.ts";

/** The visitor presses a choice; it enters the log as a message of theirs with the choice's label. */
export const pressCommandSchema = z.object({
  type: z.literal("press"),
  id: idSchema,
  messageId: idSchema,
  choiceId: z.string().check(z.minLength(1), z.maxLength(64)),
});
export type PressCommand = z.infer<typeof pressCommandSchema>;
