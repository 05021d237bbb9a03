import { contactSchema, type DurableEvent, idSchema, languageSchema, siteIdSchema } from "@prosa/protocol";
import * as z from "zod/mini";
import { type Context, EMPTY_CONTEXT } from "../../turn/memory.ts";

/** How many messages without a reply are taken up where only the log tells of them. */
const RECOVERED_PENDING_MAX = 5;

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

/** How to reach the visitor, as the last form said, with the words agreed to. */
const submittedSchema = z.object({
  at: countSchema,
  contact: contactSchema,
  consent: z.string(),
  /** Until when the site was told to keep it; absent until it was told. */
  toldUntil: z.exactOptional(countSchema),
});

const pendingSchema = z.array(z.object({ messageId: idSchema, attempt: countSchema }));

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
  pending: pendingSchema,
  context: z.catch(
    z.object({
      language: z.nullable(languageSchema),
      turns: z.array(pastTurnSchema),
      unsureCount: countSchema,
      lastAt: countSchema,
    }),
    () => ({ ...EMPTY_CONTEXT, turns: [] }),
  ),
  contact: z.catch(z.optional(submittedSchema), undefined),
  isScored: z.catch(z.boolean(), false),
  /** The message whose reply asks how the conversation was. */
  surveyedBy: z.catch(z.optional(idSchema), undefined),
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
    isScored: false,
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
  pending: z.catch(z.optional(pendingSchema), undefined),
  lastAt: z.catch(countSchema, 0),
  retentionMs: z.catch(countSchema, SALVAGED_RETENTION_MS),
});

/** What a log tells of its session where the row does not. */
export type RecoveredRow = Pick<SessionRow, "first" | "seq" | "lastAt"> & Partial<SessionRow>;

/** The same, but for where the log stands: who owns the session, what waits for a reply, what the visitor submitted. */
export function recoverRow(events: readonly DurableEvent[]): Partial<SessionRow> {
  const messages = events.flatMap((event) => (event.type === "said" ? [event.message] : []));
  const isHumanOwned = messages.some(({ author }) => author === "agent");
  const answered = new Set(messages.map(({ author, replyTo }) => author === "assistant" && replyTo));
  const owed = isHumanOwned
    ? []
    : messages.filter(({ author, id }) => author === "visitor" && !answered.has(id));
  const submitted = events.findLast((event) => event.type === "submitted");
  return {
    isHumanOwned,
    // A reply may have been begun before.
    pending: owed.slice(-RECOVERED_PENDING_MAX).map(({ id }) => ({ messageId: id, attempt: 1 })),
    isScored: events.some(({ type }) => type === "scored"),
    ...(submitted && {
      contact: { at: submitted.at, contact: submitted.contact, consent: submitted.consent },
    }),
  };
}

/**
 * What can be saved of a row that cannot be read as a whole, under an epoch of its own, completed by what its log tells;
 * `null` when it does not even tell whose it is.
 */
export function salvageRow(stored: unknown, epoch: string, recovered: RecoveredRow): SessionRow | null {
  const salvaged = salvagedSchema.safeParse(stored);
  if (!salvaged.success) return null;
  const { session, site, isHumanOwned, pending, lastAt, ...rest } = salvaged.data;
  return {
    ...emptyRow(session, site, epoch),
    ...recovered,
    ...rest,
    isHumanOwned: isHumanOwned || recovered.isHumanOwned === true,
    ...(pending && { pending }),
    lastAt: lastAt || recovered.lastAt,
  };
}
