import * as z from "zod/mini";
import { idSchema } from "../scalars/ids.ts";
import { siteIdSchema } from "./sites.ts";

/** The platforms where people write to a site. */
export const channelKindSchema = z.enum(["telegram", "whatsapp", "messenger", "instagram", "email"]);
export type ChannelKind = z.infer<typeof channelKindSchema>;

/** A channel that a site is connected to, without its secrets. */
export const channelConnectionSchema = z.object({
  id: idSchema,
  channel: channelKindSchema,
  /** The account's own name there, as `@loja_bot` or a phone number. */
  name: z.string().check(z.maxLength(200)),
  createdAt: z.int(),
  /** The address to which the platform sends updates. */
  webhook: z.string(),
  /** Facts to copy into the platform's own pages, or to link to it, such as `verifyToken` and `username`. */
  facts: z.record(z.string(), z.string()),
  /** The last trouble that the owner has to act on; absent where all is well. */
  fault: z.optional(z.object({ code: z.string(), at: z.int() })),
});
export type ChannelConnection = z.infer<typeof channelConnectionSchema>;

const longText = z.string().check(z.minLength(1), z.maxLength(2_000));

/** Connects a site to a channel, by what the owner copies from the platform. */
export const connectChannelRequestSchema = z.discriminatedUnion("channel", [
  z.object({ channel: z.literal("telegram"), site: z.optional(siteIdSchema), token: longText }),
  z.object({
    channel: z.literal("whatsapp"),
    site: z.optional(siteIdSchema),
    token: longText,
    appSecret: longText,
    phoneNumberId: longText,
    accountId: longText,
  }),
  z.object({
    channel: z.enum(["messenger", "instagram"]),
    site: z.optional(siteIdSchema),
    token: longText,
    appSecret: longText,
    pageId: longText,
    appId: longText,
  }),
]);
export type ConnectChannelRequest = z.infer<typeof connectChannelRequestSchema>;

/** The channels of a site. */
export const channelConnectionsSchema = z.object({ connections: z.array(channelConnectionSchema) });
