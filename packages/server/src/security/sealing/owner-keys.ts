import * as z from "zod/mini";
import type { RoomStorage } from "../../platform/room-host.ts";
import { isSealed, keyIdOf, makeKey, readKey, type SealingKey, seal, unseal } from "./envelope.ts";
import { MissingKeyError } from "./key-wrapper.ts";
import type { KeySource } from "./site-keys.ts";

/** The first part of the keys of the rows that hold keys. */
export const KEY_PREFIX = "key:";

/** The most owners whose keys one room keeps in memory. */
const OWNERS_MAX = 1_000;

/** The row of a key, wrapped under a key of its site, which the bytes name, and for this room alone. */
const keyRowSchema = z.object({
  site: z.string(),
  room: z.string(),
  id: z.string(),
  wrapped: z.custom<Uint8Array>(isSealed),
  /** Rows from before there was a key may still be plain; in a room without them a plain row is refused. */
  isMixed: z.boolean(),
});
type KeyRow = z.infer<typeof keyRowSchema>;

const destroyedSchema = z.object({ isDestroyed: z.literal(true) });

/** Takes the place of a key's row from its destruction until the rows under it are gone. */
export const DESTROYED: z.infer<typeof destroyedSchema> = { isDestroyed: true };

/** The room that a storage belongs to: its site, and its own id. */
export interface SealedPlace {
  site: string;
  room: string;
}

/** The state of one owner's key. A key that is not stored yet is put in one step with the first row under it. */
export type OwnerKey =
  | { state: "none" }
  | { state: "destroyed" }
  | { state: "live"; row: KeyRow; key: SealingKey; isStored: boolean };
type Live = Extract<OwnerKey, { state: "live" }>;

/** The row that holds the key of an owner's rows. */
export function keyRowOf(owner: string): string {
  return `${KEY_PREFIX}${owner}`;
}

export function ownerOfKeyRow(key: string): string {
  return key.slice(KEY_PREFIX.length);
}

export function isKeyRow(key: string): boolean {
  return key.startsWith(KEY_PREFIX);
}

/** The keys of one room's owners, read from the room's storage when they are needed. */
export class OwnerKeys {
  readonly #storage: RoomStorage;
  readonly #kind: string;
  readonly #keysOf: (site: string) => KeySource;
  readonly #owners = new Map<string, OwnerKey>();

  constructor(storage: RoomStorage, kind: string, keysOf: (site: string) => KeySource) {
    this.#storage = storage;
    this.#kind = kind;
    this.#keysOf = keysOf;
  }

  /** An owner's key that is in memory, without a wait; `undefined` where `find` has to look for it. */
  held(owner: string): OwnerKey | undefined {
    return this.#owners.get(owner);
  }

  /** Finds an owner's key. Rejects where there is one that cannot be unwrapped now. */
  async find(owner: string): Promise<OwnerKey> {
    const held = this.#owners.get(owner);
    if (held) return held;
    const stored = await this.#storage.get(keyRowOf(owner));
    const found = await this.#read(owner, stored);
    // Another call may have made or found it meanwhile.
    return this.#owners.get(owner) ?? this.#hold(owner, found);
  }

  /** Finds the keys of many owners by one list of the rows that hold them. Rejects as `find` does. */
  async findAll(owners: ReadonlySet<string>): Promise<Map<string, OwnerKey>> {
    const rows = await this.#storage.list({ prefix: KEY_PREFIX });
    const found = [...owners].map(async (owner): Promise<[string, OwnerKey]> => {
      const held = this.#owners.get(owner);
      return [owner, held ?? (await this.#read(owner, rows.get(keyRowOf(owner))))];
    });
    return new Map(await Promise.all(found));
  }

  /** Makes a key for an owner that has none, in memory. */
  async create(owner: string, { site, room }: SealedPlace, isMixed: boolean): Promise<Live> {
    const { raw, key } = await makeKey();
    const head = { site, room, id: key.id, isMixed };
    const wrapped = await this.#wrap(owner, head, raw);
    const live = { state: "live" as const, row: { ...head, wrapped }, key, isStored: false };
    this.#hold(owner, live);
    return live;
  }

  /** Makes the row of the same key, wrapped under another key of its site, for an owner of whose rows none is plain. */
  async rewrapped(owner: string, { row }: Live, under: SealingKey): Promise<KeyRow> {
    const head = { ...row, isMixed: false };
    const raw = await this.#unwrap(owner, row);
    return { ...head, wrapped: await seal(under, raw, this.#placeOf(owner, head)) };
  }

  hold(owner: string, state: OwnerKey): void {
    this.#hold(owner, state);
  }

  /** Drops what is in memory of an owner, or of all. */
  forget(owner?: string): void {
    if (owner === undefined) this.#owners.clear();
    else this.#owners.delete(owner);
  }

  async #read(owner: string, stored: unknown): Promise<OwnerKey> {
    if (stored === undefined) return { state: "none" };
    if (destroyedSchema.safeParse(stored).success) return { state: "destroyed" };
    const row = keyRowSchema.parse(stored);
    const key = await readKey(await this.#unwrap(owner, row), row.id);
    return { state: "live", row, key, isStored: true };
  }

  async #wrap(
    owner: string,
    head: Omit<KeyRow, "wrapped">,
    raw: Uint8Array<ArrayBuffer>,
  ): Promise<Uint8Array> {
    return seal(await this.#keysOf(head.site).current(), raw, this.#placeOf(owner, head));
  }

  async #unwrap(owner: string, row: KeyRow): Promise<Uint8Array<ArrayBuffer>> {
    const id = keyIdOf(row.wrapped);
    const wrapping = await this.#keysOf(row.site)
      .find(id)
      .catch((cause: unknown) => {
        if (cause instanceof MissingKeyError) throw cause;
        throw new MissingKeyError(`The key ${id} of the site ${row.site} could not be had.`, { cause });
      });
    return unseal(wrapping, row.wrapped, this.#placeOf(owner, row));
  }

  /** The place of a key: all that its row says beside it is bound to it. */
  #placeOf(owner: string, { site, room, id, isMixed }: Omit<KeyRow, "wrapped">): string {
    return JSON.stringify(["key", this.#kind, room, owner, site, id, isMixed]);
  }

  #hold(owner: string, state: OwnerKey): OwnerKey {
    this.#owners.delete(owner);
    this.#owners.set(owner, state);
    const oldest = this.#owners.keys().next();
    if (this.#owners.size > OWNERS_MAX && !oldest.done) this.#owners.delete(oldest.value);
    return state;
  }
}
