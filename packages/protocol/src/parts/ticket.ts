import * as z from "zod/mini";
import { idSchema } from "../scalars/ids.ts";
import { labelSchema } from "./label.ts";

/** The state of a request that people work on. */
export const ticketPartSchema = z.object({
  type: z.literal("ticket"),
  ticketId: idSchema,
  title: labelSchema,
  status: z.enum(["open", "waiting", "closed"]),
});
