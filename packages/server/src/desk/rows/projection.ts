import { deskRowSchema } from "@prosa/protocol/desk";
import * as z from "zod/mini";

/** The report of a session to its desk; of two the one with the greater `rev`, the session's own, counts. */
export const projectionSchema = z.object({
  rev: z.int(),
  row: z.omit(deskRowSchema, { rev: true }),
});
export type Projection = z.infer<typeof projectionSchema>;
