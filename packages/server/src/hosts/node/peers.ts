import { request as httpRequest, type IncomingMessage } from "node:http";
import { connect, type Socket } from "node:net";
import path from "node:path";
import { type Duplex, Readable } from "node:stream";
import { fnv } from "../../platform/fnv.ts";
import { ADDRESS_HEADER, type RoomHost, type RoomKind } from "../../platform/room-host.ts";
import type { Sample } from "./metrics/metrics.ts";
import { keyOf } from "./room.ts";

/** How long a call waits for a process that starts again, in milliseconds, and how often it tries. */
const PATIENCE_MS = 5_000;
const RETRY_MS = 50;
/** The longest path that every system takes for a socket of its own. */
const SOCKET_PATH_MAX = 100;

/** The place of one process among those that share the rooms. */
export interface ProcessPlace {
  readonly index: number;
  readonly count: number;
}

/** The process that holds a room: FNV-1a of its key, so that all processes and all releases agree. */
export function processOf(key: string, count: number): number {
  return fnv(key) % count;
}

/** The folder of a process below the folder of all. */
export function folderOf(data: string, index: number): string {
  return path.join(data, String(index));
}

/** The way to the rooms of the other processes, over a socket in each one's folder, which nobody else may open. */
export class Peers {
  readonly #data: string;
  readonly #place: ProcessPlace;

  constructor(data: string, place: ProcessPlace) {
    this.#data = data;
    this.#place = place;
  }

  /** True where this process is one of several. */
  get isNeeded(): boolean {
    return this.#place.count > 1;
  }

  /** This process's own socket. */
  get ownSocket(): string {
    return this.#socketOf(this.#place.index);
  }

  /** The process that holds a room, where it is another one. */
  elsewhere(kind: RoomKind, id: string): number | null {
    const index = processOf(keyOf(kind, id), this.#place.count);
    return index === this.#place.index ? null : index;
  }

  /** Sends a request to a room of another process. */
  call(index: number, ...[kind, id, at, init]: Parameters<RoomHost["callRoom"]>): Promise<Response> {
    return this.#fetch(index, new Request(`http://room/parties/${kind}/${id}${at}`, init));
  }

  /** Lists rooms of the other processes. Rejects while one of them cannot be asked, so that none is passed over. */
  async listRooms(
    ...[kind, after, limit]: Parameters<NonNullable<RoomHost["listRooms"]>>
  ): Promise<string[]> {
    const query = new URLSearchParams({ kind, after, limit: String(limit) });
    const lists = this.#others.map(async (index): Promise<string[]> => {
      const response = await this.#fetch(index, new Request(`http://room/rooms?${query}`));
      return (await response.json()) as string[];
    });
    return (await Promise.all(lists)).flat();
  }

  /** The numbers of the other processes, by their index; one that starts again has none. */
  async samples(): Promise<{ index: number; samples: Sample[] }[]> {
    const told = this.#others.map(async (index) => {
      const response = await this.#fetch(index, new Request("http://room/samples"));
      return [{ index, samples: (await response.json()) as Sample[] }];
    });
    return (await Promise.all(told.map((one) => one.catch(() => [])))).flat();
  }

  /**
   * Passes a socket that is being opened on to the process that holds its room, byte by byte, and says from which address it
   * came.
   */
  async pass(
    index: number,
    incoming: IncomingMessage,
    client: Duplex,
    head: Buffer,
    address: string,
  ): Promise<void> {
    const peer = await this.#open(index);
    const lines = [`${incoming.method} ${incoming.url} HTTP/1.1`];
    for (let at = 0; at + 1 < incoming.rawHeaders.length; at += 2) {
      const [name = "", value] = incoming.rawHeaders.slice(at, at + 2);
      if (name.toLowerCase() !== ADDRESS_HEADER) lines.push(`${name}: ${value}`);
    }
    lines.push(`${ADDRESS_HEADER}: ${address}`);
    peer.write(`${lines.join("\r\n")}\r\n\r\n`);
    peer.write(head);
    join(peer, client);
  }

  async #fetch(index: number, { method, headers, body, url }: Request): Promise<Response> {
    const { pathname, search } = new URL(url);
    const bytes = body && Buffer.from(await new Response(body).arrayBuffer());
    const stream = await this.#open(index);
    return new Promise((resolve, reject) => {
      const outgoing = httpRequest({
        createConnection: () => stream,
        method,
        path: pathname + search,
        headers: { ...Object.fromEntries(headers), host: "room", connection: "close" },
      });
      outgoing.on("response", (incoming) => resolve(responseOf(incoming)));
      outgoing.on("error", reject);
      outgoing.end(bytes ?? undefined);
    });
  }

  get #others(): number[] {
    const all = Array.from({ length: this.#place.count }, (_, index) => index);
    return all.filter((index) => index !== this.#place.index);
  }

  #socketOf(index: number): string {
    const at = path.resolve(folderOf(this.#data, index), "rooms.sock");
    if (Buffer.byteLength(at) <= SOCKET_PATH_MAX) return at;
    throw new Error(`With several processes PROSA_DATA must be a shorter path than ${this.#data}.`);
  }

  async #open(index: number): Promise<Socket> {
    const until = Date.now() + PATIENCE_MS;
    for (;;) {
      const stream = connect(this.#socketOf(index));
      const error = await new Promise<Error | null>((resolve) => {
        stream.once("connect", () => resolve(null));
        stream.once("error", resolve);
      });
      if (!error) return stream;
      if (Date.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }
}

/** Passes all bytes on both ways; where one ends, the other does. Apart, so that they do not hold the request that joined them. */
function join(one: Duplex, other: Duplex): void {
  one.pipe(other).pipe(one);
  for (const event of ["error", "close"]) {
    one.on(event, () => other.destroy());
    other.on(event, () => one.destroy());
  }
}

function responseOf(incoming: IncomingMessage): Response {
  const status = incoming.statusCode ?? 502;
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) headers.set(name, String(value));
  const hasBody = status !== 204 && status !== 304;
  if (!hasBody) incoming.resume();
  const body = hasBody ? (Readable.toWeb(incoming) as unknown as ReadableStream) : null;
  return new Response(body, { status, headers });
}
