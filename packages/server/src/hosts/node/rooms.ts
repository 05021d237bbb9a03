import type { WebSocket } from "ws";
import type { Deployment } from "../../compose.ts";
import type { Clock } from "../../platform/clock.ts";
import type { EnvironmentResult } from "../../platform/environment.ts";
import { faultOf } from "../../platform/faults.ts";
import type { Mailer } from "../../platform/mailer.ts";
import { ROOM_KINDS, type RoomHost, type RoomKind } from "../../platform/room-host.ts";
import { answerRequest, webHost } from "../web/host.ts";
import { Alarms } from "./alarms.ts";
import { createFolderFiles } from "./files/folder-files.ts";
import { roomHost, type SharedHost } from "./host.ts";
import { SocketEnds } from "./metrics/socket-ends.ts";
import type { Peers } from "./peers.ts";
import { keyOf, Place, placeOf } from "./room.ts";
import type { RoomsFile } from "./rooms-file.ts";
import { NodeSocket } from "./socket.ts";
import { createRoomList, createStorages } from "./storage.ts";

/** How long a room without sockets stays in memory after its last use, in milliseconds. */
const IDLE_MS = 60_000;
/** The time between two looks for rooms to evict and for sockets whose other end is gone, in milliseconds. */
const SWEEP_MS = 30_000;
/** The longest that a stop waits for work under way, in milliseconds. */
const STOP_MS = 10_000;
/** Rooms in memory without a socket, for requests and alarms, as a multiple of those with one. */
const PLACES_PER_SOCKET = 2;

export interface RoomsOptions {
  readonly environment: EnvironmentResult;
  readonly clock: Clock;
  readonly deployment: Deployment;
  readonly file: RoomsFile;
  /** The folder of the files that visitors send, which all processes share. */
  readonly filesFolder: string;
  /** The most sockets at a time. */
  readonly socketsMax: number;
  readonly peers: Peers;
  readonly log: RoomHost["log"];
  readonly fetchForeign: NonNullable<RoomHost["fetchForeign"]>;
  readonly mailer?: Mailer;
}

/** All rooms of a process: those in memory, and the way to every other. */
export class Rooms {
  readonly #options: RoomsOptions;
  readonly #shared: SharedHost;
  readonly #alarms: Alarms;
  readonly #listOwn: ReturnType<typeof createRoomList>;
  readonly #places = new Map<string, Place>();
  readonly #sweep: NodeJS.Timeout;
  readonly #socketEnds: SocketEnds;
  #socketCount = 0;
  #isStopping = false;

