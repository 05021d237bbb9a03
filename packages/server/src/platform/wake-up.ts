import type { RoomHost } from "./room-host.ts";

/** The longest time for which work rests on memory alone, its timer or its try; the alarm takes it up after a restart. */
export const ALARM_SLACK_MS = 10_000;

/** Remembers when a room's one alarm goes off, so that it is not set again for every message. */
export class WakeUp {
  readonly #host: Pick<RoomHost, "alarm" | "now">;
  #at: number | null | undefined;

  constructor(host: Pick<RoomHost, "alarm" | "now">) {
    this.#host = host;
  }

  /** Sets the alarm to go off by `dueAt`, in milliseconds since 1970. An alarm of the past was lost with a restart. */
  async by(dueAt: number): Promise<void> {
    if (this.#at === undefined) this.#at = await this.#host.alarm.get();
    if (this.#at !== null && this.#at > this.#host.now() && this.#at <= dueAt) return;
    await this.#host.alarm.set(dueAt);
    this.#at = dueAt;
  }

  /** Sets the alarm to `dueAt` also where it is set earlier, for a room that nothing but the alarm may wake from here on. */
  async only(dueAt: number): Promise<void> {
    this.#at ??= await this.#host.alarm.get();
    if (this.#at !== null && this.#at > this.#host.now() && this.#at < dueAt) this.#at = null;
    await this.by(dueAt);
  }

  /** Notes that the alarm went off, so that none is set. */
  handleAlarm(): void {
    this.#at = null;
  }
}
