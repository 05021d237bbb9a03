import type * as z from "zod/mini";
import type { RoomStorage } from "./room-host.ts";

/** The digits of a place in the keys, so that they sort as numbers do. */
const PLACE_DIGITS = 10;

/** Pieces that a room owes to another place, a row each, in the order in which they came. */
export class PendingList<Piece> {
  readonly #storage: RoomStorage;
  readonly #prefix: string;
  readonly #pieces: Map<string, Piece>;
  /** Names what a piece is about, which its key ends with. */
  readonly #aboutOf: ((piece: Piece) => string) | undefined;
  #place: number;

  private constructor(
    storage: RoomStorage,
    prefix: string,
    pieces: Map<string, Piece>,
    aboutOf?: (piece: Piece) => string,
  ) {
    this.#storage = storage;
    this.#prefix = prefix;
    this.#pieces = pieces;
    this.#aboutOf = aboutOf;
    const last = [...pieces.keys()].at(-1) ?? "";
    this.#place = Number(last.slice(prefix.length, prefix.length + PLACE_DIGITS));
  }

  static async open<Schema extends z.ZodMiniType>(
    storage: RoomStorage,
    prefix: string,
    schema: Schema,
    aboutOf?: (piece: z.infer<Schema>) => string,
  ): Promise<PendingList<z.infer<Schema>>> {
    const pieces = new Map<string, z.infer<Schema>>();
    for (const [key, row] of await storage.list({ prefix })) {
      const parsed = schema.safeParse(row);
      if (parsed.success) pieces.set(key, parsed.data);
    }
    return new PendingList(storage, prefix, pieces, aboutOf);
  }

  /** A list of which it is known that no row was written. */
  static empty<Piece>(storage: RoomStorage, prefix: string): PendingList<Piece> {
    return new PendingList(storage, prefix, new Map<string, Piece>());
  }

  get isEmpty(): boolean {
    return this.#pieces.size === 0;
  }

  /** The pieces with their keys, the oldest first. */
  pieces(): [key: string, piece: Piece][] {
    return [...this.#pieces];
  }

  /** Makes the row of a new piece, to be written with its cause; it is owed once `hold` was called with it. */
  rowOf(piece: Piece): Readonly<Record<string, Piece>> {
    this.#place += 1;
    const about = this.#aboutOf ? `:${this.#aboutOf(piece)}` : "";
    return { [`${this.#prefix}${String(this.#place).padStart(PLACE_DIGITS, "0")}${about}`]: piece };
  }

  /** Holds the pieces of rows that were written. */
  hold(rows: Readonly<Record<string, Piece>>): void {
    for (const [key, piece] of Object.entries(rows)) this.#pieces.set(key, piece);
  }

  /** Writes a piece whose cause is written elsewhere. */
  async add(piece: Piece): Promise<void> {
    const rows = this.rowOf(piece);
    await this.#storage.put(rows);
    this.hold(rows);
  }

  /** Writes a piece again in its place, unless it was removed meanwhile. */
  async replace(key: string, piece: Piece): Promise<void> {
    if (!this.#pieces.has(key)) return;
    await this.#storage.put({ [key]: piece });
    this.#pieces.set(key, piece);
  }

  /** Forgets every piece, where the room's rows are removed as a whole. */
  clear(): void {
    this.#pieces.clear();
  }

  /** Removes a piece that is done, or that nobody takes any more. */
  async settle(key: string): Promise<void> {
    await this.#storage.delete([key]);
    this.#pieces.delete(key);
  }
}
