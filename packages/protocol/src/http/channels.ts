import * as z from "zod/mini";
import { idSchema } from "../scalars/ids.ts";
import { siteIdSchema } from "./sites.ts";

/** The platforms where people write to a site. */
export const channelKindSchema = z.enum(["telegram", "whatsapp", "messenger", "instagram", "email"]);
export type ChannelKind = z.infer<typeof channelKindSchema>;

/** The parts of a connection that a platform did not take: the code of the problem that `POST /api/channels` answers. */
const channelProblemSchema = z.enum([
  "wrong-token",
  "wrong-app-secret",
  "wrong-number",
  "wrong-account",
  "wrong-page",
  "address-refused",
  "no-mail",
  "mail-refused",
  "no-answer",
  "another-account",
]);
export type ChannelProblem = z.infer<typeof channelProblemSchema>;

/** The answer of `POST /api/channels/:id/check`: the account's name, or what the platform did not take. */
const channelCheckSchema = z.discriminatedUnion("ok", [
  z.object({ ok: z.literal(true), name: z.string() }),
  z.object({ ok: z.literal(false), reason: channelProblemSchema, message: z.string() }),
]);
export type ChannelCheck = z.infer<typeof channelCheckSchema>;

/** The messages of one month that a platform asked money for, or brought for free, by the categories of its price list. */
export const channelUsageSchema = z.object({
  /** The month in UTC, such as `2026-11`. */
  month: z.string().check(z.regex(/^\d{4}-\d{2}$/)),
  categories: z.record(z.string(), z.object({ billed: z.int(), free: z.int() })),
});

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
  /** When the platform last checked the address for updates; absent where it never did, or does not check. */
  verifiedAt: z.optional(z.int()),
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
  }),
  /** `address` is where people write to the site; its mails are passed on to the address that connecting gives. */
  z.object({ channel: z.literal("email"), site: z.optional(siteIdSchema), address: longText }),
]);
export type ConnectChannelRequest = z.infer<typeof connectChannelRequestSchema>;

/** New secrets of the same account, in the place of those that have ended; what is absent stays. */
export const changeChannelRequestSchema = z.object({
  token: z.optional(longText),
  appSecret: z.optional(longText),
});
export type ChangeChannelRequest = z.infer<typeof changeChannelRequestSchema>;

/** The channels by which a visitor of the web may go on: they can be linked to. */
const continueChannelSchema = z.enum(["telegram", "whatsapp"]);

/** Asks for a link by which the visitor goes on with the conversation on a channel. */
export const continueRequestSchema = z.object({ channel: continueChannelSchema });

/** The channels by which the conversation may go on, and those by which it does. */
export const continueChoicesSchema = z.object({
  channels: z.array(continueChannelSchema),
  joined: z.array(channelKindSchema),
});
export type ContinueChoices = z.infer<typeof continueChoicesSchema>;

/** A link that carries a code, which is good once and until `expiresAt`. */
export const continueLinkSchema = z.object({ url: z.string(), expiresAt: z.int() });
export type ContinueLink = z.infer<typeof continueLinkSchema>;

/** The channels of a site, each with what it was asked to pay for in the last months, the latest first. */
export const channelConnectionsSchema = z.object({
  connections: z.array(z.extend(channelConnectionSchema, { usage: z.array(channelUsageSchema) })),
});
export type ChannelConnections = z.infer<typeof channelConnectionsSchema>;
