import { encodeEvents, REFUSAL_CLOSE_CODES } from "@prosa/protocol";
import * as z from "zod/mini";
import { faultOf } from "../platform/faults.ts";
import {
  type Connection,
  type Room,
  type RoomHost,
  type RoomKind,
  type RoomStorage,
  VERSION_KEY,
} from "../platform/room-host.ts";
import type { RowStep, RowSteps } from "./steps.ts";

/** The changed rows that go into one transaction: with the rows that they make and their keys it stays under 128. */
const CHANGED_MAX = 40;
/** The rows that are read at a time. */
const READ_COUNT = 100;

/** How long a client rests that comes while the rows cannot be read, in milliseconds. */
const RETRY_AFTER_MS = 5_000;

const versionSchema = z.int().check(z.positive());

/** Thrown where a newer version of the server wrote the rows: nothing is read or written then. */
class NewerRowsError extends Error {
  override name = "NewerRowsError";
}

interface VersionedRoomOptions {
  kind: RoomKind;
  steps: RowSteps;
  /** Opens the room's rows as the steps are to see them, where some are sealed. */
  rowsOf: (host: RoomHost) => Promise<RoomStorage>;
  create: (host: RoomHost) => Room;
}

/**
 * A room whose storage brings its rows up to today's version before it gives any of them: all changes in one transaction with the
 * version, or, where they are more than `CHANGED_MAX`, in several, the last of which has the version. The room itself is there
 * at once, so that the time of those who connect is counted meanwhile.
 */
export class VersionedRoom implements Room {
  readonly #host: RoomHost;
  readonly #options: VersionedRoomOptions;
  readonly #version: number;
  readonly #room: Room;
  #storage: RoomStorage | null = null;
  #opening: Promise<RoomStorage> | null = null;

  constructor(host: RoomHost, options: VersionedRoomOptions) {
    this.#host = host;
    this.#options = options;
    this.#version = 1 + this.#steps.length;
    this.#room = options.create({ ...host, storage: this.#current() });
  }

  onConnect(connection: Connection, request: Request): Promise<void> {
    return this.#room.onConnect(connection, request);
  }

  /** Has the client come back later where the rows cannot be read, or are of a newer version. */
  async onFrame(connection: Connection, frame: unknown): Promise<void> {
    try {
      await this.#room.onFrame(connection, frame);
    } catch (error) {
      if (this.#storage) throw error;
      this.#refuse(connection, error);
    }
  }

  onClose(connection: Connection): Promise<void> {
    return this.#room.onClose(connection);
  }

  /** Answers 503 with the reason where the rows are of a newer version. */
  async onRequest(request: Request): Promise<Response> {
    try {
      return await this.#room.onRequest(request);
    } catch (error) {
      if (!(error instanceof NewerRowsError)) throw error;
      return Response.json({ problem: error.message }, { status: 503 });
    }
  }

  onAlarm(): Promise<void> {
    return this.#room.onAlarm();
  }

  async onRest(): Promise<void> {
    await this.#room.onRest?.();
  }

  get #steps(): readonly RowStep[] {
    return this.#options.steps[this.#options.kind] ?? [];
  }

