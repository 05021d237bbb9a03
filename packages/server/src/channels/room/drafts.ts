import { idSchema } from "@prosa/protocol";
import * as z from "zod/mini";
import type { RoomHost } from "../../platform/room-host.ts";
import { takeToken } from "../../security/rate-limits/token-bucket.ts";
import { callPlatform, type OpenConnection } from "../connections.ts";
import type { Link } from "./link.ts";

/** A reply while it is written, as its session sends it. */
export const draftSchema = z.object({ session: idSchema, replyId: idSchema, text: z.string() });

/**
 * The end of a draft: `none` where the channel shows no drafts to this person, `over` where the reply goes on without, and
 * `taken` where the next may come.
 */
type DraftEnd = "none" | "over" | "taken";

/** Shows replies while they are written. A draft is worth nothing once it is late: none waits, and none is tried again. */
export class Drafts {
  readonly #host: Pick<RoomHost, "now">;
  /** Settled while no draft is on its way: a message that is complete goes after the last draft. */
  settled: Promise<unknown> = Promise.resolve();
  #restUntil = 0;

  constructor(host: Pick<RoomHost, "now">) {
    this.#host = host;
  }

  async show(
    link: Link,
    { channel }: OpenConnection,
    { replyId, text }: { replyId: string; text: string },
  ): Promise<{ end: DraftEnd; changes?: Partial<Link> }> {
    const call = channel.draft?.(replyId, text);
    if (!call || link.unknown.includes(call.method)) return { end: "none" };
    const now = this.#host.now();
    const { burst, paceMs } = channel.limits;
    const rate = { capacity: burst, perMinute: 60_000 / paceMs };
    // The message itself never waits for the pace because of its drafts.
    const hasRoom = takeToken(link.pace, rate, now, 2).ok;
    const taken = takeToken(link.pace, rate, now);
    if (!link.isReachable || now < this.#restUntil || !hasRoom || !taken.ok) return { end: "taken" };
    const sending = channel.send(call, link, callPlatform);
    this.settled = sending.catch(() => undefined);
    const outcome = await sending;
    const changes = { pace: taken.bucket };
    switch (outcome.type) {
      case "sent":
      case "skipped":
        return { end: "taken", changes };
      case "retry":
        this.#restUntil = this.#host.now() + (outcome.afterMs ?? 0);
        return { end: "over", changes };
      case "refused": {
        // A server of an earlier version knows no drafts.
        const isUnknown = /^not found\b/i.test(outcome.detail ?? "");
        if (!isUnknown) return { end: "over", changes };
        return { end: "none", changes: { ...changes, unknown: [...link.unknown, call.method] } };
      }
      case "paused":
        return { end: "over", changes };
      default:
        return outcome satisfies never;
    }
  }
}
