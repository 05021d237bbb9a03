import type { Clock } from "../../platform/clock.ts";
import type { Room, RoomKind } from "../../platform/room-host.ts";
import type { NodeSocket } from "./socket.ts";

/** A room in memory, with its sockets and with what keeps it from being evicted: work, timers, use. */
export class Place {
  readonly kind: RoomKind;
  readonly id: string;
  readonly key: string;
  readonly sockets = new Set<NodeSocket>();
  /** Set right after the room's platform, which needs this place. */
  room!: Room;
  hasEnded = false;
  usedAt = Date.now();
  /** Kinds of work in the room's outbox that wait for their target, as the room last told. */
  outboxCount = 0;
  /** The timers that run, by what ends each. */
  readonly #timers = new Set<() => void>();
  readonly #clock: Clock;
  readonly #atWork = new Set<Promise<unknown>>();

  constructor(kind: RoomKind, id: string, clock: Clock) {
    this.#clock = clock;
    this.kind = kind;
    this.id = id;
    this.key = keyOf(kind, id);
  }

  /** True while nothing needs the room in memory but the time it was used last. */
  get isIdle(): boolean {
    return this.sockets.size === 0 && this.#timers.size === 0 && this.#atWork.size === 0;
  }

  touch(): void {
    this.usedAt = Date.now();
  }

  /** Notes a piece of the room's work until it ends. */
  track<T>(work: Promise<T>): Promise<T> {
    this.touch();
    this.#atWork.add(work);
    const forget = () => {
      this.#atWork.delete(work);
      this.touch();
    };
    work.then(forget, forget);
    return work;
  }

  /** Resolves once no call to the room is under way. */
  async rest(): Promise<void> {
    while (this.#atWork.size > 0) await Promise.allSettled(this.#atWork);
  }

  after(delayMs: number, callback: () => void): () => void {
    if (this.hasEnded) return () => {};
    const cancel = this.#clock.after(delayMs, () => {
      this.#timers.delete(cancel);
      callback();
    });
    this.#timers.add(cancel);
    return () => {
      cancel();
      this.#timers.delete(cancel);
    };
  }

  /** Ends the room's lifetime: its timers go, and its platform answers no more. */
  end(): void {
    this.hasEnded = true;
    for (const cancel of this.#timers) cancel();
    this.#timers.clear();
  }
}

/** Names a room in the file: its kind and its id. */
export function keyOf(kind: RoomKind, id: string): string {
  return `${kind}/${id}`;
}

/** The kind and the id of a key. */
export function placeOf(key: string): { kind: RoomKind; id: string } {
  const slash = key.indexOf("/");
  return { kind: key.slice(0, slash) as RoomKind, id: key.slice(slash + 1) };
}
