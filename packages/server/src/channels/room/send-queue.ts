import * as z from "zod/mini";
import type { RoomHost } from "../../platform/room-host.ts";
import { takeToken } from "../../security/rate-limits/token-bucket.ts";
import {
  type ChannelFault,
  deliveryStates,
  type OutgoingCall,
  outgoingCallSchema,
  type SendOutcome,
  type SendTools,
} from "../channel.ts";
import type { OpenConnection } from "../connections.ts";
import { callPlatform } from "../connections.ts";
import { Echoes, echoRowKey, echoWords } from "./echoes.ts";
import type { Link } from "./link.ts";
import { padded } from "./link.ts";

/** The waits before another try of a call that the platform did not take for now, in seconds; the last one goes on. */
const RETRY_S = [1, 4, 16, 64, 256, 600];

/** The tries after which the owner and agents are told that the platform takes nothing for now: six minutes of them. */
const TRIES_TOLD = 6;

/** The tries after which a message is given up, and agents are told: 28 hours of them, so that a day's outage costs none. */
const TRIES_MAX = 174;

/** The wait of a connection that needs its owner, in milliseconds. */
const PAUSED_MS = 15 * 60 * 1_000;

/** The refusals of what was sent, and not of its person: the same in another form may be taken. */
const MAY_GO_OTHERWISE: readonly ChannelFault[] = ["refused", "bounced", "file"];

const OUT = "out:";
const SENT = "sent:";

const rowSchema = z.object({
  messageId: z.string(),
  call: outgoingCallSchema,
  tries: z.int(),
  nextAt: z.int(),
  /** True from right before words leave that a repeat would bring twice, until the far end has answered. */
  isHandedOver: z.exactOptional(z.boolean()),
});
type QueuedCall = z.infer<typeof rowSchema>;

/** The state of a message at the platform. `messageId` is empty where the platform told of it before it answered our call. */
export const sentRowSchema = z.object({
  messageId: z.string(),
  state: z.enum(deliveryStates),
  at: z.int(),
  /** Whether its price was counted. */
  isCounted: z.exactOptional(z.boolean()),
});

/** The end of a try to send: when to go on, and who has to hear of a fault. */
interface SendStep {
  /** Milliseconds until the next try; `null` when nothing waits. */
  readonly waitMs: number | null;
  readonly changes?: Partial<Link>;
  readonly fault?: { code: ChannelFault; messageId: string; isOwners: boolean };
  readonly isHealthy?: boolean;
}

/** The calls of one message. */
export interface MessageCalls {
  readonly messageId: string;
  readonly calls: readonly OutgoingCall[];
}

/** The rows of calls to make, in order after those that wait, and the number of the next. */
export function queuedRows(
  messages: readonly MessageCalls[],
  from: number,
): { rows: Record<string, unknown>; next: number } {
  const queued = messages.flatMap(({ messageId, calls }) =>
    calls.map((call): QueuedCall => ({ messageId, call, tries: 0, nextAt: 0 })),
  );
  const rows = queued.map((one, index) => [OUT + padded(from + index), one] as const);
  return { rows: Object.fromEntries(rows), next: from + queued.length };
}

/** The calls to one person, made one after the other at the channel's pace until the platform has taken each. */
export class SendQueue {
  readonly #host: Pick<RoomHost, "storage" | "now" | "log" | "callRoom">;
  readonly #echoes: Echoes;

  constructor(host: Pick<RoomHost, "storage" | "now" | "log" | "callRoom">) {
    this.#host = host;
    this.#echoes = new Echoes(host);
  }

  /** Makes the next call, if its time has come. */
  async step(link: Link, { channel, connection }: OpenConnection): Promise<SendStep> {
    const { storage, now } = this.#host;
    const [first] = await storage.list({ prefix: OUT, limit: 1 });
    if (!first) return { waitMs: null };
    const [key, stored] = first;
    const queued = rowSchema.safeParse(stored).data;
    if (!queued) {
      this.#host.log({ level: "error", event: "outgoing-row-unreadable", connection: connection.id });
      await storage.delete([key]);
      return { waitMs: 0 };
    }
    if (!link.isReachable) {
      await storage.delete([key]);
      return { waitMs: 0 };
    }
    if (queued.nextAt > now()) return { waitMs: queued.nextAt - now() };
    if (link.unknown.includes(queued.call.method) && queued.call.otherwise) {
      await this.#replace(key, queued, queued.call.otherwise);
      return { waitMs: 0 };
    }
    if (queued.isHandedOver) {
      await storage.delete([key]);
      return { waitMs: 0, fault: { code: "in-doubt", messageId: queued.messageId, isOwners: false } };
    }
    const echo = channel.echoOf?.(queued.call);
    const restMs = echo ? await this.#echoes.restMs(key) : 0;
    if (restMs > 0) return { waitMs: restMs };
    const { burst, paceMs } = channel.limits;
    const taken = takeToken(link.pace, { capacity: burst, perMinute: 60_000 / paceMs }, now());
    if (!taken.ok) return { waitMs: taken.retryAfterMs };
    if (echo) await this.#echoes.begin(key, echoWords(echo.text, echo.files));
    const outcome = await channel.send(queued.call, link, callPlatform, this.#toolsFor(key, queued, link));
    const step = await this.#settle(key, queued, outcome, link);
    return { ...step, changes: { pace: taken.bucket, ...step.changes } };
  }

  #toolsFor(key: string, queued: QueuedCall, { session, site }: Link): SendTools {
    const { storage, callRoom } = this.#host;
    return {
      id: `${session}.${key.slice(OUT.length).replace(/^0+/, "")}`,
      handOver: () => storage.put({ [key]: { ...queued, isHandedOver: true } }),
      async file(fileId) {
        const response = await callRoom("main", session, `/files/${fileId}?site=${site}`);
        if (response.status >= 500) throw new Error(`The session's room answered ${response.status}.`);
        return response.ok ? new Uint8Array(await response.arrayBuffer()) : null;
      },
    };
  }

