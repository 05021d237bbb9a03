import * as z from "zod/mini";
import { durableEventSchema } from "../events/union.ts";
import { visitedSiteSchema } from "../events/welcome.ts";
import { epochSchema, idSchema } from "../scalars/ids.ts";
import { languageSchema } from "../scalars/language.ts";
import { siteIdSchema } from "./sites.ts";

/** `POST /api/sessions`. `language` is that of the words for the visitor in the answer. */
export const createSessionRequestSchema = z.object({
  site: siteIdSchema,
  language: z.optional(languageSchema),
});

/** `expiresInS` counts from the answer's arrival, so that the client's clock need not be right. */
export const sessionTokenSchema = z.object({
  session: idSchema,
  token: z.string(),
  expiresInS: z.int().check(z.positive()),
  /** Buys the next token at `POST /api/sessions/:id/token`; lives as long as the transcript may. */
  refreshToken: z.string(),
  /** The site, in the answer that opens a session: a client shows it while it connects. `welcome` has the starters and the hours, too. */
  site: z.optional(visitedSiteSchema),
});
export type SessionToken = z.infer<typeof sessionTokenSchema>;

/** `POST /api/sessions/:id/token`. */
export const refreshTokenRequestSchema = z.object({ refreshToken: z.string().check(z.maxLength(4_096)) });

/** `POST /api/sessions/:id/devices` answers with a code that opens the session on another device once, until `expiresAt`. */
export const deviceLinkSchema = z.object({ code: z.string(), expiresAt: z.int() });
export type DeviceLink = z.infer<typeof deviceLinkSchema>;

/** `POST /api/sessions/:id/devices/join`: the answer is a `SessionToken` of the same session. */
export const joinSessionRequestSchema = z.object({
  site: siteIdSchema,
  code: z.string().check(z.maxLength(128)),
});

/** `GET /api/sessions/:id/devices`: the number of devices beside this one that the session is open on. */
export const otherDevicesSchema = z.object({ others: z.int() });
export type OtherDevices = z.infer<typeof otherDevicesSchema>;

/** A page of a session's log: `GET /api/sessions/:id/transcript`. */
export const transcriptSchema = z.object({
  session: idSchema,
  epoch: epochSchema,
  events: z.array(durableEventSchema),
  /** The `since` of the next page; absent on the last. */
  next: z.optional(z.int()),
});
export type Transcript = z.infer<typeof transcriptSchema>;
