import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { MASTER_KEY } from "../testbed.ts";

const ALGORITHM = "aes-256-gcm";
const HEAD_BYTES = 1 + 8 + 12;
const TAG_BYTES = 16;
const KEY_ROW = /^key:/;

interface KeyRow {
  site: string;
  room: string;
  id: string;
  wrapped: Uint8Array;
  isMixed: boolean;
}

const OWNERS = {
  desk: (key: string) => {
    if (key.startsWith("row:")) return key.slice("row:".length);
    const [, ticket] = /^ticket(?:-entry|-update:\d+)?:([^:]+)(?::\d+)?$/.exec(key) ?? [];
    return ticket === undefined ? null : `ticket:${ticket}`;
  },
  main: (key: string) => (key === "session" || /^(log|internal|file|mail):/.test(key) ? "" : null),
  stats: (key: string) => (key.startsWith("question:") ? key.slice("question:".length) : null),
  site: (key: string) => (key.startsWith("contact:") ? key.slice("contact:".length) : null),
};

/**
 * A room's rows as it reads them, over the sealed ones that its storage holds. It opens them by the documented form and Node's
 * own AES, and knows nothing of the code that sealed them. The rows of keys are left out.
 */
export class UnsealedRows {
  readonly #kind: keyof typeof OWNERS;
  readonly #rows: Map<string, unknown>;
  readonly #siteRows: ReadonlyMap<string, unknown>;

  constructor(kind: keyof typeof OWNERS, rows: Map<string, unknown>, siteRows: ReadonlyMap<string, unknown>) {
    this.#kind = kind;
    this.#rows = rows;
    this.#siteRows = siteRows;
  }

  get size(): number {
    return [...this.keys()].length;
  }

  keys(): string[] {
    return [...this.#rows.keys()].filter((key) => !KEY_ROW.test(key)).sort();
  }

  has(key: string): boolean {
    return this.#rows.has(key);
  }

  get(key: string): unknown {
    const stored = this.#rows.get(key);
    const owner = OWNERS[this.#kind](key);
    if (!(stored instanceof Uint8Array) || owner === null) return structuredClone(stored);
    const [raw, row] = this.#key(owner);
    return JSON.parse(unsealed(raw, stored, ["row", this.#kind, row.room, key]).toString());
  }

  /** Puts a row as the room would have written it: sealed, where it seals rows of this key. */
  set(key: string, value: unknown): void {
    const owner = OWNERS[this.#kind](key);
    if (owner === null || !this.#rows.has(`key:${owner}`))
      return void this.#rows.set(key, structuredClone(value));
    const [raw, row] = this.#key(owner);
    const id = Buffer.from(row.id, "hex");
    const bytes = Buffer.from(JSON.stringify(value));
    this.#rows.set(key, sealedBytes(raw, id, bytes, ["row", this.#kind, row.room, key]));
  }

  *[Symbol.iterator](): Generator<[string, unknown]> {
    for (const key of this.keys()) yield [key, this.get(key)];
  }

  #key(owner: string): [Buffer, KeyRow] {
    const row = this.#rows.get(`key:${owner}`) as KeyRow;
    const wrappedBy = Buffer.from(row.wrapped.subarray(1, 9)).toString("hex");
    const ring = this.#siteRows.get("keys") as { site: string; keys: { id: string; wrapped: Uint8Array }[] };
    const siteKey = ring.keys.find(({ id }) => id === wrappedBy);
    if (!siteKey) throw new Error(`The site has no key ${wrappedBy}.`);
    const master = Buffer.from(hkdfSync("sha256", MASTER_KEY, "", "prosa master key", 32));
    const wrapping = unsealed(master, siteKey.wrapped, ["site-key", ring.site]);
    const { site, room, id, isMixed } = row;
    return [unsealed(wrapping, row.wrapped, ["key", this.#kind, room, owner, site, id, isMixed]), row];
  }
}

function unsealed(key: Buffer, sealed: Uint8Array, place: unknown): Buffer {
  const decipher = createDecipheriv(ALGORITHM, key, sealed.subarray(9, HEAD_BYTES));
  decipher.setAAD(Buffer.from(JSON.stringify(place)));
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(HEAD_BYTES, -TAG_BYTES)), decipher.final()]);
}

function sealedBytes(key: Buffer, id: Buffer, bytes: Buffer, place: unknown): Uint8Array {
  const iv = randomBytes(12);
  const cipher = createCipheriv(ALGORITHM, key, iv);
  cipher.setAAD(Buffer.from(JSON.stringify(place)));
  const text = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return new Uint8Array(Buffer.concat([Buffer.from([1]), id, iv, text, cipher.getAuthTag()]));
}
