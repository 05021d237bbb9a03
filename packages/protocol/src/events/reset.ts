import * as z from "zod/mini";
import { epochSchema } from "../scalars/ids.ts";
import { seqSchema } from "./durable.ts";

/** The client's copy of the log is void, whenever this comes: it drops it all, and takes the log from `first` on. */
export const resetEventSchema = z.object({
  type: z.literal("reset"),
  epoch: epochSchema,
  first: seqSchema,
});
