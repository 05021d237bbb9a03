import {
  type Attributes,
  attributesSchema,
  contactSchema,
  type DurableEvent,
  idSchema,
  languageSchema,
  siteIdSchema,
  ticketDraftSchema,
  type VisitorIdentity,
  visitorIdentitySchema,
} from "@prosa/protocol";
import * as z from "zod/mini";
import { NO_FACTS, untoldFactsSchema } from "../../insights/facts/untold-facts.ts";
import { isMailAddress } from "../../platform/mail-settings.ts";
import { type Context, EMPTY_CONTEXT } from "../../turn/memory.ts";
import { abuseRowSchema } from "../abuse/abuse.ts";
import { channelLinksSchema, NO_LINKS } from "./channel-links.ts";
import { exportedRowSchema, NOT_EXPORTED, NOTHING_EXPORTED } from "./exported-row.ts";
import { mailStateSchema, NO_MAIL } from "./mail-state.ts";
import { NO_PEOPLE, peopleRowSchema, withEvent } from "./people-row.ts";
import { NO_QUESTIONS, untoldQuestionsSchema } from "./unanswered.ts";
import { NO_VISIT, visitRowSchema } from "./visit-row.ts";

/** The most unanswered messages that are taken up when the row is recovered from the log. */
const RECOVERED_PENDING_MAX = 5;

const countSchema = z.int().check(z.nonnegative());

const subjectSchema = z.object({
  kind: z.enum(["product", "row", "section"]),
  id: z.string(),
  name: z.string(),
});

const slotsSchema = z.object({
  subject: z.exactOptional(subjectSchema),
  shown: z.exactOptional(z.array(subjectSchema)),
  chosen: z.exactOptional(z.array(z.object({ id: z.string(), name: z.string(), quantity: countSchema }))),
  town: z.exactOptional(z.string()),
  budget: z.exactOptional(z.number()),
});

const pastTurnSchema = z.object({
  id: z.exactOptional(z.string()),
  visitor: z.string(),
  assistant: z.string(),
  intent: z.string(),
  action: z.string(),
  confidence: z.exactOptional(z.number()),
  reason: z.exactOptional(z.string()),
  cited: z.array(z.string()),
  about: z.exactOptional(z.string()),
  avoided: z.exactOptional(z.array(z.string())),
  read: z.exactOptional(z.array(z.string())),
  shown: z.exactOptional(z.array(z.string())),
  before: z.exactOptional(
    z.object({
      language: z.nullable(languageSchema),
      unsureCount: countSchema,
      slots: z.exactOptional(slotsSchema),
    }),
  ),
});

/** The contact of the last submitted form, with the words agreed to. */
const submittedSchema = z.object({
  at: countSchema,
  contact: contactSchema,
  consent: z.string(),
  consentVersion: z.exactOptional(z.number()),
  consentDigest: z.exactOptional(z.string()),
  /** The time until which the site keeps it, as last reported; absent until the first report. */
  toldUntil: z.exactOptional(countSchema),
});

/** The most tickets of a session that the desk has not taken yet. */
export const TICKET_REQUESTS_MAX = 3;

/** A ticket that the visitor confirmed, until the desk has it; `id` is that of the submission. */
const ticketRequestSchema = z.object({ id: idSchema, draft: ticketDraftSchema, contact: contactSchema });

const leadsSchema = z.array(idSchema);

const pendingSchema = z.array(
  z.object({
    messageId: idSchema,
    attempt: countSchema,
    /** The lines before it that are answered with it. */
    leads: z.exactOptional(leadsSchema),
  }),
);

