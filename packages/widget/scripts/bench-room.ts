import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import type { Duplex } from "node:stream";
import { brotliCompressSync } from "node:zlib";
import { type DurableEvent, decodeCommand, encodeEvents, type RoomEvent } from "@prosa/protocol";

const SITE = { name: "Armazém Aurora", greeting: "Oi! Como posso ajudar?" };
const WEBSOCKET_KEY = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

/** A site with the widget on its pages, and its room. It answers at once, so that only the widget is timed. */
export class BenchRoom {
  /** The log that the room sends to each client. */
  log: DurableEvent[] = [];
  readonly #server: Server;
  readonly #sockets = new Set<Duplex>();
  readonly #pages: ReadonlyMap<string, string>;
  readonly #files: string;
  readonly #packed = new Map<string, Buffer>();

  constructor(files: string, pages: ReadonlyMap<string, string>) {
    this.#files = files;
    this.#pages = pages;
    this.#server = createServer((request, response) => {
      const path = new URL(request.url ?? "/", "http://localhost").pathname;
      const page = this.#pages.get(path);
      if (page !== undefined) {
        response.setHeader("content-type", path.endsWith(".js") ? "text/javascript" : "text/html").end(page);
      } else if (path === "/api/sessions") {
        response.writeHead(201, { "content-type": "application/json" });
        const token = {
          session: "session-bench",
          token: "token",
          expiresInS: 3_600,
          refreshToken: "refresh",
          site: SITE,
        };
        response.end(JSON.stringify(token));
      } else {
        // With the headers of a real host.
        const file = this.#pack(path);
        const etag = `"${file ? createHash("sha256").update(file).digest("base64url") : ""}"`;
        const isKnown = request.headers["if-none-match"] === etag;
        const lasts = path.startsWith("/chunks/") ? "public, max-age=31536000, immutable" : "no-cache";
        response.writeHead(file ? (isKnown ? 304 : 200) : 404, {
          "content-type": "text/javascript",
          "content-encoding": "br",
          "cache-control": lasts,
          etag,
        });
        response.end(isKnown ? undefined : file);
      }
    });
    this.#server.on("upgrade", ({ headers }, socket: Duplex) => {
      const accept = createHash("sha1")
        .update(`${headers["sec-websocket-key"]}${WEBSOCKET_KEY}`)
        .digest("base64");
      socket.write(
        `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
      );
      this.#sockets.add(socket);
      socket.on("close", () => this.#sockets.delete(socket));
      socket.on("error", () => socket.destroy());
      let rest = Buffer.alloc(0);
      socket.on("data", (bytes: Buffer) => {
        rest = Buffer.concat([rest, bytes]);
        for (let frame = readFrame(rest); frame; frame = readFrame(rest)) {
          rest = rest.subarray(frame.length);
          if (frame.isText) this.#hear(socket, frame.text);
        }
      });
    });
  }

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** Adds a message to the log and sends it. */
  say(author: "visitor" | "assistant", text: string, id?: string): void {
    this.tell(this.put(author, text, id));
  }

  put(author: "visitor" | "assistant", text: string, id?: string): DurableEvent {
    const seq = this.log.length + 1;
    const event: DurableEvent = {
      type: "said",
      seq,
      at: Date.UTC(2026, 0, 1) + seq * 600_000,
      message: {
        id: id ?? `message-${String(seq).padStart(6, "0")}`,
        author,
        parts: [{ type: "text", text }],
        ...(author === "assistant" ? { end: "done" as const } : {}),
      },
    };
    this.log.push(event);
    return event;
  }

  tell(...events: RoomEvent[]): void {
    for (const frame of encodeEvents(events)) for (const socket of this.#sockets) writeFrame(socket, frame);
  }

  #hear(socket: Duplex, text: string): void {
    const decoded = decodeCommand(text);
    if (!decoded.ok) return;
    const command = decoded.value;
    if (command.type === "hello") {
      const seq = this.log.length;
      const events: RoomEvent[] = [
        {
          type: "welcome",
          protocol: 2,
          session: "session-bench",
          epoch: "epoch-one",
          seq,
          seen: seq,
          site: SITE,
        },
        ...this.log.filter((event) => event.seq > command.since),
      ];
      for (const frame of encodeEvents(events)) writeFrame(socket, frame);
    } else if (command.type === "say") {
      const said = this.put("visitor", command.text, command.id);
      this.tell(said, { type: "confirmed", id: command.id, seq: said.seq });
    } else if (command.type === "ping") {
      this.tell({ type: "pong" });
    }
  }

  #pack(path: string): Buffer | undefined {
    if (!/^\/(chunks\/)?[\w-]+\.js$/.test(path)) return undefined;
    let bytes = this.#packed.get(path);
    if (!bytes) {
      bytes = brotliCompressSync(readFileSync(resolve(this.#files, `.${path}`)));
      this.#packed.set(path, bytes);
    }
    return bytes;
  }
}

interface Frame {
  length: number;
  isText: boolean;
  text: string;
}

function readFrame(bytes: Buffer): Frame | undefined {
  if (bytes.length < 6) return undefined;
  const short = (bytes[1] ?? 0) & 127;
  const start = short === 126 ? 4 : 2;
  const size = short === 126 ? bytes.readUInt16BE(2) : short;
  const length = start + 4 + size;
  if (short === 127 || bytes.length < length) return undefined;
  const mask = bytes.subarray(start, start + 4);
  const body = Buffer.from(bytes.subarray(start + 4, length)).map((byte, at) => byte ^ (mask[at % 4] ?? 0));
  return { length, isText: ((bytes[0] ?? 0) & 15) === 1, text: Buffer.from(body).toString() };
}

function writeFrame(socket: Duplex, text: string): void {
  const body = Buffer.from(text);
  let head = Buffer.from([129, body.length]);
  if (body.length > 65_535) {
    head = Buffer.from([129, 127, 0, 0, 0, 0, 0, 0, 0, 0]);
    head.writeBigUInt64BE(BigInt(body.length), 2);
  } else if (body.length > 125) {
    head = Buffer.from([129, 126, 0, 0]);
    head.writeUInt16BE(body.length, 2);
  }
  socket.write(Buffer.concat([head, body]));
}
