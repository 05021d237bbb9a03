import { createDeployment, type Deployment } from "../../compose.ts";
import type { FrontHost } from "../../gateway/gateway.ts";
import type { EnvironmentResult } from "../../platform/environment.ts";
import { faultOf } from "../../platform/faults.ts";
import type {
  Connection,
  ConnectionState,
  LogEntry,
  Party,
  Room,
  RoomHost,
  RoomStorage,
} from "../../platform/room-host.ts";
import type { Models } from "../../site/sites.ts";

/** What the platform's time is taken from. */
export type Clock = Pick<RoomHost, "now" | "after">;

/** A clock that stands still until it is moved; timers and alarms run as it passes them. */
export class MemoryClock implements Clock {
  #now: number;
  #timers: { at: number; run: () => void }[] = [];

  constructor(now: number) {
    this.#now = now;
  }

  readonly now = (): number => this.#now;

  readonly after = (delayMs: number, run: () => void): (() => void) => {
    const timer = { at: this.#now + delayMs, run };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  };

  /** Moves on by `ms`, running what falls due on the way, in order. */
  advance(ms: number): void {
    const until = this.#now + ms;
    for (;;) {
      const due = this.#timers
        .filter((timer) => timer.at <= until)
        .sort((one, other) => one.at - other.at)[0];
      if (!due) break;
      this.#timers = this.#timers.filter((timer) => timer !== due);
      this.#now = Math.max(this.#now, due.at);
      due.run();
    }
    this.#now = until;
  }
}

/** A socket's two ends in one process. */
export class MemorySocket implements Connection {
  state: ConnectionState = { phase: "greeting", room: "", origin: null, openedAt: 0, badFrames: 0 };
  closed: { code: number; reason: string } | null = null;
  readonly #onFrame: (frame: string) => void;
  readonly #onClose: () => void;

  constructor(onFrame: (frame: string) => void, onClose: () => void) {
    this.#onFrame = onFrame;
    this.#onClose = onClose;
  }

  setState(state: ConnectionState): void {
    this.state = structuredClone(state);
  }

  send(frame: string): void {
    if (!this.closed) this.#onFrame(frame);
  }

  close(code: number, reason: string): void {
    if (this.closed) return;
    this.closed = { code, reason };
    this.#onClose();
  }
}

/** What Durable Objects take at most in one step, and in one value. */
const ROWS_MAX = 128;
const VALUE_BYTES_MAX = 128 * 1024;

/** Rows in a map; a step can be made to fail. What goes in and comes out is copied, and refused, as a disk would. */
export class MemoryStorage implements RoomStorage {
  readonly rows = new Map<string, unknown>();
  failNextPuts = 0;
  puts = 0;

  async get(key: string): Promise<unknown> {
    return structuredClone(this.rows.get(key));
  }

  async list({
    prefix,
    start,
    limit,
  }: {
    prefix: string;
    start?: string;
    limit?: number;
  }): Promise<Map<string, unknown>> {
    const keys = [...this.rows.keys()]
      .filter((key) => key.startsWith(prefix) && (!start || key >= start))
      .sort();
    return new Map(keys.slice(0, limit).map((key) => [key, structuredClone(this.rows.get(key))]));
  }

  async put(rows: Readonly<Record<string, unknown>>): Promise<void> {
    if (this.failNextPuts > 0) {
      this.failNextPuts -= 1;
      throw new Error("disk full");
    }
    if (Object.keys(rows).length > ROWS_MAX) throw new Error(`More than ${ROWS_MAX} rows in a step.`);
    for (const [key, value] of Object.entries(rows))
      if (bytesOf(value) > VALUE_BYTES_MAX) throw new Error(`The value of ${key} is too large.`);
    this.puts += 1;
    for (const [key, value] of Object.entries(rows)) this.rows.set(key, structuredClone(value));
  }

  async delete(keys: readonly string[]): Promise<void> {
    for (const key of keys) this.rows.delete(key);
  }

  async deleteAll(): Promise<void> {
    this.rows.clear();
  }
}

interface Place {
  room: Room | null;
  /** Ends with the room that is in memory: whatever of it still runs after a kill reaches nothing. */
  life: { hasEnded: boolean };
  storage: MemoryStorage;
  sockets: Set<MemorySocket>;
  alarm: { at: number; cancel: () => void } | null;
}

/** A whole deployment in one process: rooms over maps, a clock that tests move, and kills that keep what was written. */
export class MemoryPlatform {
  readonly clock: Clock;
  readonly logs: LogEntry[] = [];
  readonly #environment: EnvironmentResult;
  readonly #models: Models | undefined;
  readonly #places = new Map<string, Place>();
  readonly #atWork = new Set<Promise<unknown>>();
  #deployment: Deployment;
  #ids = 0;

  constructor(environment: EnvironmentResult, clock: Clock, models?: Models) {
    this.clock = clock;
    this.#environment = environment;
    this.#models = models;
    this.#deployment = this.#deploy();
  }

  /** A request to the front door. */
  fetch(path: string, init?: RequestInit): Promise<Response> {
    const host: FrontHost = { ...this.#platform(), callRoom: this.callRoom };
    return this.#deployment.app.fetch(new Request(`http://prosa.test${path}`, init), host);
  }

  /** Opens a socket to a session's room. */
  async connect(
    session: string,
    handlers: { onFrame: (frame: string) => void; onClose?: () => void; origin?: string },
  ): Promise<{ socket: MemorySocket; send: (frame: unknown) => Promise<void>; drop: () => Promise<void> }> {
    const place = this.place("main", session);
    const socket = new MemorySocket(handlers.onFrame, () => {
      place.sockets.delete(socket);
      handlers.onClose?.();
    });
    place.sockets.add(socket);
    const headers = handlers.origin === undefined ? {} : { origin: handlers.origin };
    await this.#roomOf("main", session).onConnect(
      socket,
      new Request(`http://prosa.test/parties/main/${session}`, { headers }),
    );
    return {
      socket,
      send: (frame) => this.#track(this.#roomOf("main", session).onFrame(socket, frame)),
      drop: async () => {
        place.sockets.delete(socket);
        await this.#roomOf("main", session).onClose(socket);
      },
    };
  }

  /** Resolves once no frame and no alarm is being handled any more. */
  async idle(): Promise<void> {
    while (this.#atWork.size > 0) await Promise.allSettled(this.#atWork);
  }

  /** Everything in memory is gone, every socket drops; what was written stays. */
  kill(): void {
    this.hibernate();
    for (const place of this.#places.values()) {
      for (const socket of place.sockets) socket.close(1006, "killed");
      place.sockets.clear();
    }
    this.#deployment = this.#deploy();
  }

  /** The rooms leave memory, their sockets stay open. */
  hibernate(): void {
    for (const place of this.#places.values()) {
      place.room = null;
      place.life.hasEnded = true;
    }
    this.#atWork.clear();
  }

  place(party: Party, id: string): Place {
    const key = `${party}/${id}`;
    const known = this.#places.get(key);
    if (known) return known;
    const place: Place = {
      room: null,
      life: { hasEnded: false },
      storage: new MemoryStorage(),
      sockets: new Set(),
      alarm: null,
    };
    this.#places.set(key, place);
    return place;
  }

  #deploy(): Deployment {
    return createDeployment(this.#environment, (entry) => this.logs.push(entry), this.#models);
  }

  #platform(): Pick<RoomHost, "environment" | "now" | "newId" | "after" | "log"> {
    return {
      environment: this.#environment,
      now: this.clock.now,
      after: this.clock.after,
      newId: () => {
        this.#ids += 1;
        return `memory-${String(this.#ids).padStart(8, "0")}`;
      },
      log: (entry) => this.logs.push(entry),
    };
  }

  #track<T>(work: Promise<T>): Promise<T> {
    this.#atWork.add(work);
    const forget = () => this.#atWork.delete(work);
    work.then(forget, forget);
    return work;
  }

  /** A request to a room, as from another room of the deployment. */
  readonly callRoom: RoomHost["callRoom"] = (party, id, path, init) =>
    this.#roomOf(party, id).onRequest(new Request(`http://room/parties/${party}/${id}${path}`, init));

  #roomOf(party: Party, id: string): Room {
    const place = this.place(party, id);
    place.room ??= this.#deployment.createRoom(party, this.#hostOf(place, party, id));
    return place.room;
  }

