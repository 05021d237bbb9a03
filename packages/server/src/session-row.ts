import { idSchema, languageSchema, siteIdSchema } from "@prosa/protocol";
import * as z from "zod/mini";
import { type Context, EMPTY_CONTEXT } from "./conversation/session.ts";

const countSchema = z.int().check(z.nonnegative());

const pastTurnSchema = z.object({
  id: z.exactOptional(z.string()),
  visitor: z.string(),
  assistant: z.string(),
  intent: z.string(),
  action: z.string(),
  cited: z.array(z.string()),
  avoided: z.exactOptional(z.array(z.string())),
  before: z.exactOptional(z.object({ language: z.nullable(languageSchema), unsureCount: countSchema })),
});

export const sessionRowSchema = z.object({
  session: idSchema,
  site: siteIdSchema,
  epoch: z.string(),
  seq: countSchema,
  first: countSchema,
  seen: countSchema,
  /** An agent has spoken: the assistant stays silent. */
  isHumanOwned: z.boolean(),
  /** Messages that have no reply yet, oldest first, with the number of times a reply was begun. */
  pending: z.array(z.object({ messageId: idSchema, attempt: countSchema })),
  context: z.catch(
    z.object({
      language: z.nullable(languageSchema),
      turns: z.array(pastTurnSchema),
      unsureCount: countSchema,
      lastAt: countSchema,
    }),
    () => ({ ...EMPTY_CONTEXT, turns: [] }),
  ),
  /** What is left of the session's budget of commands. */
  bucket: z.catch(z.optional(z.object({ level: z.number(), at: z.number() })), undefined),
  lastAt: countSchema,
  retentionMs: countSchema,
});

/** What a session's room holds beside its log. */
export type SessionRow = Omit<z.infer<typeof sessionRowSchema>, "context"> & { context: Context };

/** A session's first row; its first step writes it. */
export function emptyRow(session: string, site: string, epoch: string): SessionRow {
  return {
    session,
    site,
    epoch,
    context: { ...EMPTY_CONTEXT, turns: [] },
    seq: 0,
    first: 1,
    seen: 0,
    isHumanOwned: false,
    pending: [],
    lastAt: 0,
    retentionMs: 0,
  };
}

/** How long a salvaged transcript is kept until its site says how long, in milliseconds. */
const SALVAGED_RETENTION_MS = 30 * 24 * 60 * 60 * 1_000;

const salvagedSchema = z.object({
  session: idSchema,
  site: siteIdSchema,
  seen: z.catch(countSchema, 0),
  isHumanOwned: z.catch(z.boolean(), false),
  lastAt: z.catch(countSchema, 0),
  retentionMs: z.catch(countSchema, SALVAGED_RETENTION_MS),
});

/**
 * What can be saved of a row that cannot be read as a whole, under an epoch of its own; `null` when it does not even tell
 * whose it is. Its places in the log are the caller's to find.
 */
export function salvageRow(stored: unknown, epoch: string): SessionRow | null {
  const salvaged = salvagedSchema.safeParse(stored);
  if (!salvaged.success) return null;
  return { ...emptyRow(salvaged.data.session, salvaged.data.site, epoch), ...salvaged.data };
}
