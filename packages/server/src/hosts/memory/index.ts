import { createDeployment, type Deployment } from "../../compose.ts";
import type { Models } from "../../models/registry.ts";
import type { Clock } from "../../platform/clock.ts";
import type { EnvironmentResult } from "../../platform/environment.ts";
import { faultOf } from "../../platform/faults.ts";
import type { LogEntry } from "../../platform/log.ts";
import type { Mailer } from "../../platform/mailer.ts";
import { ADDRESS_HEADER, type Room, type RoomHost, type RoomKind } from "../../platform/room-host.ts";
import { addressOf, mailerOf } from "../web/host.ts";
import { roomHost, type SharedHost } from "./host.ts";
import { createMemoryRoom, type MemoryRoom } from "./room.ts";
import { MemorySocket } from "./socket.ts";

/** The address that requests and sockets come from, unless they name another. */
const PEER = "192.0.2.1";

/** A whole deployment in one process: rooms over maps, a clock that tests move, and kills that keep the rows. */
export class MemoryPlatform {
  readonly clock: Clock;
  readonly logs: LogEntry[] = [];
  readonly #environment: EnvironmentResult;
  readonly #models: Models | undefined;
  readonly #mailer: Pick<RoomHost, "mailer">;
  /** Stands between the rooms and foreign addresses; the machine's own fetch where there is none. */
  fetchForeign: typeof globalThis.fetch | undefined;
  /** Hears of every request to a room, before the room. */
  onCall: ((...call: Parameters<RoomHost["callRoom"]>) => void) | undefined;
  readonly #places = new Map<string, MemoryRoom>();
  readonly #atWork = new Set<Promise<unknown>>();
  #deployment: Deployment;
  #ids = 0;

  /** `mailer` is the way of mail; without one, the service that the settings name. */
  constructor(environment: EnvironmentResult, clock: Clock, models?: Models, mailer?: Mailer) {
    this.#mailer = mailer ? { mailer } : mailerOf(environment);
    this.clock = clock;
    this.#environment = environment;
    this.#models = models;
    this.#deployment = this.#deploy();
  }

  /** Sends a request to the gateway, from the address `peer`. */
  fetch(path: string, init?: RequestInit, peer = PEER): Promise<Response> {
    const request = new Request(`http://prosa.test${path}`, init);
    const address = addressOf(this.#environment, peer, request.headers);
    return this.#deployment.gateway.fetch(request, { ...this.#shared(), address });
  }

  /** Opens a socket to a session's room, or to another that takes sockets. */
  async connect(
    id: string,
    handlers: { onFrame: (frame: string) => void; onClose?: () => void; origin?: string; peer?: string },
    kind: RoomKind = "main",
  ): Promise<{ socket: MemorySocket; send: (frame: unknown) => Promise<void>; drop: () => Promise<void> }> {
    const place = this.place(kind, id);
    const socket = new MemorySocket(handlers.onFrame, () => {
      place.sockets.delete(socket);
      handlers.onClose?.();
    });
    place.sockets.add(socket);
    const headers = new Headers(handlers.origin === undefined ? {} : { origin: handlers.origin });
    headers.set(ADDRESS_HEADER, addressOf(this.#environment, handlers.peer ?? PEER, headers));
    await this.#roomOf(kind, id).onConnect(
      socket,
      new Request(`http://prosa.test/parties/${kind}/${id}`, { headers }),
    );
    return {
      socket,
      send: (frame) => this.#track(this.#roomOf(kind, id).onFrame(socket, frame)),
      drop: async () => {
        place.sockets.delete(socket);
        await this.#roomOf(kind, id).onClose(socket);
      },
    };
  }

  /** Resolves once no frame and no alarm is being handled any more. */
  async idle(): Promise<void> {
    while (this.#atWork.size > 0) await Promise.allSettled(this.#atWork);
  }

  /** Drops every socket and everything in memory; the rows stay. */
  kill(): void {
    this.hibernate();
    for (const place of this.#places.values()) {
      for (const socket of place.sockets) socket.close(1006, "killed");
      place.sockets.clear();
    }
    this.#deployment = this.#deploy();
  }

  /** Takes the rooms out of memory; their sockets stay open. */
  hibernate(): void {
    for (const place of this.#places.values()) {
      place.room = null;
      place.lifetime.hasEnded = true;
    }
    this.#atWork.clear();
  }

  /** The ids of the rooms of a kind that were ever asked for, in the order of their first requests. */
  idsOf(kind: RoomKind): string[] {
    const prefix = `${kind}/`;
    return [...this.#places.keys()]
      .filter((key) => key.startsWith(prefix))
      .map((key) => key.slice(prefix.length));
  }

  /** The rows, sockets and alarm of a room, whether or not the room is in memory. */
  place(kind: RoomKind, id: string): MemoryRoom {
    const key = `${kind}/${id}`;
    const known = this.#places.get(key);
    if (known) return known;
    const place = createMemoryRoom();
    this.#places.set(key, place);
    return place;
  }

  /** Every row of every room, with its key. */
  storedRows(): [string, unknown][] {
    return [...this.#places.values()].flatMap(({ storage }) => [...storage.rows]);
  }

  /** Sends a request to a room, as another room of the deployment would. */
  readonly callRoom: RoomHost["callRoom"] = (kind, id, path, init) => {
    this.onCall?.(kind, id, path, init);
    return this.#roomOf(kind, id).onRequest(new Request(`http://room/parties/${kind}/${id}${path}`, init));
  };

  #deploy(): Deployment {
    return createDeployment(this.#environment, (entry) => this.logs.push(entry), this.#models);
  }

  #shared(): SharedHost {
    return {
      ...this.#mailer,
      environment: this.#environment,
      now: this.clock.now,
      callRoom: this.callRoom,
      newId: () => {
        this.#ids += 1;
        return `memory-${String(this.#ids).padStart(8, "0")}`;
      },
      log: (entry) => this.logs.push(entry),
      ...(this.fetchForeign && { fetchForeign: this.fetchForeign }),
    };
  }

  #track<T>(work: Promise<T>): Promise<T> {
    this.#atWork.add(work);
    const forget = () => this.#atWork.delete(work);
    work.then(forget, forget);
    return work;
  }

  #roomOf(kind: RoomKind, id: string): Room {
    const place = this.place(kind, id);
    place.room ??= this.#createRoom(place, kind, id);
    return place.room;
  }

  #createRoom(place: MemoryRoom, kind: RoomKind, id: string): Room {
    place.lifetime = { hasEnded: false };
    const onAlarm = () => {
      const done = this.#track(this.#roomOf(kind, id).onAlarm());
      done.catch((error: unknown) =>
        this.logs.push({ level: "error", event: "alarm-failed", error: faultOf(error) }),
      );
    };
    const host = roomHost(place, place.lifetime, { clock: this.clock, shared: this.#shared(), onAlarm });
    return this.#deployment.createRoom(kind, host);
  }
}