  #hostOf(place: Place, party: Party, id: string): RoomHost {
    const { clock } = this;
    const life = { hasEnded: false };
    place.life = life;
    return {
      ...this.#platform(),
      storage: mortal(place.storage, life),
      after: (delayMs, callback) => clock.after(delayMs, () => !life.hasEnded && callback()),
      connections: () => (life.hasEnded ? [] : [...place.sockets]),
      callRoom: this.callRoom,
      alarm: {
        get: async () => place.alarm?.at ?? null,
        set: async (at) => {
          if (life.hasEnded) return NEVER;
          place.alarm?.cancel();
          const cancel = clock.after(Math.max(0, at - clock.now()), () => {
            place.alarm = null;
            const done = this.#track(this.#roomOf(party, id).onAlarm());
            done.catch((error: unknown) =>
              this.logs.push({ level: "error", event: "alarm-failed", error: faultOf(error) }),
            );
          });
          place.alarm = { at, cancel };
        },
      },
    };
  }
}

const NEVER = new Promise<never>(() => {});

/** The storage as one life of a room reaches it: after the life's end nothing is written and nothing answers. */
function mortal(storage: MemoryStorage, life: { hasEnded: boolean }): RoomStorage {
  const whileAlive = async <T>(work: () => Promise<T>): Promise<T> => {
    if (life.hasEnded) return NEVER;
    const result = await work();
    return life.hasEnded ? NEVER : result;
  };
  return {
    get: (key) => whileAlive(() => storage.get(key)),
    list: (range) => whileAlive(() => storage.list(range)),
    put: (rows) => whileAlive(() => storage.put(rows)),
    delete: (keys) => whileAlive(() => storage.delete(keys)),
    deleteAll: () => whileAlive(() => storage.deleteAll()),
  };
}

/** About what a value takes on disk: two bytes a letter as soon as one letter of a text needs them. */
function bytesOf(value: unknown): number {
  if (typeof value === "string") return /^[\0-\xff]*$/.test(value) ? value.length : 2 * value.length;
  if (ArrayBuffer.isView(value)) return value.byteLength;
  if (typeof value !== "object" || value === null) return 8;
  return Object.entries(value).reduce((sum, [key, own]) => sum + key.length + bytesOf(own), 0);
}
