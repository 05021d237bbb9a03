import * as z from "zod/mini";
import { durableEventSchema } from "../events/union.ts";
import { epochSchema, idSchema } from "../scalars/ids.ts";
import { siteIdSchema } from "./sites.ts";

/** `POST /api/sessions`. */
export const createSessionRequestSchema = z.object({ site: siteIdSchema });

/** `expiresInS` counts from the answer's arrival, so that the client's clock need not be right. */
export const sessionTokenSchema = z.object({
  session: idSchema,
  token: z.string(),
  expiresInS: z.int().check(z.positive()),
  /** Buys the next token at `POST /api/sessions/:id/token`; lives as long as the transcript may. */
  refreshToken: z.string(),
});
export type SessionToken = z.infer<typeof sessionTokenSchema>;

/** `POST /api/sessions/:id/token`. */
export const refreshTokenRequestSchema = z.object({ refreshToken: z.string().check(z.maxLength(4_096)) });

/** A page of a session's log: `GET /api/sessions/:id/transcript`. */
export const transcriptSchema = z.object({
  session: idSchema,
  epoch: epochSchema,
  events: z.array(durableEventSchema),
  /** The `since` of the next page; absent on the last. */
  next: z.optional(z.int()),
});
export type Transcript = z.infer<typeof transcriptSchema>;