export const sessionRowSchema = z.object({
  session: idSchema,
  site: siteIdSchema,
  epoch: z.string(),
  seq: countSchema,
  first: countSchema,
  seen: countSchema,
  /** A person has the conversation: the assistant stays silent. */
  isHumanOwned: z.boolean(),
  /** Absent in rows that were written before people could have a conversation. */
  people: z._default(peopleRowSchema, NO_PEOPLE),
  /** The channels that the person writes on beside the web. */
  channels: z.catch(z._default(channelLinksSchema, NO_LINKS), NO_LINKS),
  /** Messages without a reply, oldest first, each with the number of times a reply was begun. */
  pending: pendingSchema,
  /** Lines that get no reply of their own, but with the message that follows them. */
  leads: z.catch(z._default(leadsSchema, []), []),
  context: z.catch(
    z.object({
      language: z.nullable(languageSchema),
      turns: z.array(pastTurnSchema),
      earlier: z.exactOptional(
        z.array(z.object({ visitor: z.string(), intent: z.string(), action: z.string() })),
      ),
      unsureCount: countSchema,
      lastAt: countSchema,
      slots: z.exactOptional(slotsSchema),
    }),
    () => ({ language: null, turns: [], unsureCount: 0, lastAt: 0 }),
  ),
  contact: z.catch(z.optional(submittedSchema), undefined),
  /** The last that the site told of who the visitor is. */
  identity: z.catch(z.optional(visitorIdentitySchema), undefined),
  /** Absent while no ticket is on its way. */
  ticketRequests: z.catch(z.exactOptional(z.array(ticketRequestSchema)), []),
  /** The mails to a visitor who has gone. */
  mail: z.catch(z._default(mailStateSchema, NO_MAIL), NO_MAIL),
  isScored: z.catch(z.boolean(), false),
  /** The message whose reply asks how the conversation was. */
  surveyedBy: z.catch(z.optional(idSchema), undefined),
  /** The arms of experiments that the visitor met and keeps, by their runs. */
  arms: z.catch(z._default(z.record(z.string(), z.string()), {}), {}),
  /** Facts that the site's statistics have yet to hear. */
  facts: z.catch(z._default(untoldFactsSchema, NO_FACTS), NO_FACTS),
  /** Questions that were not answered, which the statistics have yet to hear. */
  unanswered: z.catch(z._default(untoldQuestionsSchema, NO_QUESTIONS), NO_QUESTIONS),
  /** The part of the log that other systems have been told of. */
  exported: z.catch(z._default(exportedRowSchema, NOT_EXPORTED), NOT_EXPORTED),
  /** The visitor's acts on the site, as far as it told them. */
  visit: z.catch(z._default(visitRowSchema, NO_VISIT), NO_VISIT),
  /** The rest of the session's budget of commands. */
  bucket: z.catch(z.optional(z.object({ level: z.number(), at: z.number() })), undefined),
  abuse: z.catch(z.optional(abuseRowSchema), undefined),
  lastAt: countSchema,
  retentionMs: countSchema,
});

/** The state that a session's room holds beside its log. */
export type SessionRow = Omit<z.infer<typeof sessionRowSchema>, "context"> & { context: Context };

/** Makes a session's first row; its first step writes it. */
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
    people: NO_PEOPLE,
    facts: NO_FACTS,
    arms: {},
    channels: NO_LINKS,
    unanswered: NO_QUESTIONS,
    exported: NOTHING_EXPORTED,
    visit: NO_VISIT,
    mail: NO_MAIL,
    pending: [],
    leads: [],
    isScored: false,
    lastAt: 0,
    retentionMs: 0,
  };
}

/** The address that a session's visitor left, where mail can be sent to it. */
export function mailAddressOf({ contact }: Pick<SessionRow, "contact">): string | null {
  const email = contact?.contact.email;
  return email !== undefined && isMailAddress(email) ? email : null;
}

/**
 * The change of the row that keeps who the visitor is; the site's list of contacts hears of new attributes. With `null` they
 * have signed out: what follows is nobody's, and what was told before stays as it was told.
 */
export function withIdentity(row: SessionRow, identity: VisitorIdentity | null): Partial<SessionRow> {
  const { identity: before } = row;
  if (identity === null) return before ? { identity: undefined } : {};
  if (JSON.stringify(before) === JSON.stringify(identity)) return {};
  return { identity, ...untoldContact(row) };
}

