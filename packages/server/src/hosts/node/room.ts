import type { Clock } from "../../platform/clock.ts";
import type { Room, RoomKind } from "../../platform/room-host.ts";
import type { NodeSocket } from "./socket.ts";

/** One stay of a room in memory, with what keeps it there: work, timers, use. */
export class Lifetime {
  /** Set right after the room's platform, which needs this lifetime. */
  room!: Room;
  hasEnded = false;
  usedAt: number;
  /** When a client last connected or said something. */
  heardAt = Number.NEGATIVE_INFINITY;
  /** Pieces of work that were begun. */
  workCount = 0;
  /** Kinds of work in the room's outbox that wait for their target, as the room last told. */
  outboxCount = 0;
  /** The timers that run, by what ends each. */
  readonly #timers = new Set<() => void>();
  readonly #clock: Clock;
  readonly #atWork = new Set<Promise<unknown>>();

  constructor(clock: Clock) {
    this.#clock = clock;
    this.usedAt = clock.now();
  }

  /** True while nothing needs the room in memory but the time it was used last. */
  get isIdle(): boolean {
    return this.#timers.size === 0 && this.#atWork.size === 0;
  }

  touch(): void {
    this.usedAt = this.#clock.now();
  }

  hear(): void {
    this.heardAt = this.#clock.now();
  }

  /** Notes a piece of the room's work until it ends. */
  track<T>(work: Promise<T>): Promise<T> {
    this.touch();
    this.workCount += 1;
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

  /** Ends it: its timers go, and its platform answers no more. */
  end(): void {
    this.hasEnded = true;
    for (const cancel of this.#timers) cancel();
    this.#timers.clear();
  }
}

/** A room's place in its process: its sockets, which stay while the room itself comes and goes. */
export class Place {
  readonly kind: RoomKind;
  readonly id: string;
  readonly sockets = new Set<NodeSocket>();
  /** `null` while the room is not in memory. */
  life: Lifetime | null = null;

  constructor(kind: RoomKind, id: string) {
    this.kind = kind;
    this.id = id;
  }

  get key(): string {
    return keyOf(this.kind, this.id);
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
