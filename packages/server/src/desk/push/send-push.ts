import { foreignOptions } from "../../extract/fetch/egress.ts";
import { guardedFetch } from "../../extract/fetch/fetch.ts";
import type { RoomHost } from "../../platform/room-host.ts";
import type { Vapid } from "../../security/push/vapid.ts";

/** The time that a push service may take, in milliseconds; they answer at once, before they deliver. */
const TIMEOUT_MS = 10_000;
const ANSWER_BYTES_MAX = 4 * 1024;

/** The address of a browser at its push service, and an address of this server for that service's operator. */
interface PushTarget {
  endpoint: string;
  contact: string;
}

/** A push without a body. One of the same `topic` that has not arrived yet is replaced by it (RFC 8030, 5.4). */
interface Push {
  topic: string;
  ttlS: number;
  urgency: "normal" | "high";
}

/** The end of a try; `gone`: the browser takes no more, now and later. */
type PushOutcome = { type: "sent" | "gone" | "refused" } | { type: "retry"; afterMs?: number };

type PushHost = Pick<RoomHost, "environment" | "fetchForeign" | "now" | "log">;

/** Sends one push. Never throws. An endpoint is an address that a browser named: it is asked as every foreign one is. */
export async function sendPush(
  host: PushHost,
  vapid: Vapid,
  { endpoint, contact }: PushTarget,
  { topic, ttlS, urgency }: Push,
): Promise<PushOutcome> {
  const outcome = await guardedFetch(endpoint, {
    ...foreignOptions(host),
    post: { body: "", contentType: "application/octet-stream" },
    headers: {
      authorization: await vapid.authorization(endpoint, contact, host.now()),
      ttl: String(ttlS),
      urgency,
      topic,
    },
    asText: true,
    headersTimeoutMs: TIMEOUT_MS,
    totalTimeoutMs: TIMEOUT_MS,
    maxBytes: ANSWER_BYTES_MAX,
  });
  const { status } = outcome;
  if (outcome.ok || (status !== undefined && status >= 200 && status < 300)) return { type: "sent" };
  if (status === 404 || status === 410) return { type: "gone" };
  const { code, retryAfterS } = outcome;
  host.log({ level: "warn", event: "push-failed", code, ...(status !== undefined && { status }) });
  const isPassing = status === undefined ? PASSING.includes(code) : status === 429 || status >= 500;
  if (!isPassing) return { type: "refused" };
  return { type: "retry", ...(retryAfterS !== undefined && { afterMs: 1_000 * retryAfterS }) };
}

const PASSING: readonly string[] = ["timeout", "network", "aborted"];
