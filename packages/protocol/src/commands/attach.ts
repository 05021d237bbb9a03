import * as z from "zod/mini";
import { idSchema } from "../scalars/ids.ts";

/** The visitor sends a file, which `POST /api/sessions/:id/files` has stored before. */
export const attachCommandSchema = z.object({
  type: z.literal("attach"),
  /** The id of the message that shows the file. */
  id: idSchema,
  fileId: idSchema,
});
export type AttachCommand = z.infer<typeof attachCommandSchema>;
