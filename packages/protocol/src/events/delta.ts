import * as z from "zod/mini";
import { REPLY_LENGTH_MAX } from "../limits.ts";
import { idSchema } from "../scalars/ids.ts";

/** Chunk number `index` of a reply's text. Chunks may come again; each is applied once, in order. */
export const deltaEventSchema = z.object({
  type: z.literal("delta"),
  replyId: idSchema,
  index: z.int().check(z.nonnegative()),
  text: z.string().check(z.maxLength(REPLY_LENGTH_MAX)),
});
