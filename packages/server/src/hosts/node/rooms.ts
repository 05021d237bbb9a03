import type { WebSocket } from "ws";
import type { Deployment } from "../../compose.ts";
import type { Clock } from "../../platform/clock.ts";
import type { EnvironmentResult } from "../../platform/environment.ts";
import { faultOf } from "../../platform/faults.ts";
import type { Mailer } from "../../platform/mailer.ts";
import { ROOM_KINDS, type Room, type RoomHost, type RoomKind } from "../../platform/room-host.ts";
import { answerRequest, webHost } from "../web/host.ts";
import { Alarms } from "./alarms.ts";
import { createFolderFiles } from "./files/folder-files.ts";
import { roomHost, type SharedHost } from "./host.ts";
import { SocketEnds } from "./metrics/socket-ends.ts";
import type { Peers } from "./peers.ts";
import { keyOf, Lifetime, Place, placeOf } from "./room.ts";
import type { RoomsFile } from "./rooms-file.ts";
import { NodeSocket } from "./socket.ts";
import { createRoomList, createStorages } from "./storage.ts";

/** How long a room without sockets stays in memory after its last use, in milliseconds. */
const IDLE_MS = 60_000;
/**
 * How long a conversation with open sockets does, in milliseconds: less than the time between two pings of a client that says
 * nothing, and more than most take to read an answer and ask again. Its memory goes from some 40 KiB to 10 (V8's heap, 1,000
 * sessions, two messages each); to open it again takes half a millisecond.
 */