/** The change of the row after which the site's list of contacts hears of the contact once more. */
export function untoldContact({ contact }: SessionRow): Partial<SessionRow> {
  if (!contact) return {};
  const { toldUntil: _, ...untold } = contact;
  return { contact: untold };
}

/** The facts that are known of the visitor: by people, and by the site, whose word counts before theirs; `undefined` where it is nothing. */
export function attributesOf({ people, identity }: SessionRow): Attributes | undefined {
  let known = identity?.attributes;
  for (const [name, value] of Object.entries(people.attributes ?? {})) {
    // Both together may be more than one visitor's may: what has no room any more is left out.
    const more = attributesSchema.safeParse({ [name]: value, ...known });
    if (more.success) known = more.data;
  }
  return known;
}

/** The retention of a salvaged transcript until its site sets it again, in milliseconds. */
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

/** The parts of a session's row that can be recovered from its log. */
export type RecoveredRow = Pick<SessionRow, "first" | "seq" | "lastAt"> & Partial<SessionRow>;

/** Reads from the events who owns the session, which messages wait for a reply and which contact was submitted. */
export function recoverRow(events: readonly DurableEvent[], now: number): Partial<SessionRow> {
  const messages = events.flatMap((event) => (event.type === "said" ? [event.message] : []));
  const people = events.reduce(withEvent, NO_PEOPLE);
  const isHumanOwned = people.owner.type === "agent" || messages.some(({ author }) => author === "agent");
  const answered = new Set(messages.map(({ author, replyTo }) => author === "assistant" && replyTo));
  const unanswered = isHumanOwned
    ? []
    : messages.filter(
        ({ author, id, parts }) =>
          author === "visitor" && !answered.has(id) && parts.some(({ type }) => type === "text"),
      );
  const submitted = events.findLast((event) => event.type === "submitted");
  return {
    isHumanOwned,
    // Agents and the desk may have heard of more than the log still holds: no number of theirs comes again.
    people: { ...people, ownership: events.at(-1)?.seq ?? 0, rev: now, urgentRev: now },
    // A reply may have been begun before.
    pending: unanswered.slice(-RECOVERED_PENDING_MAX).map(({ id }) => ({ messageId: id, attempt: 1 })),
    isScored: events.some(({ type }) => type === "scored"),
    ...(submitted && { contact: submittedOf(submitted) }),
  };
}

/** The contact of a form that was submitted, with the words that were agreed to, as the session's row keeps them. */
export function submittedOf({
  at,
  contact,
  consent,
  consentVersion,
  consentDigest,
}: Pick<
  Extract<DurableEvent, { type: "submitted" }>,
  "at" | "contact" | "consent" | "consentVersion" | "consentDigest"
>): NonNullable<SessionRow["contact"]> {
  return {
    at,
    contact,
    consent,
    ...(consentVersion !== undefined && { consentVersion }),
    ...(consentDigest !== undefined && { consentDigest }),
  };
}

/**
 * Saves the readable parts of a row that cannot be read as a whole, under an epoch of its own, and completes them from the
 * log; `null` when the row does not even name its session and site.
 */
export function salvageRow(stored: unknown, epoch: string, recovered: RecoveredRow): SessionRow | null {
  const salvaged = salvagedSchema.safeParse(stored);
  if (!salvaged.success) return null;
  const { session, site, isHumanOwned, pending, lastAt, ...rest } = salvaged.data;
  return {
    ...emptyRow(session, site, epoch),
    ...recovered,
    ...rest,
    // Nobody knows how much of the log was told: nothing of it is told twice, and its erasure is told in any case.
    exported: { ...NOT_EXPORTED, hasTold: true },
    isHumanOwned: isHumanOwned || recovered.isHumanOwned === true,
    ...(pending && { pending }),
    lastAt: lastAt || recovered.lastAt,
  };
}
