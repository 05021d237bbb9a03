import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import { fileOf, staticHeaders } from "../web/static-files.ts";

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".map": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".woff2": "font/woff2",
};

const COMPRESSED = /^(?:text|application)\/|svg/;
const BROTLI_QUALITY = 9;
const FILE_BYTES_MAX = 8 * 1024 * 1024;

const compress = promisify(brotliCompress);

interface StaticFile {
  readonly type: string;
  readonly etag: string;
  readonly changedAt: number;
  readonly plain: Buffer;
  readonly brotli: Buffer | null;
}

/** The files of one folder, for pages of any origin: the built widget. What was sent once stays in memory until it changes. */
export class StaticFiles {
  readonly #folder: string;
  readonly #held = new Map<string, StaticFile>();

  constructor(folder: string) {
    this.#folder = path.resolve(folder);
  }

  /** Sends the file at an address; resolves with false, and sends nothing, where there is none. */
  async send(pathname: string, incoming: IncomingMessage, outgoing: ServerResponse): Promise<boolean> {
    if (incoming.method !== "GET" && incoming.method !== "HEAD") return false;
    const file = await this.#find(pathname);
    if (!file) return false;
    for (const [name, value] of Object.entries(staticHeaders(pathname))) outgoing.setHeader(name, value);
    outgoing.setHeader("vary", "accept-encoding");
    outgoing.setHeader("etag", file.etag);
    if (incoming.headers["if-none-match"] === file.etag) {
      outgoing.writeHead(304).end();
      return true;
    }
    const isBrotli = file.brotli !== null && /\bbr\b/.test(String(incoming.headers["accept-encoding"] ?? ""));
    const body = isBrotli && file.brotli ? file.brotli : file.plain;
    if (isBrotli) outgoing.setHeader("content-encoding", "br");
    outgoing.writeHead(200, { "content-type": file.type, "content-length": body.byteLength });
    outgoing.end(incoming.method === "HEAD" ? undefined : body);
    return true;
  }

  async #find(pathname: string): Promise<StaticFile | null> {
    const name = decoded(fileOf(pathname));
    const type = CONTENT_TYPES[path.extname(name)];
    const place = path.join(this.#folder, name);
    if (!type || /(?:^|\/)\./.test(name) || !place.startsWith(this.#folder + path.sep)) return null;
    const found = await stat(place).catch(() => null);
    if (!found?.isFile() || found.size > FILE_BYTES_MAX) return null;
    const held = this.#held.get(place);
    if (held?.changedAt === found.mtimeMs) return held;
    const plain = await readFile(place);
    const hash = createHash("sha256").update(plain).digest("base64url").slice(0, 22);
    const params = { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY };
    const brotli = COMPRESSED.test(type) ? await compress(plain, { params }) : null;
    // Weak, since it stands for the file in both encodings.
    const file = { type, etag: `W/"${hash}"`, changedAt: found.mtimeMs, plain, brotli };
    this.#held.set(place, file);
    return file;
  }
}

function decoded(pathname: string): string {
  try {
    const name = decodeURIComponent(pathname);
    return name.includes("\0") || name.includes("\\") ? "" : name;
  } catch {
    return "";
  }
}
