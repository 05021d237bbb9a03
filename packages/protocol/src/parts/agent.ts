import * as z from "zod/mini";
import { idSchema } from "../scalars/ids.ts";

/** A person of the site as others see them: an id, a name, and the address of a picture where there is one. */
export const agentSchema = z.object({
  id: idSchema,
  name: z.string().check(z.minLength(1), z.maxLength(80)),
  avatarUrl: z.optional(z.string().check(z.maxLength(500), z.regex(/^https:\/\//))),
});
export type Agent = z.infer<typeof agentSchema>;