  constructor(options: RoomsOptions) {
    this.#options = options;
    this.#socketEnds = new SocketEnds({ ...webHost, log: options.log });
    const { clock, log } = options;
    this.#alarms = new Alarms(options.file, { ...clock, log }, (room) => this.#ring(room));
    this.#listOwn = createRoomList(options.file);
    this.#shared = {
      environment: options.environment,
      clock,
      log,
      alarms: this.#alarms,
      storageOf: createStorages(options.file),
      filesOf: createFolderFiles(options.filesFolder),
      callRoom: this.callRoom,
      listRooms: this.listRooms,
      fetchForeign: options.fetchForeign,
      ...(options.mailer && { mailer: options.mailer }),
    };
    this.#sweep = setInterval(() => {
      this.evictIdle();
      this.#probe();
    }, SWEEP_MS).unref();
    this.#alarms.start();
  }

  get socketCount(): number {
    return this.#socketCount;
  }

  /** Rooms in memory by their kind. */
  get roomCounts(): ReadonlyMap<RoomKind, number> {
    const counts = new Map<RoomKind, number>(ROOM_KINDS.map((kind) => [kind, 0]));
    for (const { kind } of this.#places.values()) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    return counts;
  }

  /** Deliveries that rooms in memory have yet to make. */
  get outboxCount(): number {
    return [...this.#places.values()].reduce((sum, { outboxCount }) => sum + outboxCount, 0);
  }

  get alarmCount(): number {
    return this.#alarms.count;
  }

  /** True where no socket may be added, until one ends or a room leaves memory. */
  get isFull(): boolean {
    return this.#isStopping || this.#socketCount >= this.#options.socketsMax || !this.#hasSpace();
  }

  /** Sends a request to a room, as another room of the deployment would. */
  readonly callRoom: RoomHost["callRoom"] = async (kind, id, path, init) => {
    const elsewhere = this.#options.peers.elsewhere(kind, id);
    if (elsewhere !== null) return this.#options.peers.call(elsewhere, kind, id, path, init);
    const place = this.#open(kind, id);
    const request = new Request(`http://room/parties/${kind}/${id}${path}`, init);
    return place.track(answerRequest(kind, place.room, request));
  };

  /** Lists rooms of this process and of all others. */
  readonly listRooms: NonNullable<RoomHost["listRooms"]> = async (kind, after, limit) => {
    const ids = [
      ...this.listOwn(kind, after, limit),
      ...(await this.#options.peers.listRooms(kind, after, limit)),
    ];
    return ids.sort().slice(0, limit);
  };

  /** Lists rooms of this process alone. */
  listOwn(...range: Parameters<NonNullable<RoomHost["listRooms"]>>): string[] {
    return this.#listOwn(...range);
  }

  /** Gives a socket to a room. */
  connect(kind: RoomKind, id: string, socket: WebSocket, request: Request): void {
    const place = this.#open(kind, id);
    const connection = new NodeSocket(socket);
    place.sockets.add(connection);
    this.#socketCount += 1;
    const handle = (work: Promise<void>) =>
      place.track(work).catch((error: unknown) => {
        this.#options.log({ level: "error", event: "frame-failed", error: faultOf(error) });
      });
    socket.on("message", (data, isBinary) => {
      if (!this.#isStopping) void handle(place.room.onFrame(connection, isBinary ? data : String(data)));
    });
    socket.on("error", () => socket.terminate());
    socket.on("close", (code) => {
      this.#socketEnds.note(code);
      place.sockets.delete(connection);
      this.#socketCount -= 1;
      if (!place.hasEnded) void handle(place.room.onClose(connection));
    });
    void handle(place.room.onConnect(connection, request));
  }

  /** Takes the rooms that have been idle for a time out of memory; their rows stay. */
  evictIdle(idleMs = IDLE_MS): void {
    const before = Date.now() - idleMs;
    for (const place of this.#places.values()) {
      if (!place.isIdle || place.usedAt > before) continue;
      this.#places.delete(place.key);
      place.end();
    }
  }

  /** Ends calls that are under way, tells every client to come back, and lets the file be closed. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    clearInterval(this.#sweep);
    this.#socketEnds.tell();
    this.#alarms.stop();
    const places = [...this.#places.values()];
    await within(STOP_MS, Promise.all(places.map((place) => place.rest())));
    for (const place of places) {
      for (const socket of place.sockets) socket.close(1012, "The server starts again.");
      place.end();
    }
  }

  #open(kind: RoomKind, id: string): Place {
    const known = this.#places.get(keyOf(kind, id));
    if (known) return known;
    if (!this.#hasSpace()) throw new Error("This process holds as many rooms as it may.");
    const place = new Place(kind, id, this.#options.clock);
    place.room = this.#options.deployment.createRoom(kind, roomHost(place, this.#shared));
    this.#places.set(place.key, place);
    return place;
  }

  #hasSpace(): boolean {
    const most = PLACES_PER_SOCKET * this.#options.socketsMax;
    if (this.#places.size >= most) this.evictIdle(0);
    return this.#places.size < most;
  }

  /** Cuts the sockets whose other end is gone. */
  #probe(): void {
    for (const place of this.#places.values()) for (const socket of place.sockets) socket.probe();
  }

  async #ring(room: string): Promise<void> {
    const { kind, id } = placeOf(room);
    const place = this.#open(kind, id);
    await place.track(place.room.onAlarm());
  }
}

async function within(ms: number, work: Promise<unknown>): Promise<void> {
  const timer = Promise.withResolvers<void>();
  const handle = setTimeout(timer.resolve, ms);
  await Promise.race([work, timer.promise]);
  clearTimeout(handle);
}
