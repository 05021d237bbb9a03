import * as z from "zod/mini";
import { durableFields } from "./durable.ts";

/** The session waits for a person. The assistant goes on answering until an `agent` has said something, then stays silent. */
export const handedOverEventSchema = z.object({
  type: z.literal("handed-over"),
  ...durableFields,
  reason: z.enum(["asked", "unsure", "rule"]),
});