const HIBERNATE_MS = 20_000;
/** How long it stays for what it does by itself, an alarm or a request, in milliseconds: what comes of that follows at once. */
const REST_MS = 2_000;
/** The time between two looks for rooms to evict, in milliseconds. */
const SWEEP_MS = 5_000;
/** The time between two looks for sockets whose other end is gone, in milliseconds. */
const PROBE_MS = 30_000;
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
  readonly #probing: NodeJS.Timeout;
  #cancelSweep = () => {};
  readonly #socketEnds: SocketEnds;
  #socketCount = 0;
  #roomCount = 0;
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
    this.#probing = setInterval(() => this.#probe(), PROBE_MS).unref();
    this.#sweepSoon();
    this.#alarms.start();
  }

  get socketCount(): number {
    return this.#socketCount;
  }

  /** Rooms in memory by their kind. */
  get roomCounts(): ReadonlyMap<RoomKind, number> {
    const counts = new Map<RoomKind, number>(ROOM_KINDS.map((kind) => [kind, 0]));
    for (const { kind, life } of this.#places.values())
      if (life) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    return counts;
  }

  /** Deliveries that rooms in memory have yet to make. */
  get outboxCount(): number {
    return [...this.#places.values()].reduce((sum, { life }) => sum + (life?.outboxCount ?? 0), 0);
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
    const life = this.#open(kind, id);
    const request = new Request(`http://room/parties/${kind}/${id}${path}`, init);
    return life.track(answerRequest(kind, life.room, request));
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
    const place = this.#placeOf(kind, id);
    const connection = new NodeSocket(socket);
    place.sockets.add(connection);
    this.#socketCount += 1;
    this.#listen(place, connection, socket);
    this.#hand(place, (room) => room.onConnect(connection, request)).hear();
  }

  /**
   * Takes the rooms that have been idle for a time out of memory, once they have written what they would have to find out
   * again; their rows and sockets stay. The few rooms with sockets that are no conversation's stay too.
   */
  async restIdle(idleMs = IDLE_MS, hibernateMs = HIBERNATE_MS): Promise<void> {
    const now = this.#options.clock.now();
    const resting: Promise<void>[] = [];
    for (const place of this.#places.values()) {
      const { life } = place;
      if (!life?.isIdle) continue;
      const isQuiet =
        place.sockets.size === 0
          ? life.usedAt <= now - idleMs
          : place.kind === "main" && life.heardAt <= now - hibernateMs && life.usedAt <= now - REST_MS;
      if (isQuiet) resting.push(this.#rest(place, life));
    }
    await Promise.all(resting);
  }

  /** Ends calls that are under way, tells every client to come back, and lets the file be closed. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    clearInterval(this.#probing);
    this.#cancelSweep();
    this.#socketEnds.tell();
    this.#alarms.stop();
    const places = [...this.#places.values()];
    await within(STOP_MS, Promise.all(places.map(({ life }) => life?.rest())));
    for (const { sockets, life } of places) {
      for (const socket of sockets) socket.close(1012, "The server starts again.");
      life?.end();
    }
  }

  /** Apart from `connect`, so that a socket holds its request no longer than its room does. */
  #listen(place: Place, connection: NodeSocket, socket: WebSocket): void {
    socket.on("message", (data, isBinary) => {
      if (this.#isStopping) return;
      const frame = isBinary ? data : String(data);
      if (place.life || !connection.answersAlone(frame, this.#options.deployment.autoResponse))
        this.#hand(place, (room) => room.onFrame(connection, frame)).hear();
    });
    socket.on("error", () => socket.terminate());
    socket.on("close", (code) => {
      this.#socketEnds.note(code);
      place.sockets.delete(connection);
      this.#socketCount -= 1;
      if (place.life ? !place.life.hasEnded : !this.#isStopping)
        this.#hand(place, (room) => room.onClose(connection));
    });
  }

  /** Has a room do something for one of its sockets. */
  #hand(place: Place, work: (room: Room) => Promise<void>): Lifetime {
    const life = this.#wake(place);
    life.track(work(life.room)).catch((error: unknown) => {
      this.#options.log({ level: "error", event: "frame-failed", error: faultOf(error) });
    });
    return life;
  }

  #open(kind: RoomKind, id: string): Lifetime {
    const known = this.#places.get(keyOf(kind, id));
    if (!known && !this.#hasSpace()) throw new Error("This process holds as many rooms as it may.");
    return this.#wake(known ?? this.#placeOf(kind, id));
  }

  #placeOf(kind: RoomKind, id: string): Place {
    const key = keyOf(kind, id);
    const place = this.#places.get(key) ?? new Place(kind, id);
    this.#places.set(key, place);
    return place;
  }

  /** The room in memory; one that is not is made again. A room with sockets always has the space: they are counted. */
  #wake(place: Place): Lifetime {
    if (place.life) return place.life;
    const life = new Lifetime(this.#options.clock);
    life.room = this.#options.deployment.createRoom(place.kind, roomHost(place, life, this.#shared));
    place.life = life;
    this.#roomCount += 1;
    return life;
  }

  async #rest(place: Place, life: Lifetime): Promise<void> {
    const { workCount } = life;
    try {
      await life.room.onRest?.();
    } catch (error) {
      // It leaves all the same: what was not written is found out again, as after a kill.
      this.#options.log({ level: "warn", event: "room-not-settled", error: faultOf(error) });
    }
    // A call may have come meanwhile; its room rests another time.
    if (place.life === life && life.isIdle && life.workCount === workCount) this.#evict(place, life);
  }

  #evict(place: Place, life: Lifetime): void {
    life.end();
    place.life = null;
    this.#roomCount -= 1;
    if (place.sockets.size === 0) this.#places.delete(place.key);
  }

  #hasSpace(): boolean {
    const most = PLACES_PER_SOCKET * this.#options.socketsMax;
    if (this.#roomCount >= most)
      for (const place of this.#places.values())
        if (place.sockets.size === 0 && place.life?.isIdle) this.#evict(place, place.life);
    return this.#roomCount < most;
  }

  #sweepSoon(): void {
    if (this.#isStopping) return;
    this.#cancelSweep = this.#options.clock.after(SWEEP_MS, () => {
      void this.restIdle();
      // A clock that a test moves on by a week looks once.
      setImmediate(() => this.#sweepSoon());
    });
  }

  /** Cuts the sockets whose other end is gone. */
  #probe(): void {
    for (const place of this.#places.values()) for (const socket of place.sockets) socket.probe();
  }

  async #ring(room: string): Promise<void> {
    const { kind, id } = placeOf(room);
    const life = this.#open(kind, id);
    await life.track(life.room.onAlarm());
  }
}

async function within(ms: number, work: Promise<unknown>): Promise<void> {
  const timer = Promise.withResolvers<void>();
  const handle = setTimeout(timer.resolve, ms);
  await Promise.race([work, timer.promise]);
  clearTimeout(handle);
}
