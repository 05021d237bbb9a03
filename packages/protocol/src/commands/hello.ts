import * as z from "zod/mini";
import { epochSchema } from "../scalars/ids.ts";
import { languageSchema } from "../scalars/language.ts";
import { identityTokenSchema } from "../scalars/visitor.ts";

/**
 * Opens every connection, before anything else, and once. `protocol` and `token` keep their shape in every version, so
 * that any room can refuse any client in a form that it can read. `since` and `epoch` say how much of the log the client
 * holds: `0` and `null` when nothing.
 */
export const helloCommandSchema = z.object({
  type: z.literal("hello"),
  protocol: z.int().check(z.positive()),
  token: z.string().check(z.minLength(1), z.maxLength(4_096)),
  since: z.int().check(z.nonnegative()),
  epoch: epochSchema,
  /** The language of the visitor's interface; the room answers in it when the message itself does not tell. */
  language: z.optional(languageSchema),
  /** Who the visitor is, by the site's word. One that cannot be believed is as good as none. */
  identity: z.optional(identityTokenSchema),
});
export type HelloCommand = z.infer<typeof helloCommandSchema>;
