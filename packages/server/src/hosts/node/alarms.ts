import type { StatementSync } from "node:sqlite";
import { faultOf } from "../../platform/faults.ts";
import type { RoomHost } from "../../platform/room-host.ts";
import type { RoomsFile } from "./rooms-file.ts";

const AT_ONCE_MAX = 50;
/** A timer of more than 24.8 days rings at once, so the next alarm is looked for in between. */
const TIMER_MS_MAX = 60 * 60 * 1_000;
const RETRY_MS = 2_000;
const RETRY_MS_MAX = 5 * 60 * 1_000;

type AlarmsHost = Pick<RoomHost, "now" | "after" | "log">;

interface Ringing {
  readonly at: number;
  /** True once the room has set its next alarm while this one rings. */
  isReplaced: boolean;
}

/** The alarms of all rooms, in a table that survives restarts. An alarm stays in it until its room has handled it. */
export class Alarms {
  readonly #file: RoomsFile;
  readonly #host: AlarmsHost;
  readonly #ring: (room: string) => Promise<void>;
  readonly #sql: Record<"read" | "write" | "remove" | "next" | "count", StatementSync>;
  readonly #ringing = new Map<string, Ringing>();
  readonly #failures = new Map<string, number>();
  #cancel = () => {};
  #nextAt = Number.POSITIVE_INFINITY;
  #isRunning = false;

  constructor(file: RoomsFile, host: AlarmsHost, ring: (room: string) => Promise<void>) {
    this.#file = file;
    this.#host = host;
    this.#ring = ring;
    this.#sql = {
      read: file.db.prepare("SELECT at FROM alarms WHERE room = ?"),
      write: file.db.prepare("INSERT OR REPLACE INTO alarms (room, at) VALUES (?, ?)"),
      remove: file.db.prepare("DELETE FROM alarms WHERE room = ?"),
      count: file.db.prepare("SELECT count(*) AS count FROM alarms"),
      next: file.db.prepare("SELECT room, at FROM alarms ORDER BY at LIMIT ?"),
    };
  }

  /** When a room's alarm goes off; `null` where none is set, and while it rings. */
  get(room: string): number | null {
    const ringing = this.#ringing.get(room);
    const row = ringing && !ringing.isReplaced ? undefined : this.#sql.read.get(room);
    return row ? Number(row.at) : null;
  }

  /** How many are set. */
  get count(): number {
    return Number(this.#sql.count.get()?.count);
  }

  async set(room: string, at: number): Promise<void> {
    const ringing = this.#ringing.get(room);
    if (ringing) ringing.isReplaced = true;
    await this.#write(room, at);
  }

  start(): void {
    this.#isRunning = true;
    this.#look();
  }

  /** Rings no more; alarms that are due ring after the next start. */
  stop(): void {
    this.#isRunning = false;
    this.#cancel();
  }

  async #write(room: string, at: number): Promise<void> {
    await this.#file.step(() => void this.#sql.write.run(room, Math.floor(at)));
    if (at < this.#nextAt) this.#arm(at);
  }

  #arm(at: number): void {
    this.#cancel();
    this.#nextAt = at;
    if (!this.#isRunning || at === Number.POSITIVE_INFINITY) return;
    const delayMs = Math.min(Math.max(0, at - this.#host.now()), TIMER_MS_MAX);
    this.#cancel = this.#host.after(delayMs, () => this.#look());
  }

  /** Rings what is due, and sets the timer for the first alarm after it. */
  #look(): void {
    const now = this.#host.now();
    const rows = this.#sql.next.all(AT_ONCE_MAX + this.#ringing.size);
    const waiting = rows
      .map(({ room, at }) => ({ room: String(room), at: Number(at) }))
      .filter(({ room }) => !this.#ringing.has(room));
    const free = AT_ONCE_MAX - this.#ringing.size;
    const due = waiting.filter(({ at }) => at <= now).slice(0, Math.max(0, free));
    for (const { room, at } of due) void this.#handle(room, at);
    // While the most that may ring at once do, the first to end looks again.
    const next = this.#ringing.size < AT_ONCE_MAX ? waiting[due.length] : undefined;
    this.#arm(next?.at ?? Number.POSITIVE_INFINITY);
  }

  async #handle(room: string, at: number): Promise<void> {
    const ringing: Ringing = { at, isReplaced: false };
    this.#ringing.set(room, ringing);
    try {
      await this.#ring(room);
      this.#failures.delete(room);
      if (this.#isRunning && !ringing.isReplaced)
        await this.#file.step(() => void this.#sql.remove.run(room));
    } catch (error) {
      await this.#retry(room, ringing, error);
    } finally {
      this.#ringing.delete(room);
      if (this.#isRunning) this.#look();
    }
  }

  async #retry(room: string, ringing: Ringing, error: unknown): Promise<void> {
    const failures = (this.#failures.get(room) ?? 0) + 1;
    this.#failures.set(room, failures);
    this.#host.log({ level: "error", event: "alarm-failed", failures, error: faultOf(error) });
    if (!this.#isRunning || ringing.isReplaced) return;
    const delayMs = Math.min(RETRY_MS * 2 ** (failures - 1), RETRY_MS_MAX);
    await this.#write(room, this.#host.now() + delayMs).catch(() => undefined);
  }
}