  async #settle(key: string, queued: QueuedCall, outcome: SendOutcome, link: Link): Promise<SendStep> {
    const { storage, now } = this.#host;
    const { messageId, call, tries } = queued;
    switch (outcome.type) {
      case "sent": {
        await this.#end(
          key,
          outcome.sentId === undefined ? {} : await sentRow(this.#host, outcome.sentId, messageId),
        );
        return { waitMs: 0, isHealthy: true };
      }
      case "skipped":
        await this.#end(key);
        return { waitMs: 0 };
      case "retry": {
        if (tries + 1 >= TRIES_MAX) {
          await this.#end(key);
          return { waitMs: 0, fault: { code: "unavailable", messageId, isOwners: false } };
        }
        const waitMs = Math.max(
          outcome.afterMs ?? 0,
          1_000 * (RETRY_S[Math.min(tries, RETRY_S.length - 1)] ?? 1),
        );
        await storage.put({ [key]: { ...queued, tries: tries + 1, nextAt: now() + waitMs } });
        const isTold = tries + 1 >= TRIES_TOLD;
        return { waitMs, ...(isTold && { fault: { code: "down", messageId, isOwners: true } }) };
      }
      case "paused": {
        await storage.put({ [key]: { ...queued, nextAt: now() + PAUSED_MS } }, [echoRowKey(key)]);
        return { waitMs: PAUSED_MS, fault: { code: outcome.fault, messageId, isOwners: true } };
      }
      case "refused": {
        this.#host.log({
          level: "warn",
          event: "channel-refused",
          fault: outcome.fault,
          method: call.method,
        });
        if (MAY_GO_OTHERWISE.includes(outcome.fault) && call.otherwise) {
          await this.#replace(key, queued, call.otherwise);
          const unknown = [...new Set([...link.unknown, call.method])];
          return { waitMs: 0, ...(outcome.isUnknown && { changes: { unknown } }) };
        }
        await this.#end(key);
        const isOver = outcome.fault === "blocked" || outcome.fault === "unreachable";
        return {
          waitMs: 0,
          fault: { code: outcome.fault, messageId, isOwners: false },
          ...(isOver && { changes: { isReachable: false } }),
        };
      }
      default:
        return outcome satisfies never;
    }
  }

  /** Puts other calls in the place of one, in one step: their keys sort from its own on and before the next. */
  async #replace(key: string, { messageId }: QueuedCall, calls: readonly OutgoingCall[]): Promise<void> {
    const rows = calls.map((call, index): [string, QueuedCall] => [
      index === 0 ? key : `${key}.${String(index).padStart(3, "0")}`,
      { messageId, call, tries: 0, nextAt: 0 },
    ]);
    await this.#host.storage.put(Object.fromEntries(rows), [echoRowKey(key)]);
  }

  /** Takes a call out of the queue, and writes what is noted of it, in one step. */
  async #end(key: string, rows: Readonly<Record<string, unknown>> = {}): Promise<void> {
    await this.#host.storage.put(rows, [key, echoRowKey(key)]);
  }
}

/** The row of a message that was sent; the platform may have told of its state before it answered our call. */
async function sentRow(
  { storage, now }: Pick<RoomHost, "storage" | "now">,
  sentId: string,
  messageId: string,
): Promise<Record<string, unknown>> {
  const early = sentRowSchema.safeParse(await storage.get(SENT + sentId)).data;
  return { [SENT + sentId]: { state: "sent", at: now(), ...early, messageId } };
}

/** Takes an echo for the answer of a call whose own was lost; false where none of these words is in doubt. */
export async function claimEcho(
  host: Pick<RoomHost, "storage" | "now">,
  { sentId, text, files }: { sentId: string; text: string; files: readonly string[] },
): Promise<boolean> {
  const key = await new Echoes(host).claim(echoWords(text, files));
  if (key === null) return false;
  const queued = rowSchema.safeParse(await host.storage.get(key)).data;
  const rows = await sentRow(host, sentId, queued?.messageId ?? "");
  await host.storage.put(rows, [key, echoRowKey(key)]);
  return true;
}

/** The last message of ours that was sent until then; `null` where there is none. */
export async function lastSentUntil(host: Pick<RoomHost, "storage">, at: number): Promise<string | null> {
  const rows = await host.storage.list({ prefix: SENT });
  let last: { sentId: string; at: number } | null = null;
  for (const [key, row] of rows) {
    const sent = sentRowSchema.safeParse(row).data;
    if (sent && sent.at <= at && sent.at >= (last?.at ?? 0))
      last = { sentId: key.slice(SENT.length), at: sent.at };
  }
  return last?.sentId ?? null;
}

/** The key of a message that was sent, by the platform's id. */
export function sentKey(sentId: string): string {
  return SENT + sentId;
}

/** The keys of the messages that were sent before `before`. */
export async function oldSent(host: Pick<RoomHost, "storage">, before: number): Promise<string[]> {
  const rows = await host.storage.list({ prefix: SENT });
  return [...rows]
    .filter(([, row]) => (sentRowSchema.safeParse(row).data?.at ?? 0) < before)
    .map(([key]) => key);
}
