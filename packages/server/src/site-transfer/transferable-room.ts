import {
  type Connection,
  type Room,
  type RoomHost,
  type RoomKind,
  roomPath,
  VERSION_KEY,
} from "../platform/room-host.ts";
import { endableHost } from "./endable-host.ts";
import { writeRoomWithFiles } from "./room-files.ts";
import { readRoom, writeRoom } from "./row-lines.ts";

const PATH = "/rows";
/** Stands in a room while its rows are being written: a room with it is not complete, and is written again. */
const UNFINISHED = "transfer:unfinished";
/** The most rows of a step. */
const STEP_COUNT = 100;
/** The most bytes of a step, so that no platform's limit of one write is met. */
const STEP_BYTES = 1024 * 1024;

/**
 * A room whose rows and files can be taken along: `GET /rows` writes them as they are stored at one moment, `PUT /rows` puts
 * those of another deployment into an empty room, and `DELETE /rows` removes them all, or all but `?keep=`. Everything else goes to the room itself.
 */
export class TransferableRoom implements Room {
  readonly #host: RoomHost;
  readonly #kind: RoomKind;
  readonly #version: number;
  readonly #create: (host: RoomHost) => Room;
  #room: Room;
  /** Ends what the room still has under way. */
  #end: () => void;

  /** Takes rows up to this version. */
  constructor(host: RoomHost, kind: RoomKind, version: number, create: (host: RoomHost) => Room) {
    this.#host = host;
    this.#kind = kind;
    this.#version = version;
    this.#create = create;
    const { host: own, end } = endableHost(host);
    this.#end = end;
    this.#room = create(own);
  }

  onConnect(connection: Connection, request: Request): Promise<void> {
    return this.#room.onConnect(connection, request);
  }

  onFrame(connection: Connection, frame: unknown): Promise<void> {
    return this.#room.onFrame(connection, frame);
  }

  onClose(connection: Connection): Promise<void> {
    return this.#room.onClose(connection);
  }

  onAlarm(): Promise<void> {
    return this.#room.onAlarm();
  }

  async onRest(): Promise<void> {
    await this.#room.onRest?.();
  }

  async onRequest(request: Request): Promise<Response> {
    const { id, path } = roomPath(request.url);
    if (path !== PATH) return this.#room.onRequest(request);
    switch (request.method) {
      case "PUT":
        return this.#take(id, await request.text());
      case "DELETE":
        return this.#wipe(new URL(request.url).searchParams.get("keep"));
      default:
        return this.#give(id);
    }
  }

  /** Removes every row but one where it is named, and begins as a room that never held another. */
  async #wipe(kept: string | null): Promise<Response> {
    const { storage } = this.#host;
    // First: what it writes from here on would outlive its rows.
    this.#end();
    if (kept === null) await storage.deleteAll();
    else
      for (;;) {
        const rows = await storage.list({ prefix: "", limit: STEP_COUNT });
        const gone = [...rows.keys()].filter((key) => key !== kept);
        if (gone.length === 0) break;
        await storage.delete(gone);
      }
    await this.#host.storage.scrub?.();
    this.#begin();
    return new Response(null, { status: 204 });
  }

  /** A new room in the place of the one before, which knows nothing of what was written behind its back. */
  #begin(): void {
    this.#end();
    const { host, end } = endableHost(this.#host);
    this.#end = end;
    this.#room = this.#create(host);
  }

  /** All rows in one read, so that none of them is of another moment. */
  async #give(id: string): Promise<Response> {
    const rows = Object.fromEntries(await this.#host.storage.list({ prefix: "" }));
    if (Object.keys(rows).length === 0) return new Response(null, { status: 404 });
    if (UNFINISHED in rows) return new Response(null, { status: 409 });
    const lines = await writeRoomWithFiles({ kind: this.#kind, id, rows }, this.#host.files);
    return new Response(lines, { headers: { "content-type": "application/x-ndjson" } });
  }

  async #take(id: string, text: string): Promise<Response> {
    const { storage, files: store, alarm, now } = this.#host;
    const read = readRoom(text);
    if (!read.ok) return Response.json({ problem: read.problem }, { status: 422 });
    const { kind, id: from, rows, files } = read.value;
    const version = rows[VERSION_KEY];
    if (typeof version === "number" && version > this.#version) {
      const known = `this server knows ${this.#version}`;
      return Response.json(
        {
          problem: `The rows of ${kind}/${from} are of version ${version}, and ${known}: bring it up to date first.`,
        },
        { status: 422 },
      );
    }
    // Sealed rows open in the room alone that they were written in.
    if (kind !== this.#kind || from !== id)
      return Response.json({ problem: `These are the rows of ${kind}/${from}.` }, { status: 422 });
    const held = await storage.list({ prefix: "" });
    if (held.size > 0 && !held.has(UNFINISHED)) return new Response(null, { status: 409 });
    if (held.size > 0) await storage.deleteAll();
    await storage.put({ [UNFINISHED]: true });
    for (const step of stepsOf(rows)) await storage.put(step);
    for (const [fileId, bytes] of Object.entries(files)) await store.put(fileId, bytes);
    await storage.delete([UNFINISHED]);
    this.#begin();
    // The work that its rows ask for begins as after a restart.
    await alarm.set(now());
    return new Response(null, { status: 204 });
  }
}

function* stepsOf(rows: Readonly<Record<string, unknown>>): Generator<Record<string, unknown>> {
  let step: Record<string, unknown> = {};
  let bytes = 0;
  for (const [key, value] of Object.entries(rows)) {
    const size = writeRoom({ kind: "", id: "", rows: { [key]: value } }).length;
    if (Object.keys(step).length >= STEP_COUNT || (bytes > 0 && bytes + size > STEP_BYTES)) {
      yield step;
      step = {};
      bytes = 0;
    }
    step[key] = value;
    bytes += size;
  }
  if (bytes > 0) yield step;
}
