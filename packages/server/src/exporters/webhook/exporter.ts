import { exportedTypeSchema, type WebhookBody } from "@prosa/protocol";
import * as z from "zod/mini";
import { checkAddress } from "../../extract/fetch/address.ts";
import { foreignOptions } from "../../extract/fetch/egress.ts";
import { guardedFetch, type RefusedDocument } from "../../extract/fetch/fetch.ts";
import type { DeliveryOutcome, Exporter, ExporterDeps, Piece } from "../exporter.ts";
import { signaturesOf } from "./signature.ts";

/** The time for which a receiver may take to begin its answer, and to end it, in milliseconds; Standard Webhooks says 15 to 30 s. */
const HEADERS_TIMEOUT_MS = 15_000;
const TIMEOUT_MS = 20_000;
/** The deliveries to one address that are on their way at a time, each of another conversation. */
const AT_ONCE = 4;
/** An answer's words are of no use. */
const ANSWER_BYTES_MAX = 16 * 1024;
/** The usual ports, and those on which people run automation of their own. */
const PORTS = [80, 443, 5678, 8080, 8443];

/** An endpoint's settings. The last secret is the present one; an earlier one signs beside it until its end. */
export const webhookSettingsSchema = z.object({
  url: z.string(),
  events: z.array(exportedTypeSchema),
  secrets: z.array(z.object({ secret: z.string(), until: z.exactOptional(z.int()) })).check(z.minLength(1)),
});
type WebhookSettings = z.infer<typeof webhookSettingsSchema>;

/** Sends events to one address by Standard Webhooks. */
export function createWebhook({ url, events, secrets }: WebhookSettings): Exporter {
  return {
    kind: "webhook",
    wants: events,
    isLatestOnly: false,
    atOnce: AT_ONCE,
    async deliver(piece, deps) {
      const { host } = deps;
      const timestampS = Math.floor(host.now() / 1_000);
      const body = JSON.stringify(bodyOf(piece, deps.site));
      const valid = secrets.filter(({ until }) => until === undefined || until > host.now());
      const signature = signaturesOf(
        valid.map(({ secret }) => secret),
        { id: piece.id, timestampS, body },
      );
      const foreign = foreignOptions(host);
      const outcome = await guardedFetch(url, {
        ...foreign,
        policy: { ...foreign.policy, ports: PORTS },
        post: { body, contentType: "application/json" },
        headers: {
          "user-agent": "Prosa-Webhooks/1",
          "webhook-id": piece.id,
          "webhook-timestamp": String(timestampS),
          "webhook-signature": signature,
        },
        asText: true,
        headersTimeoutMs: HEADERS_TIMEOUT_MS,
        totalTimeoutMs: TIMEOUT_MS,
        maxBytes: ANSWER_BYTES_MAX,
      });
      return outcome.ok ? { type: "delivered" } : outcomeOf(outcome);
    },
  };
}

/** The sentence that refuses an address at once; `null` for one that may be tried. Each delivery checks it again. */
export function refusalOf(url: string, host: Pick<ExporterDeps["host"], "environment">): string | null {
  const { policy } = foreignOptions(host);
  const verdict = checkAddress(url, { ...policy, ports: PORTS });
  if (!verdict.ok) return verdict.message;
  const isPlain = verdict.url.protocol === "http:" && !verdict.loopback;
  return isPlain ? "Give an address that begins with https://, so that nobody reads along." : null;
}

/** The body of a delivery: the same bytes for each of its tries. */
function bodyOf({ type, at, conversation, data }: Piece, site: string): WebhookBody {
  return {
    type,
    timestamp: new Date(at).toISOString(),
    data: { site, ...(conversation !== undefined && { conversation }), ...data },
  };
}

function outcomeOf({ code, message, status, retryAfterS }: RefusedDocument): DeliveryOutcome {
  if (status === 410) return { type: "gone", fault: "It answered 410: it wants no more." };
  if (status !== undefined && status >= 200 && status < 300) return { type: "delivered" };
  const afterMs = retryAfterS === undefined ? {} : { afterMs: 1_000 * retryAfterS };
  if (status !== undefined) return { type: "retry", fault: `It answered ${status}.`, ...afterMs };
  const isOver = code !== "timeout" && code !== "network" && code !== "aborted";
  return { type: isOver ? "refused" : "retry", fault: FAULTS[code] ?? message };
}

/** The extractor's refusals speak of pages. */
const FAULTS: Readonly<Partial<Record<RefusedDocument["code"], string>>> = {
  "private-address": "Its name leads to a private address; give a public one.",
  "too-many-redirects": "It redirects; give the address that takes the events itself.",
  network: "It could not be reached.",
  timeout: "It took too long to answer; answer first, and work afterwards.",
};
