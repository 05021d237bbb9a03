import type { RoomHost } from "./room-host.ts";

/** A room's one alarm, and when it is known to ring, so that it is not set again for every message. */
export class WakeUp {
  readonly #host: Pick<RoomHost, "alarm" | "now">;
  #at: number | null | undefined;

  constructor(host: Pick<RoomHost, "alarm" | "now">) {
    this.#host = host;
  }

  /** Sees to it that the alarm rings by `dueAt`. One that should have rung already was lost with a restart. */
  async by(dueAt: number): Promise<void> {
    if (this.#at === undefined) this.#at = await this.#host.alarm.get();
    if (this.#at !== null && this.#at > this.#host.now() && this.#at <= dueAt) return;
    await this.#host.alarm.set(dueAt);
    this.#at = dueAt;
  }

  /** The alarm rang: none is set. */
  rang(): void {
    this.#at = null;
  }
}
