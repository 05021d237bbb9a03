import { type OutboxJob, within } from "../../platform/outbox.ts";
import type { RoomHost } from "../../platform/room-host.ts";
import { untold } from "../log/channel-links.ts";
import type { SessionLog } from "../log/session-log.ts";

/** The longest time that one request to a channel's room may take, in milliseconds. */
const REQUEST_PATIENCE_MS = 30_000;

/** The parts of a session that its channel job works with. */
interface ChannelJobDeps {
  host: Pick<RoomHost, "callRoom" | "now" | "after">;
  log: SessionLog;
  inOrder: <T>(work: () => Promise<T>) => Promise<T>;
}

/**
 * Tells the rooms of the person's channels that the log has grown, so that they read on and send; and has them erase what
 * they know of the person once the transcript is gone.
 */
export class ChannelJob implements OutboxJob {
  readonly kind = "channel";
  readonly #deps: ChannelJobDeps;

  constructor(deps: ChannelJobDeps) {
    this.#deps = deps;
  }

  get isPending(): boolean {
    const { row } = this.#deps.log;
    return this.#erasure !== null || (row !== null && untold(row.channels, row.seq).length > 0);
  }

  async deliver(): Promise<void> {
    const { log, inOrder } = this.#deps;
    const { row } = log;
    if (this.#erasure) {
      const { rooms, isForGood } = this.#erasure;
      for (const room of rooms) await this.#ask(room, "/person", { method: "DELETE" });
      await inOrder(async () => {
        if (log.pendingErasure?.isForGood === isForGood) await log.completeErasure("channel");
      });
      return;
    }
    if (!row) return;
    const { session, seq } = row;
    const body = JSON.stringify({ session });
    for (const { room } of untold(row.channels, seq)) {
      await this.#ask(room, "/log", { method: "POST", body });
      log.keepChannels((links) => ({
        ...links,
        rooms: links.rooms.map((one) =>
          one.room === room ? { ...one, told: Math.max(one.told, seq) } : one,
        ),
      }));
    }
  }

  get #erasure() {
    const { pendingErasure } = this.#deps.log;
    return pendingErasure?.targets.includes("channel") ? pendingErasure : null;
  }

  async #ask(room: string, path: string, init: RequestInit): Promise<void> {
    const { host } = this.#deps;
    const response = await within(host, REQUEST_PATIENCE_MS, host.callRoom("channel", room, path, init));
    if (!response?.ok)
      throw new Error(`The channel's room answered ${response?.status ?? "nothing in time"}.`);
  }
}
