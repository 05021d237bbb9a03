import * as z from "zod/mini";
import { REPLY_LENGTH_MAX } from "../limits.ts";

/** Words of a message. */
export const textPartSchema = z.object({
  type: z.literal("text"),
  /** Markdown without raw HTML and without images that load by themselves. */
  text: z.string().check(z.maxLength(REPLY_LENGTH_MAX)),
});
