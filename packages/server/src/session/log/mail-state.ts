import type { DurableEvent } from "@prosa/protocol";
import * as z from "zod/mini";

const MINUTE_MS = 60_000;

/** The time from the first words that a visitor misses to their mail, in milliseconds: what follows at once goes with them. */
const GATHER_MS = 2 * MINUTE_MS;

/** The least time between two mails to a visitor who did not write in between, in milliseconds. */
const MAIL_REST_MS = 15 * MINUTE_MS;

/** The mails of one session in an hour: beyond it something answers by itself. */
const SESSION_MAILS_AN_HOUR = 5;

/** The mails of a session: words that the visitor may have missed, and the times of the last mails. */
export const mailStateSchema = z.object({
  /** The places of the first and last of those words, and the time of the first. */
  missed: z.exactOptional(z.object({ from: z.int(), to: z.int(), since: z.int() })),
  /** The place that the first mail went up to: it names the thread. */
  thread: z.exactOptional(z.int()),
  times: z.array(z.int()),
  /** The visitor wrote last by mail, so that every answer goes there. */
  isByMail: z.boolean(),
  /** The requests of the last day for the whole conversation by mail. */
  transcripts: z._default(z.array(z.object({ id: z.string(), at: z.int() })), []),
  isStopped: z.boolean(),
});
type MailState = z.infer<typeof mailStateSchema>;

export const NO_MAIL: MailState = { times: [], isByMail: false, transcripts: [], isStopped: false };

/** The state after events of the log: people's words are missed until the visitor writes, and the assistant's too by mail. */
export function withMissed(state: MailState, events: readonly DurableEvent[]): MailState {
  return events.reduce(withMissedIn, state);
}

function withMissedIn(state: MailState, event: DurableEvent): MailState {
  if (event.type !== "said") return state;
  const { author } = event.message;
  if (author === "visitor") return withoutMissed(state);
  if (author !== "agent" && !(author === "assistant" && state.isByMail)) return state;
  const { from = event.seq, since = event.at } = state.missed ?? {};
  return { ...state, missed: { from, to: event.seq, since } };
}

/** The state after the words that were missed went into a mail at `at`. */
export function withMail({ missed, ...state }: MailState, at: number): MailState {
  const thread = state.thread ?? missed?.to;
  const times = [...state.times, at].slice(-SESSION_MAILS_AN_HOUR);
  return { ...state, times, ...(thread !== undefined && { thread }) };
}

export function withoutMissed({ missed: _, ...state }: MailState): MailState {
  return state;
}

/** The mails with the whole conversation that one session sends in a day: what is mailed to strangers is theirs to bear. */
export const TRANSCRIPTS_A_DAY = 3;

const DAY_MS = 24 * 60 * MINUTE_MS;

/**
 * The state after a request for the whole conversation by mail; the same state where this request was there before, and `null`
 * where the day's are used up.
 */
export function withTranscript(state: MailState, id: string, at: number): MailState | null {
  const transcripts = state.transcripts.filter((one) => one.at > at - DAY_MS);
  if (transcripts.some((one) => one.id === id)) return state;
  if (transcripts.length >= TRANSCRIPTS_A_DAY) return null;
  return { ...state, transcripts: [...transcripts, { id, at }] };
}

/** When the words that are missed are to be mailed, in milliseconds since 1970; `null` where there are none. */
export function mailDueAt({ missed, times, isByMail }: MailState): number | null {
  if (!missed) return null;
  const last = times.at(-1);
  const restUntil = last === undefined || isByMail ? 0 : last + MAIL_REST_MS;
  const fullUntil = times.length < SESSION_MAILS_AN_HOUR ? 0 : (times[0] ?? 0) + 60 * MINUTE_MS;
  return Math.max(missed.since + GATHER_MS, restUntil, fullUntil);
}