  /** The room's storage as its own code sees it: every call waits until the rows are of today's version. */
  #current(): RoomStorage {
    const { scrub } = this.#host.storage;
    const open = () => this.#storage ?? this.#open();
    const then = <Result>(use: (storage: RoomStorage) => Promise<Result>): Promise<Result> => {
      const opened = open();
      return opened instanceof Promise ? opened.then(use) : use(opened);
    };
    return {
      get: (key) => then((storage) => storage.get(key)),
      list: (range) => then((storage) => storage.list(range)),
      put: (rows, gone) => then((storage) => storage.put(rows, gone)),
      delete: (keys) => then((storage) => storage.delete(keys)),
      deleteAll: () => then((storage) => storage.deleteAll()),
      ...(scrub && { scrub: () => then(async (storage) => storage.scrub?.()) }),
    };
  }

  #open(): Promise<RoomStorage> {
    this.#opening ??= this.#prepare().then(
      (storage) => {
        this.#storage = storage;
        return storage;
      },
      (error: unknown) => {
        this.#opening = null;
        throw error;
      },
    );
    return this.#opening;
  }

  async #prepare(): Promise<RoomStorage> {
    const { storage } = this.#host;
    const stored = await storage.get(VERSION_KEY);
    const isEmpty = stored === undefined && (await storage.list({ prefix: "", limit: 1 })).size === 0;
    const found = isEmpty ? this.#version : versionSchema.parse(stored ?? 1);
    if (found > this.#version) {
      const { kind } = this.#options;
      const error = new NewerRowsError(
        `The rows of this ${kind} room are of version ${found}, and this server knows ${this.#version}: run the newer server, or restore the backup from before it.`,
      );
      this.#host.log({ level: "error", event: "rows-too-new", kind, found, known: this.#version });
      throw error;
    }
    if (found < this.#version) await this.#migrate(found);
    // The first row brings its version, so that a room that was never written to holds nothing.
    return isEmpty && this.#version > 1 ? withVersion(storage, this.#version) : storage;
  }

  async #migrate(from: number): Promise<void> {
    const rows = await this.#options.rowsOf(this.#host);
    const steps = this.#steps.slice(from - 1);
    let changed: [key: string, made: Readonly<Record<string, unknown>>][] = [];
    let count = 0;
    const write = async (version?: number) => {
      const made = Object.assign({}, ...changed.map(([, one]) => one));
      const gone = changed.flatMap(([key]) => (key in made ? [] : [key]));
      await rows.put({ ...made, ...(version !== undefined && { [VERSION_KEY]: version }) }, gone);
      count += changed.length;
      changed = [];
    };
    for (let start: string | null = ""; start !== null; ) {
      const page: [string, unknown][] = [...(await rows.list({ prefix: "", start, limit: READ_COUNT }))];
      for (const [key, value] of page) {
        const made = key === VERSION_KEY ? null : changedBy(steps, key, value);
        if (!made) continue;
        if (changed.length === CHANGED_MAX) await write();
        changed.push([key, made]);
      }
      const last = page.length < READ_COUNT ? undefined : page.at(-1);
      start = last ? `${last[0]}\0` : null;
    }
    await write(this.#version);
    const { kind } = this.#options;
    this.#host.log({ level: "info", event: "rows-migrated", kind, from, to: this.#version, rows: count });
  }

  #refuse(connection: Connection, error: unknown): void {
    if (!(error instanceof NewerRowsError))
      this.#host.log({
        level: "error",
        event: "room-not-opened",
        kind: this.#options.kind,
        error: faultOf(error),
      });
    const message = "This conversation cannot be opened at present; come back later.";
    for (const frame of encodeEvents([
      { type: "refused", code: "unavailable", message, retryAfterMs: RETRY_AFTER_MS },
    ]))
      connection.send(frame);
    connection.close(REFUSAL_CLOSE_CODES.unavailable, "unavailable");
  }
}

/** Leads a row through all steps; `null` where none of them changes it. */
function changedBy(
  steps: readonly RowStep[],
  key: string,
  value: unknown,
): Readonly<Record<string, unknown>> | null {
  let rows: Readonly<Record<string, unknown>> = { [key]: value };
  let isChanged = false;
  for (const step of steps) {
    const made = Object.entries(rows).map(([name, one]) => {
      const next = step.change(name, one);
      isChanged ||= next !== null;
      return next ?? { [name]: one };
    });
    rows = Object.assign({}, ...made);
  }
  return isChanged ? rows : null;
}

/** A storage whose next step of rows has their version in it, and so has the first after all were deleted. */
function withVersion(storage: RoomStorage, version: number): RoomStorage {
  let isWritten = false;
  return {
    get: (key) => storage.get(key),
    list: (range) => storage.list(range),
    put: async (rows, gone) => {
      if (isWritten) return storage.put(rows, gone);
      const written = storage.put({ ...rows, [VERSION_KEY]: version }, gone);
      isWritten = true;
      await written.catch((error: unknown) => {
        isWritten = false;
        throw error;
      });
    },
    delete: (keys) => storage.delete(keys),
    deleteAll: () => {
      isWritten = false;
      return storage.deleteAll();
    },
    ...(storage.scrub && { scrub: () => storage.scrub?.() ?? Promise.resolve() }),
  };
}
