import { faultOf } from "../../platform/faults.ts";
import type { RoomHost, RoomKind, RoomStorage } from "../../platform/room-host.ts";
import { isSealed, keyIdOf, SealError, type SealingKey, sealText, unseal } from "./envelope.ts";
import {
  DESTROYED,
  isKeyRow,
  KEY_PREFIX,
  keyRowOf,
  type OwnerKey,
  OwnerKeys,
  ownerOfKeyRow,
  type SealedPlace,
} from "./owner-keys.ts";
import type { KeySource } from "./site-keys.ts";

/** The rows that one step of sealing takes: with as many keys beside them they are under the 128 that a step may hold. */
const SEALED_COUNT = 50;

/** The two parts of the work of `renew`, which its places begin with. */
const ROWS_PART = "rows:";
const KEYS_PART = "keys:";

/** The outcome of one call of `renew`, and the place to go on from; `null` at the end. */
export interface Renewed {
  next: string | null;
  sealed: number;
  rewrapped: number;
}

/** Stands for a row that is there and does not open; no schema of a row takes it. */
export const UNREADABLE = Object.freeze({ isUnreadable: true });

/** The facts about a room's rows that their sealing needs. */
interface SealingRules {
  kind: RoomKind;
  /** Names whose row a key is, `""` where a room has but one owner, and `null` for a row without anybody's words. */
  ownerOf: (key: string) => string | null;
  /** The row that an owner has as long as it has any. */
  mainRowOf: (owner: string) => string;
  /** False for owners whose rows another `SealedStorage` over the same rows seals; all are this one's where it is absent. */
  holds?: (owner: string) => boolean;
  keysOf: (site: string) => KeySource;
  log: RoomHost["log"];
}

/** Rows that are ready for the storage, and the owners whose keys go with them. */
interface SealedStep {
  rows: Record<string, unknown>;
  owners: OwnerKey[];
}

/**
 * Seals the rows of a room on their way to its storage. Each owner of rows has a key of its own, in a row of its own, and
 * without that row nobody can read the others. A row opens at its own place alone. Writes reach the storage in the order of
 * their calls, and reads see the writes that were asked for before.
 */
export class SealedStorage implements RoomStorage {
  readonly #storage: RoomStorage;
  readonly #rules: SealingRules;
  readonly #keys: OwnerKeys;
  #place: SealedPlace | null = null;
  /** Resolves when the writes that were asked for are in the storage's hands. */
  #handed: Promise<unknown> = Promise.resolve();

  constructor(storage: RoomStorage, rules: SealingRules) {
    this.#storage = storage;
    this.#rules = rules;
    this.#keys = new OwnerKeys(storage, rules.kind, rules.keysOf);
  }

  /** Says whose room this is; no row is sealed before that is known. */
  belongTo(place: SealedPlace): void {
    this.#place = place;
  }

  /** Says whose room this is, and gets the key that its own would be wrapped under while the site can be reached. */
  async prepare(place: SealedPlace): Promise<void> {
    this.belongTo(place);
    const { kind, keysOf, log } = this.#rules;
    await keysOf(place.site)
      .current()
      .catch((error: unknown) => {
        log({ level: "warn", event: "key-not-prepared", kind, error: faultOf(error) });
      });
  }

  /** Reads a row; one that does not open becomes `UNREADABLE`. Rejects where its key cannot be had now. */
  async get(key: string): Promise<unknown> {
    await this.#handed;
    const refused: string[] = [];
    const value = await this.#read(key, await this.#storage.get(key), refused);
    this.#report(refused);
    return value;
  }

