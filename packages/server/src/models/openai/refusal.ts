import type { Clock } from "../../platform/clock.ts";
import { CompletionFault } from "../completion.ts";
import { blamedFeature } from "./capabilities.ts";

const BODY_LENGTH_MAX = 64 * 1024;
const TOO_LONG =
  /context_length_exceeded|context (?:length|window|size)|maximum context|too many tokens|prompt is too long|input is too long|exceeds? (?:the )?(?:available )?context|request too large|tokens?, too large|fewer than \d+ tokens|less than \d+ tokens|input token count/i;
const SPENT =
  /insufficient_quota|billing_hard_limit|credit balance|insufficient (?:balance|credits)|exceeded your current quota[^.]*billing/i;
/** Statuses beside the server errors with which a server says that it is busy or loads its model: 423, 425, 498. */
const BUSY = new Set([408, 409, 423, 425, 498]);

/**
 * The fault of a response whose status is no success, by its status, headers and body. `extraNames` are the fields that the
 * owner added to the request.
 */
export async function faultOfResponse(
  response: Response,
  clock: Clock,
  extraNames: readonly string[] = [],
): Promise<CompletionFault> {
  const { status, headers } = response;
  const body = await bodyOf(response);
  const written = wordsOf(body);
  if (status === 413 || TOO_LONG.test(written)) return new CompletionFault("too-long", { status });
  const retryAfterMs = retryAfter(headers, clock) ?? waitIn(body);
  const feature = blamedFeature(written, extraNames);
  if (status === 429) {
    // An empty purse answers 429 too, and no wait fills it.
    if (SPENT.test(written)) return new CompletionFault("refused", { status });
    return new CompletionFault("rate-limited", { status, retryAfterMs });
  }
  if (BUSY.has(status) || status >= 500) {
    return new CompletionFault("server-error", { status, retryAfterMs, feature });
  }
  return new CompletionFault(status === 400 || status === 422 ? "bad-request" : "refused", {
    status,
    feature,
  });
}

/** The fault that a server reports inside an answer that began as a success. */
export function faultOfBody(body: unknown): CompletionFault {
  const written = wordsOf(body);
  if (TOO_LONG.test(written)) return new CompletionFault("too-long");
  const retryAfterMs = waitIn(body);
  if (SPENT.test(written)) return new CompletionFault("refused");
  if (/\b429\b|rate.?limit|too many requests|throttl|RESOURCE_EXHAUSTED/i.test(written)) {
    return new CompletionFault("rate-limited", { retryAfterMs });
  }
  return new CompletionFault("server-error", { retryAfterMs, feature: blamedFeature(written) });
}

async function bodyOf(response: Response): Promise<unknown> {
  let text = "";
  try {
    const decoder = new TextDecoder();
    for await (const bytes of response.body ?? []) {
      text += decoder.decode(bytes, { stream: true });
      if (text.length > BODY_LENGTH_MAX) break;
    }
  } catch {
    // The status says enough.
  }
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** All that an error says of itself, in one line to search. */
function wordsOf(body: unknown): string {
  return (typeof body === "string" ? body : (JSON.stringify(body) ?? "")).slice(0, BODY_LENGTH_MAX);
}

/**
 * Milliseconds to wait by the headers: `Retry-After` of RFC 9110 §10.2.3 is seconds or a date; others name the time at which
 * their limits are whole again, after so long or at a time of Unix.
 */
function retryAfter(headers: Headers, clock: Clock): number | undefined {
  const exact = headers.get("retry-after-ms");
  if (exact && Number.isFinite(Number(exact))) return Math.max(0, Number(exact));
  const value = headers.get("retry-after");
  if (value) return waitOf(value, clock) ?? dateWait(value, clock);
  const resets = RESETS.flatMap((name) => waitOf(headers.get(name) ?? "", clock) ?? []);
  return resets.length > 0 ? Math.max(...resets) : undefined;
}

const RESETS = [
  "ratelimit-reset",
  "x-ratelimit-reset",
  "x-ratelimit-reset-requests",
  "x-ratelimit-reset-tokens",
];
/** Numbers of seconds from this on, and of milliseconds from a thousand times this on, are times of Unix: 2001. */
const UNIX_SECONDS_MIN = 1e9;

function waitOf(value: string, clock: Clock): number | undefined {
  const text = value.trim();
  if (!/^\d+(?:\.\d+)?$/.test(text)) return spanOf(text);
  const amount = Number(text);
  if (amount < UNIX_SECONDS_MIN) return amount * 1_000;
  return Math.max(0, (amount < UNIX_SECONDS_MIN * 1_000 ? amount * 1_000 : amount) - clock.now());
}

function dateWait(value: string, clock: Clock): number | undefined {
  const waitMs = Date.parse(value) - clock.now();
  return Number.isFinite(waitMs) ? Math.max(0, waitMs) : undefined;
}

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };
const SPAN = "(?:[\\d.]+\\s*(?:ms|h|m|s)[a-z]*\\s*)+";
const FIELD_OF_WAIT =
  /"(?:retry_?delay|retry_?after(?:_?seconds|_?ms)?|estimated_time)"\s*:\s*"?([\d.hms]+)"?/i;
const PHRASE_OF_WAIT = new RegExp(
  `(?:try again|retry|wait|novamente|nuevo|aguarde|espere)\\s+(?:in|after|for|within|em|en|por|dentro de)?\\s*(${SPAN})`,
  "i",
);

/** Milliseconds to wait by the body: a field for it, or words such as "try again in 1m2.5s". */
function waitIn(body: unknown): number | undefined {
  const written = wordsOf(body);
  const field = FIELD_OF_WAIT.exec(written);
  const text = field?.[1] ?? PHRASE_OF_WAIT.exec(written)?.[1];
  if (!text) return undefined;
  if (/^[\d.]+$/.test(text)) return Number(text) * (/ms"/i.test(field?.[0] ?? "") ? 1 : 1_000);
  return spanOf(text);
}

/** Milliseconds of a span such as "1m2.5s" or "9 seconds"; undefined where it is none. */
function spanOf(text: string): number | undefined {
  if (!new RegExp(`^${SPAN}$`, "i").test(text)) return undefined;
  let waitMs = 0;
  for (const [, amount, unit = "s"] of text.matchAll(/([\d.]+)\s*(ms|h|m|s)/gi)) {
    waitMs += Number(amount) * (UNITS[unit.toLowerCase()] ?? 0);
  }
  return Number.isFinite(waitMs) ? waitMs : undefined;
}
