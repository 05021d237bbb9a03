import * as z from "zod/mini";

/**
 * The parts of a site that a key of it opens. `site`: its settings. `knowledge`: pages and sources. `conversations:read`
 * and `:write`: conversations and contacts. `analytics:read`: figures. `people`: invitations to its
 * desk. `channels`: the channels that it is connected to. `exports`: webhooks and the systems that its events are written to.
 */
export const apiScopeSchema = z.enum([
  "site",
  "knowledge",
  "conversations:read",
  "conversations:write",
  "analytics:read",
  "people",
  "channels",
  "exports",
]);
export type ApiScopeName = z.infer<typeof apiScopeSchema>;

const DAYS_MAX = 3_650;

/** The body of `POST /api/sites/:site/keys`. */
export const makeApiKeyRequestSchema = z.object({
  /** Tells the keys of a site apart in their list. */
  name: z.string().check(z.maxLength(80), z.regex(/\S/)),
  scopes: z.array(apiScopeSchema).check(z.minLength(1), z.maxLength(apiScopeSchema.options.length)),
  /** Days until the key ends by itself; absent: never. */
  expiresInDays: z.optional(z.int().check(z.minimum(1), z.maximum(DAYS_MAX))),
});

/** A key of a site, as it is listed: never with its secret. Times are in milliseconds since 1970. */
export const apiKeySchema = z.object({
  id: z.string(),
  name: z.string(),
  scopes: z.array(apiScopeSchema),
  createdAt: z.int(),
  expiresAt: z.optional(z.int()),
  /** When it was last used, to the hour; absent where it never was. */
  usedAt: z.optional(z.int()),
});
export type ApiKey = z.infer<typeof apiKeySchema>;

/** The answer to `POST /api/sites/:site/keys`: the only one that holds the key itself. */
export type MadeApiKey = ApiKey & { key: string };
