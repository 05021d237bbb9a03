import * as z from "zod/mini";
import type { RoomStorage } from "../../platform/room-host.ts";

/** Characters of one row: under the platform's 100 KiB a value in any script. */
const PIECE_LENGTH = 30_000;

/** The most rows of one value, so that it fits in one step of the storage. */
const PIECES_MAX = 100;

const pieceSchema = z.object({ count: z.int(), piece: z.string() });

/** Keeps values that may be larger than a row: their JSON in pieces, written in one step, under one prefix of keys. */
export class LongRows {
  readonly #storage: RoomStorage;
  readonly #prefix: string;

  constructor(storage: RoomStorage, prefix: string) {
    this.#storage = storage;
    this.#prefix = prefix;
  }

  /** Reads a value, which the caller parses as foreign data; `undefined` when it is missing or incomplete. */
  async get(id: string): Promise<unknown> {
    const stored = [...(await this.#list(id)).values()].map((row) => pieceSchema.safeParse(row));
    const count = stored[0]?.data?.count ?? 0;
    const pieces = stored.slice(0, count).map((row) => row.data?.piece);
    if (count === 0 || pieces.length < count || pieces.includes(undefined)) return undefined;
    try {
      return JSON.parse(pieces.join(""));
    } catch {
      return undefined;
    }
  }

  /** Puts a value in place of the earlier one; `false`, and nothing written, when it is too long. */
  async put(id: string, value: unknown, beside: Readonly<Record<string, unknown>> = {}): Promise<boolean> {
    const text = JSON.stringify(value);
    const count = Math.ceil(text.length / PIECE_LENGTH);
    if (count > PIECES_MAX) return false;
    const rows = Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        this.#key(id, index),
        { count, piece: text.slice(index * PIECE_LENGTH, (index + 1) * PIECE_LENGTH) },
      ]),
    );
    const before = [...(await this.#list(id)).keys()];
    await this.#storage.put({ ...beside, ...rows });
    await this.#storage.delete(before.filter((key) => !(key in rows)));
    return true;
  }

  async remove(id: string): Promise<void> {
    await this.#storage.delete([...(await this.#list(id)).keys()]);
  }

  #key(id: string, index: number): string {
    return `${this.#prefix}${id}:${String(index).padStart(4, "0")}`;
  }

  #list(id: string): Promise<Map<string, unknown>> {
    return this.#storage.list({ prefix: `${this.#prefix}${id}:` });
  }
}
