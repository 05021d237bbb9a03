import * as z from "zod/mini";
import { idSchema } from "../scalars/ids.ts";

/** Stops the reply that is being written; one that has ended already stays as it is. */
export const stopCommandSchema = z.object({ type: z.literal("stop"), replyId: idSchema });
