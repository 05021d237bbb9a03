import * as z from "zod/mini";
import type { RoomHost } from "../../platform/room-host.ts";
import { type ChannelUpdate, channelUpdateSchema, type UpdateJoining } from "../channel.ts";
import { padded } from "./link.ts";

/** The time for which an update's id is remembered: a day more than a platform repeats it, in milliseconds. */
const SEEN_MS = 8 * 24 * 60 * 60 * 1_000;

/**
 * The rest after an update in which an earlier one may still come, and the longest such rest, in milliseconds: platforms send
 * several at a time, in no order.
 */
const SETTLING = { restMs: 250, restMaxMs: 1_500 };

/** The most rows that one step writes, with one for the id and one for the update. */
const STEP_COUNT = 50;
const PRUNED_COUNT = 500;

const IN = "in:";
const SEEN = "seen:";

const rowSchema = z.object({
  at: z.int(),
  update: channelUpdateSchema,
  /** True once it may be on its way to the session: what comes later is not joined to it any more. */
  isClosed: z.exactOptional(z.boolean()),
});
type InboxRow = WaitingUpdate & z.infer<typeof rowSchema>;

/** An update that waits to be applied. */
interface WaitingUpdate {
  readonly key: string;
  readonly update: ChannelUpdate;
}

/** The updates of one person: stored before they are acknowledged, taken once, in the order in which they happened. */
export class Inbox {
  readonly #host: Pick<RoomHost, "storage" | "now">;
  #firstAt: number | null = null;
  #lastAt = 0;
  /** Updates that were stored since the room began. */
  #count = 0;
  #taking: Promise<unknown> = Promise.resolve();

  constructor(host: Pick<RoomHost, "storage" | "now">) {
    this.#host = host;
  }

  /** Stores the updates that are new; resolves once they are on disk. */
  take(updates: readonly ChannelUpdate[]): Promise<number> {
    // One after the other: an update that comes twice at once would be found new by both.
    const done = this.#taking.then(() => this.#take(updates));
    this.#taking = done.catch(() => undefined);
    return done;
  }

  async #take(updates: readonly ChannelUpdate[]): Promise<number> {
    const { storage } = this.#host;
    const fresh = new Map<string, ChannelUpdate>();
    for (const update of updates) {
      if ((await storage.get(SEEN + update.id)) === undefined) fresh.set(update.id, update);
    }
    await this.putBack([...fresh.values()]);
    return fresh.size;
  }

  /** Stores updates without a look at what came before. */
  async putBack(added: readonly ChannelUpdate[]): Promise<void> {
    const { storage, now } = this.#host;
    const at = now();
    for (let from = 0; from < added.length; from += STEP_COUNT) {
      const step = added.slice(from, from + STEP_COUNT);
      // Of two with one order, the first that came goes first.
      const rows = step.flatMap((update): [string, unknown][] => {
        this.#count += 1;
        const arrival = `${padded(at)}:${padded(this.#count)}`;
        return [
          [SEEN + update.id, at],
          [`${IN}${padded(update.order)}:${arrival}:${update.id}`, { at, update }],
        ];
      });
      await storage.put(Object.fromEntries(rows));
    }
    if (added.length > 0) {
      this.#firstAt ??= at;
      this.#lastAt = at;
    }
  }

  /** The milliseconds until the next update may be applied; 0 for now, `null` when none waits. */
  async restMs({ restMs, restMaxMs }: Omit<UpdateJoining, "join"> = SETTLING): Promise<number | null> {
    const [first] = await this.#rows(1);
    if (!first) {
      this.#firstAt = null;
      return null;
    }
    // After a restart nothing is known of the last arrival: the first row's own time counts.
    const lastAt = Math.max(this.#lastAt, first.at);
    const dueAt = Math.min(lastAt + restMs, (this.#firstAt ?? first.at) + restMaxMs);
    return Math.max(0, dueAt - this.#host.now());
  }

  /** The updates that wait, the earliest first. */
  async next(count: number): Promise<WaitingUpdate[]> {
    return this.#rows(count);
  }

  /**
   * The earliest update with all that is joined to it, under the earliest's id; `null` when none waits. They are one row from
   * before they are applied: a cut in between has the same applied again, and nothing that came meanwhile with it.
   */
  async joined({ join }: Pick<UpdateJoining, "join">): Promise<WaitingUpdate | null> {
    const [first, ...rest] = await this.#rows(STEP_COUNT);
    if (!first || first.isClosed) return first ?? null;
    let { raw } = first.update;
    const taken: string[] = [];
    for (const { key, update, isClosed } of rest) {
      const both = isClosed ? null : join(raw, update.raw);
      if (both === null) break;
      raw = both;
      taken.push(key);
    }
    const update = { ...first.update, raw };
    await this.#host.storage.put({ [first.key]: { at: first.at, update, isClosed: true } }, taken);
    return { key: first.key, update };
  }

  /** Removes an update that was applied; its id stays. */
  async done(key: string): Promise<void> {
    await this.#host.storage.delete([key]);
  }

  /** Forgets the ids that no platform repeats any more. */
  async prune(): Promise<void> {
    const { storage, now } = this.#host;
    const seen = await storage.list({ prefix: SEEN });
    const old = [...seen].filter(([, at]) => typeof at !== "number" || at < now() - SEEN_MS);
    for (let from = 0; from < old.length; from += PRUNED_COUNT)
      await storage.delete(old.slice(from, from + PRUNED_COUNT).map(([key]) => key));
  }

  async #rows(limit: number): Promise<InboxRow[]> {
    const rows = await this.#host.storage.list({ prefix: IN, limit });
    const found: InboxRow[] = [];
    for (const [key, row] of rows) {
      const parsed = rowSchema.safeParse(row).data;
      if (parsed) found.push({ key, ...parsed });
      else await this.#host.storage.delete([key]);
    }
    return found;
  }
}
