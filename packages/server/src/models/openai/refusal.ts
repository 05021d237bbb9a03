import type { Clock } from "../../platform/clock.ts";
import { CompletionFault } from "../completion.ts";
import { blamedFeature } from "./capabilities.ts";

const BODY_LENGTH_MAX = 64 * 1024;
const TOO_LONG =
  /context_length_exceeded|context (?:length|window|size)|maximum context|too many tokens|prompt is too long|input is too long|exceeds? (?:the )?(?:available )?context/i;
const SPENT = /insufficient_quota|billing_hard_limit|credit balance|insufficient (?:balance|credits)/i;

/** The fault of a response whose status is no success, by its status, headers and body. */
export async function faultOfResponse(response: Response, clock: Clock): Promise<CompletionFault> {
  const { status, headers } = response;
  const body = await bodyOf(response);
  const written = wordsOf(body);
  if (TOO_LONG.test(written)) return new CompletionFault("too-long", { status });
  const retryAfterMs = retryAfter(headers, clock) ?? waitIn(body);
  const feature = blamedFeature(written);
  if (status === 429) {
    // An empty purse answers 429 too, and no wait fills it.
    if (SPENT.test(written)) return new CompletionFault("refused", { status });
    return new CompletionFault("rate-limited", { status, retryAfterMs });
  }
  if (status === 408 || status === 409 || status >= 500) {
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
  if (/\b429\b|rate.?limit|RESOURCE_EXHAUSTED/i.test(written)) {
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

/** Milliseconds to wait by the headers: `Retry-After` of RFC 9110 §10.2.3 is seconds or a date. */
function retryAfter(headers: Headers, clock: Clock): number | undefined {
  const exact = headers.get("retry-after-ms");
  if (exact && Number.isFinite(Number(exact))) return Math.max(0, Number(exact));
  const value = headers.get("retry-after");
  if (!value) return undefined;
  const waitMs = /^\s*\d+(\.\d+)?\s*$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - clock.now();
  return Number.isFinite(waitMs) ? Math.max(0, waitMs) : undefined;
}

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };

/** Milliseconds to wait by the body: a field for it, or words such as "try again in 1m2.5s". */
function waitIn(body: unknown): number | undefined {
  const written = wordsOf(body);
  const field = /"(?:retry_?delay|retry_?after(?:_seconds)?|estimated_time)"\s*:\s*"?([\d.hms]+)"?/i.exec(
    written,
  );
  const phrase = /(?:try again|retry|wait)\s+(?:in|after|for)\s+((?:[\d.]+\s*(?:ms|h|m|s)[a-z]*\s*)+)/i.exec(
    written,
  );
  const text = field?.[1] ?? phrase?.[1];
  if (!text) return undefined;
  if (/^[\d.]+$/.test(text)) return Number(text) * 1_000;
  let waitMs = 0;
  for (const [, amount, unit = "s"] of text.matchAll(/([\d.]+)\s*(ms|h|m|s)/gi)) {
    waitMs += Number(amount) * (UNITS[unit.toLowerCase()] ?? 0);
  }
  return Number.isFinite(waitMs) ? waitMs : undefined;
}
