import * as z from "zod/mini";
import { idSchema } from "../scalars/ids.ts";

/** A person of the site as others see them. */
export const agentSchema = z.object({
  id: idSchema,
  name: z.string().check(z.minLength(1), z.maxLength(80)),
  /** The path of their picture on this server, where they have one: the site, and the digest of the picture. */
  avatarPath: z.optional(z.string().check(z.regex(/^\/api\/avatars\/[a-z0-9][a-z0-9-]{0,62}\/[\w-]{43}$/))),
});
export type Agent = z.infer<typeof agentSchema>;
