import type { AbuseLimits } from "@prosa/protocol";
import * as z from "zod/mini";
import { fold } from "../../language/text/words.ts";
import { fnv } from "../../platform/fnv.ts";
import { takeToken } from "../../security/rate-limits/token-bucket.ts";
import { readDanger } from "../../understanding/danger/danger.ts";
import { isProbe } from "./probes.ts";

const MINUTE_MS = 60_000;

/** The time within which the same words count as repeated. */
const REPEATS_WITHIN_MS = 10 * MINUTE_MS;

/** The messages whose words are remembered: an abuser who takes turns between more of them is still held by the rates. */
const RECENT_MAX = 12;

/** Shorter texts, such as "sim" and "ok", answer many questions: they are repeated only when nothing came between. */
const SHORT_LENGTH = 12;

/** The messages a minute that are free beyond the first quick ones: one in six seconds, for hours. */
const QUICK_PER_MINUTE = 10;

/** How much dearer each point makes the next message: the budget of thirty a minute is then spent after five. */
const COST_PER_POINT = 4;

/** The point that brings the warning; those before it only slow. */
const WARNED_AT = 3;

/** Without any point for this long, all is forgotten. */
const FORGOTTEN_AFTER_MS = 60 * MINUTE_MS;

const CLOSED_MAX_MS = 24 * 60 * MINUTE_MS;

const bucketSchema = z.object({ level: z.number(), at: z.number() });

/** A session's memory of its visitor's abuse: digests of their last words, two budgets, and what followed so far. */
export const abuseRowSchema = z.object({
  recent: z.array(z.object({ digest: z.number(), at: z.number() })),
  quick: z.optional(bucketSchema),
  probes: z.optional(bucketSchema),
  points: z.number(),
  lastAt: z.number(),
  isWarned: z.boolean(),
  closings: z.number(),
  closedUntil: z.number(),
});
export type AbuseRow = z.infer<typeof abuseRowSchema>;

/** The kinds of abuse: the same words again and again, too many messages, and trying the machine. */
export type AbuseKind = "repeats" | "flood" | "probing";

/**
 * A verdict on a message. `admit`: it costs `cost` times its budget; `warn`: it is taken, and a warning is its only answer;
 * `close`: it is not taken, and nothing is for `forMs` milliseconds; `closed`: that was said before.
 */
type Verdict =
  | { type: "admit"; cost: number }
  | { type: "warn"; kind: AbuseKind }
  | { type: "close"; kind: AbuseKind; forMs: number }
  | { type: "closed"; forMs: number };

const BLANK: AbuseRow = {
  recent: [],
  points: 0,
  lastAt: 0,
  isWarned: false,
  closings: 0,
  closedUntil: 0,
};

/** Milliseconds for which a conversation is still closed; 0 where it is open, or the site closes none. */
export function closedFor(row: AbuseRow | undefined, { closedMinutes }: AbuseLimits, now: number): number {
  return closedMinutes === 0 ? 0 : Math.max(0, (row?.closedUntil ?? 0) - now);
}

/** Judges a message of the visitor's, and returns what is to be remembered. Pure. Call it once for each message. */
export function judgeMessage(
  before: AbuseRow | undefined,
  text: string,
  limits: AbuseLimits,
  now: number,
): { row: AbuseRow; verdict: Verdict } {
  const forMs = closedFor(before, limits, now);
  if (before && forMs > 0 && readDanger(text) === null)
    return { row: before, verdict: { type: "closed", forMs } };
  const row = forgetting(before ?? BLANK, now);
  const digest = fnv(fold(text).trim());
  const isRepeated = isRepeatedBeyond(row, text, digest, limits.repeats, now);
  const recent = [...row.recent, { digest, at: now }].slice(-RECENT_MAX);
  const quick = takeToken(row.quick, { capacity: limits.quickMessages, perMinute: QUICK_PER_MINUTE }, now);
  const probeRate = { capacity: limits.probes, perMinute: limits.probes / 60 };
  const probes = isProbe(text) ? takeToken(row.probes, probeRate, now) : null;
  const heard = { ...row, recent, quick: quick.bucket, ...(probes && { probes: probes.bucket }) };
  const kind = kindOf({ isRepeated, isFlood: !quick.ok, isProbing: probes?.ok === false });
  // Who is in danger and says so ten times is heard ten times.
  if (kind === null || limits.closedMinutes === 0 || readDanger(text) !== null)
    return { row: heard, verdict: { type: "admit", cost: costAt(heard.points) } };
  return followed(heard, kind, limits, now);
}

function followed(row: AbuseRow, kind: AbuseKind, limits: AbuseLimits, now: number) {
  const points = row.points + 1;
  const next = { ...row, points, lastAt: now };
  if (points < WARNED_AT) return { row: next, verdict: { type: "admit", cost: costAt(points) } } as const;
  if (!row.isWarned) return { row: { ...next, isWarned: true }, verdict: { type: "warn", kind } } as const;
  const forMs = Math.min(CLOSED_MAX_MS, limits.closedMinutes * MINUTE_MS * 2 ** row.closings);
  const closed = { ...next, closings: row.closings + 1, closedUntil: now + forMs };
  return { row: closed, verdict: { type: "close", kind, forMs } } as const;
}

function kindOf(signs: { isRepeated: boolean; isFlood: boolean; isProbing: boolean }): AbuseKind | null {
  if (signs.isProbing) return "probing";
  if (signs.isRepeated) return "repeats";
  return signs.isFlood ? "flood" : null;
}

function costAt(points: number): number {
  return 1 + COST_PER_POINT * points;
}

/** The budgets stay, for they fill by themselves; the rest goes once it is long enough past. */
function forgetting(row: AbuseRow, now: number): AbuseRow {
  const since = Math.max(row.lastAt, row.closedUntil);
  if (row.points === 0 || now - since < FORGOTTEN_AFTER_MS) return row;
  const { quick, probes, recent } = row;
  return { ...BLANK, recent, ...(quick && { quick }), ...(probes && { probes }) };
}

function isRepeatedBeyond(
  { recent }: AbuseRow,
  text: string,
  digest: number,
  repeats: number,
  now: number,
): boolean {
  const isNew = ({ at }: AbuseRow["recent"][number]) => now - at < REPEATS_WITHIN_MS;
  const isShort = text.trim().length < SHORT_LENGTH;
  const from = isShort ? recent.findLastIndex((one) => one.digest !== digest) + 1 : 0;
  return recent.slice(from).filter((one) => isNew(one) && one.digest === digest).length >= repeats;
}
