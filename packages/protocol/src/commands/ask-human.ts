import * as z from "zod/mini";
import { idSchema } from "../scalars/ids.ts";

/** The visitor asks for a person. */
export const askHumanCommandSchema = z.object({ type: z.literal("ask-human"), id: idSchema });
export type AskHumanCommand = z.infer<typeof askHumanCommandSchema>;