  async list(range: Parameters<RoomStorage["list"]>[0]): Promise<Map<string, unknown>> {
    await this.#handed;
    const rows = [...(await this.#storage.list(range))].filter(([key]) => !isKeyRow(key));
    const refused: string[] = [];
    const owners = new Set(rows.map(([key]) => this.#rules.ownerOf(key)).filter((owner) => owner !== null));
    // The rows of many owners need as many keys, which are read in one go.
    const found = owners.size > 1 ? await this.#told(this.#keys.findAll(owners)) : null;
    const values = await Promise.all(
      rows.map(([key, stored]) => this.#read(key, stored, refused, found ?? undefined)),
    );
    this.#report(refused);
    return new Map(rows.map(([key], index) => [key, values[index]]));
  }

  /** Lists the keys of rows alone, which opens none of them. */
  async keys(range: Parameters<RoomStorage["list"]>[0]): Promise<string[]> {
    await this.#handed;
    return [...(await this.#storage.list(range)).keys()].filter((key) => !isKeyRow(key));
  }

  put(rows: Readonly<Record<string, unknown>>, gone?: readonly string[]): Promise<void> {
    return this.#write(
      () => this.#sealAll(rows),
      (step) => this.#putStep(step, gone),
    );
  }

  async #putStep({ rows, owners }: SealedStep, gone?: readonly string[]): Promise<void> {
    await this.#storage.put(rows, gone);
    for (const owner of owners) if (owner.state === "live") owner.isStored = true;
  }

  /** Deletes rows, keys named by `keyRowOf` among them. */
  delete(keys: readonly string[]): Promise<void> {
    return this.#write(nothing, async () => {
      await this.#storage.delete(keys);
      for (const key of keys) if (isKeyRow(key)) this.#keys.forget(ownerOfKeyRow(key));
    });
  }

  deleteAll(): Promise<void> {
    return this.#write(nothing, async () => {
      this.#keys.forget();
      await this.#storage.deleteAll();
      await this.#storage.scrub?.();
    });
  }

  /**
   * Destroys an owner's key, in one step with rows that are put beside it as they are. What lies under the key cannot be read
   * from here on; its rows are the caller's to delete.
   */
  destroyKey(owner: string, beside: Readonly<Record<string, unknown>>): Promise<void> {
    return this.#write(nothing, async () => {
      await this.#storage.put({ ...beside, [keyRowOf(owner)]: DESTROYED });
      this.#keys.hold(owner, { state: "destroyed" });
      await this.#storage.scrub?.();
    });
  }

  /** True from the destruction of an owner's key until its next row. */
  async isDestroyed(owner: string): Promise<boolean> {
    await this.#handed;
    return (await this.#find(owner)).state === "destroyed";
  }

  /** Seals the plain rows of an owner, which come from before it had a key; from then on a plain one is refused. */
  async sealRest(owner: string): Promise<void> {
    await this.#handed;
    const found = await this.#find(owner);
    if (found.state === "destroyed" || (found.state === "live" && !found.row.isMixed)) return;
    for (let start: string | null = ""; start !== null; ) start = (await this.#sealPlain(start)).next;
    await this.#rewrap(owner, found.state === "live" ? found.row.site : (this.#place?.site ?? ""));
  }

  /**
   * Does a part of what makes the room as if all of it had been written today, from the place where the last part ended: seals the
   * rows that are plain, then wraps the owners' keys again that not the newest key of their site wraps. Rejects where a key
   * cannot be had now; what is done by then stays done.
   */
  async renew(from = ROWS_PART): Promise<Renewed> {
    await this.#handed;
    if (from.startsWith(ROWS_PART)) {
      const { next, sealed } = await this.#sealPlain(from.slice(ROWS_PART.length));
      return { next: next === null ? KEYS_PART : ROWS_PART + next, sealed, rewrapped: 0 };
    }
    const { next, rewrapped } = await this.#rewrapFrom(from.slice(KEYS_PART.length));
    return { next: next === null ? null : KEYS_PART + next, sealed: 0, rewrapped };
  }

  /** Seals the plain ones among the next rows, and returns the key to go on from. */
  async #sealPlain(start: string): Promise<{ next: string | null; sealed: number }> {
    const rows = [...(await this.#storage.list({ prefix: "", start, limit: SEALED_COUNT }))];
    const plain = rows.filter(([key, value]) => {
      const isOwned = !isKeyRow(key) && this.#rules.ownerOf(key) !== null;
      return isOwned && value !== undefined && !isSealed(value);
    });
    const keys = plain.map(([key]) => key);
    let sealed = 0;
    await this.#write(
      async () => {
        // Those that were written or deleted since they were listed are not touched.
        const now = await Promise.all(keys.map((key) => this.#storage.get(key)));
        const left = keys.flatMap((key, index) =>
          now[index] === undefined || isSealed(now[index]) ? [] : [[key, now[index]] as const],
        );
        const states = await Promise.all(left.map(([key]) => this.#find(this.#rules.ownerOf(key) ?? "")));
        // Where every row is sealed a plain one is somebody else's, and sealing would make it ours.
        const isOurs = (found?: OwnerKey) =>
          found?.state === "none" || (found?.state === "live" && found.row.isMixed);
        return this.#sealAll(Object.fromEntries(left.filter((_, index) => isOurs(states[index]))));
      },
      async (step) => {
        sealed = Object.keys(step.rows).filter((key) => !isKeyRow(key)).length;
        if (sealed > 0) await this.#putStep(step);
      },
    );
    return { next: after(rows), sealed };
  }

  async #rewrapFrom(start: string): Promise<{ next: string | null; rewrapped: number }> {
    const range = { prefix: KEY_PREFIX, ...(start !== "" && { start }), limit: SEALED_COUNT };
    const rows = [...(await this.#storage.list(range))];
    const newest = new Map<string, Promise<SealingKey>>();
    let rewrapped = 0;
    for (const [key] of rows) {
      const owner = ownerOfKeyRow(key);
      if (this.#rules.holds?.(owner) === false) continue;
      const found = await this.#find(owner);
      if (found.state !== "live") continue;
      const { site, wrapped, isMixed } = found.row;
      if (!newest.has(site)) newest.set(site, this.#rules.keysOf(site).newest());
      if (keyIdOf(wrapped) === (await newest.get(site))?.id && !isMixed) continue;
      await this.#rewrap(owner, site);
      rewrapped += 1;
    }
    return { next: after(rows), rewrapped };
  }

  /** Wraps an owner's key under the newest of its site, and says that no row of the owner is plain any more. */
  #rewrap(owner: string, site: string): Promise<void> {
    return this.#write(
      async () => {
        const live = await this.#find(owner);
        if (live.state !== "live") return null;
        return {
          live,
          row: await this.#keys.rewrapped(owner, live, await this.#rules.keysOf(site).newest()),
        };
      },
      async (next) => {
        if (!next) return;
        await this.#storage.put({ [keyRowOf(owner)]: next.row });
        this.#keys.hold(owner, { ...next.live, row: next.row, isStored: true });
      },
    );
  }

  async #sealAll(rows: Readonly<Record<string, unknown>>): Promise<SealedStep> {
    const step: SealedStep = { rows: {}, owners: [] };
    const owned = Object.keys(rows).map((key) => ({ key, owner: this.#rules.ownerOf(key) }));
    // One after the other, so that no owner gets two keys.
    for (const owner of new Set(owned.map(({ owner }) => owner)))
      if (owner !== null) step.owners.push(await this.#addKey(owner, step.rows));
    const sealed = await Promise.all(
      owned.map(({ key, owner }) => (owner === null ? rows[key] : this.#seal(owner, key, rows[key]))),
    );
    for (const [index, { key }] of owned.entries()) step.rows[key] = sealed[index];
    return step;
  }

  /** Finds or makes an owner's key, and adds its row to the step until it is stored. */
  async #addKey(owner: string, rows: Record<string, unknown>): Promise<OwnerKey> {
    const found = this.#keys.held(owner) ?? (await this.#find(owner));
    const live = found.state === "live" ? found : await this.#makeKey(owner);
    if (!live.isStored) rows[keyRowOf(owner)] = live.row;
    return live;
  }

  async #makeKey(owner: string): Promise<Extract<OwnerKey, { state: "live" }>> {
    if (!this.#place) throw new Error("A room's rows are sealed for its site; say which by belongTo().");
    const before = await this.#storage.get(this.#rules.mainRowOf(owner));
    return this.#keys.create(owner, this.#place, before !== undefined && !isSealed(before));
  }

  #find(owner: string): Promise<OwnerKey> {
    return this.#told(this.#keys.find(owner));
  }

  /** Has the log say which key is missing where one cannot be had. */
  #told<T>(found: Promise<T>): Promise<T> {
    return found.catch((error: unknown) => {
      const { kind, log } = this.#rules;
      const message = error instanceof Error ? error.message : faultOf(error);
      log({ level: "error", event: "key-unavailable", kind, error: message });
      throw error;
    });
  }

  async #seal(owner: string, key: string, value: unknown): Promise<unknown> {
    const live = this.#keys.held(owner) ?? (await this.#find(owner));
    if (live.state !== "live") throw new Error(`The key of ${keyRowOf(owner)} went while a row was sealed.`);
    return sealText(live.key, JSON.stringify(value), this.#placeOf(live.row.room, key));
  }

  async #read(
    key: string,
    stored: unknown,
    refused: string[],
    known?: ReadonlyMap<string, OwnerKey>,
  ): Promise<unknown> {
    const owner = this.#rules.ownerOf(key);
    if (owner === null || stored === undefined) return stored;
    const refuse = (reason: string) => {
      refused.push(reason);
      return UNREADABLE;
    };
    const found = known?.get(owner) ?? this.#keys.held(owner) ?? (await this.#find(owner));
    const isPlain = !isSealed(stored);
    // A row under a destroyed key is gone, though its bytes may still wait to be deleted.
    if (found.state === "destroyed") return isPlain ? stored : undefined;
    if (found.state === "none") return isPlain ? stored : refuse("The row of its key is missing.");
    if (isPlain) return found.row.isMixed ? stored : refuse("It is plain where every row is sealed.");
    try {
      const bytes = await unseal(found.key, stored, this.#placeOf(found.row.room, key));
      return JSON.parse(new TextDecoder().decode(bytes));
    } catch (error) {
      if (error instanceof SealError) return refuse(error.message);
      throw error;
    }
  }

  #placeOf(room: string, key: string): string {
    return JSON.stringify(["row", this.#rules.kind, room, key]);
  }

  /** Notes rows that did not open, once for each call. */
  #report([reason, ...others]: readonly string[]): void {
    if (reason === undefined) return;
    const { kind, log } = this.#rules;
    log({ level: "error", event: "row-refused", kind, reason, rows: others.length + 1 });
  }

  /** Prepares a write after those before it are handed over, and hands it over before those after it. */
  #write<T>(prepare: () => Promise<T>, hand: (prepared: T) => Promise<void>): Promise<void> {
    const handed = this.#handed.then(prepare).then((prepared) => ({ done: hand(prepared) }));
    this.#handed = handed.catch(() => undefined);
    return handed.then(({ done }) => done);
  }
}

async function nothing(): Promise<void> {}

/** The key after those of a full list; `null` after the last list. */
function after(rows: readonly [key: string, value: unknown][]): string | null {
  const last = rows.length < SEALED_COUNT ? undefined : rows.at(-1);
  return last ? `${last[0]}\0` : null;
}
