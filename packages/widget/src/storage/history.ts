import type { SessionToken } from "@prosa/protocol";
import { delMany, promisifyRequest, type UseStore } from "idb-keyval";
import type { Erasure } from "../client/session-requests.ts";
import type { ChatState, OutboxRow } from "../client/state/state.ts";
import { canSeal, createDeviceKey, type DeviceKey, isDeviceKey, KEY_ROW } from "./device-key.ts";
import { DeviceRows, startingWith } from "./device-rows.ts";
import {
  ERASURES,
  EVENTS,
  EVENTS_A_ROW,
  eventKey,
  type Memory,
  OUTBOX,
  outboxKey,
  remember,
} from "./stored-conversation.ts";
import { seal, unseal } from "./sealed.ts";

/** Why less is kept than should be; after `erased` what is here is void, and after `damaged` it may be saved again. */
export type StorageFault = "damaged" | "erased" | "full" | "memory";

type Row = [key: string, value: unknown];

// What a write needs of the history is queued with it, also across an element that is taken away and another that comes.
const queues = new Map<string, Promise<unknown>>();

// A backing store that cannot be read, and a database that is not the widget's.
const DAMAGE = /^(Unknown|NotFound)Error$/;

class Outdated extends Error {}

/**
 * What the device keeps of one site's conversation, in IndexedDB and sealed: `event:` rows of events by seq, `outbox:` rows by
 * position, `erasing:` rows by session, the session, where the log stands, the draft, and the key of it all. What comes
 * out is parsed like anything foreign. Nothing is written before there is something to keep. Where the device fails,
 * `onFault` is told why, and everything that cannot be done becomes a no-op.
 */
export class History {
  readonly #site: string;
  readonly #onFault: (fault: StorageFault) => void;
  #rows: DeviceRows | undefined;
  #key: DeviceKey | undefined;
  #isHeld: boolean;
  #life = 0;
  #wasPruned = false;
  #wasRebuilt = false;

  /** While it is held, nothing is stored; `load` releases it where an earlier visit has stored something. */
  constructor(site: string, onFault: (fault: StorageFault) => void, isHeld = false) {
    this.#site = site;
    this.#onFault = onFault;
    this.#isHeld = isHeld;
    if (canSeal()) this.#rows = new DeviceRows(`prosa:${site}`);
    else queueMicrotask(() => onFault("memory"));
  }

  get isHeld(): boolean {
    return this.#isHeld;
  }

  release(): void {
    this.#isHeld = false;
  }

  /** Starts anew after an erasure: what waits to be written is not written any more, and nothing else until `release`. */
  restart(): void {
    this.#life += 1;
    this.#key = undefined;
    this.#isHeld = true;
  }

  async load(): Promise<Memory> {
    if (this.#isHeld && !(await this.#rows?.exist())) return remember([]);
    const life = this.#life;
    const memory = remember((await this.#queue(() => this.#read())) ?? []);
    const { past, session, draft } = memory;
    const isEmpty = !session && !draft && past.log.length + past.outbox.length === 0;
    if (!isEmpty && life === this.#life) this.release();
    return memory;
  }

  async loadOutbox(): Promise<readonly OutboxRow[] | undefined> {
    const rows = await this.#run(() => this.#read(startingWith(OUTBOX)));
    return rows && remember(rows).past.outbox;
  }

  async loadSession(): Promise<SessionToken | undefined> {
    const rows = await this.#run(() => this.#read(IDBKeyRange.only("session")));
    return rows && remember(rows).session;
  }

  saveSession(session: SessionToken): Promise<unknown> {
    return this.#put([["session", session]]);
  }

  saveDraft(draft: string): Promise<unknown> {
    return draft ? this.#put([["draft", draft]]) : this.#put([], ["draft"]);
  }

  saveOutboxRow(row: OutboxRow): Promise<unknown> {
    return this.#put([[outboxKey(row), row]]);
  }

  /** Writes the difference between two states, all or nothing. */
  save(before: ChatState, after: ChatState): Promise<unknown> | undefined {
    const stays = new Set(after.outbox.map(outboxKey));
    const gone = before.outbox.map(outboxKey).filter((key) => !stays.has(key));
    const isSame = new Set(before.outbox);
    const rows = after.outbox.filter((row) => !isSame.has(row)).map((row): Row => [outboxKey(row), row]);

    const isContinued = after.log === before.log || after.log[0] === before.log[0] || before.log.length === 0;
    if (after.log !== before.log) {
      const known = isContinued ? before.cursor : 0;
      if (!isContinued) gone.push(...before.log.map(({ seq }) => eventKey(seq)));
      const first = after.log[0]?.seq ?? 0;
      const keys = new Set(after.log.slice(Math.max(0, known + 1 - first)).map(({ seq }) => eventKey(seq)));
      for (const key of keys) {
        const at = Number(key.slice(EVENTS.length)) - first;
        rows.push([key, after.log.slice(Math.max(0, at), at + EVENTS_A_ROW)]);
      }
    }
    if (
      after.cursor !== before.cursor ||
      after.epoch !== before.epoch ||
      after.seen !== before.seen ||
      after.site !== before.site
    ) {
      const first = after.log[0]?.seq ?? after.cursor + 1;
      rows.push(["log", { epoch: after.epoch, first, seen: after.seen, site: after.site }]);
    }
    return rows.length + gone.length > 0 ? this.#put(rows, gone) : undefined;
  }

  /**
   * Forgets everything the device holds of this site, with the key that could open what a disk may still hold. What the
   * server has yet to erase is remembered under a key of its own, in the same step.
   */
  erase(erasure?: Erasure): Promise<unknown> {
    return this.#run(async () => {
      const rows = await this.#read(startingWith(ERASURES));
      if (erasure) rows.push([`${ERASURES}${erasure.session}`, erasure]);
      const key = rows.length > 0 ? await createDeviceKey() : undefined;
      const sealed = key ? await this.#seal(key, rows) : [];
      await this.#transact("readwrite", (store) => {
        store.clear();
        if (key) for (const [name, row] of [[KEY_ROW, key] as const, ...sealed]) store.put(row, name);
      });
      this.#key = key;
    });
  }

  /** The server has erased this session; when nothing else is kept, nothing is. */
  forgetErasure(session: string): Promise<unknown> {
    const forget = () =>
      this.#transact("readwrite", async (store) => {
        store.delete(`${ERASURES}${session}`);
        const left = await promisifyRequest(store.getAllKeys());
        if (left.every((name) => name === KEY_ROW)) {
          store.clear();
          this.#key = undefined;
        }
      });
    return this.#queue(forget);
  }

  #put(rows: readonly Row[], gone: readonly string[] = []): Promise<unknown> {
    const life = this.#life;
    return this.#run(async () => {
      if (life !== this.#life) return;
      const key = this.#key ?? (await this.#obtainKey());
      const sealed = await this.#seal(key, rows);
      await this.#transact("readwrite", async (store) => {
        const held: unknown = await promisifyRequest(store.get(KEY_ROW));
        // Another tab has erased the history since: nothing that is late may bring it back.
        if (!isDeviceKey(held) || held.id !== key.id) throw new Outdated();
        for (const name of gone) store.delete(name);
        for (const [name, row] of sealed) store.put(row, name);
      });
    });
  }

  /** Reads rows and opens them; those that do not open are removed, and come out as `undefined`. */
  async #read(range?: IDBKeyRange): Promise<Row[]> {
    const [held, names, values] = await this.#transact("readonly", (store) =>
      Promise.all([
        promisifyRequest<unknown>(store.get(KEY_ROW)),
        promisifyRequest(store.getAllKeys(range)),
        promisifyRequest<unknown[]>(store.getAll(range)),
      ]),
    );
    const rows = names.map((name, index): Row => [String(name), values[index]]);
    const stored = rows.filter(([name]) => name !== KEY_ROW);
    const key = isDeviceKey(held) ? held : undefined;
    if (key && this.#key && this.#key.id !== key.id) throw new Outdated();
    this.#key = key;
    const opened = await Promise.all(
      stored.map(async ([row, value]): Promise<Row> => {
        return [row, key && (await unseal(key.key, { site: this.#site, row }, value))];
      }),
    );
    const gone = opened.filter(([, value]) => value === undefined).map(([name]) => name);
    if (gone.length > 0) await delMany(gone, this.#transact);
    return opened;
  }

  /** The key of the store; of two tabs that make one at once, the first to write it wins. */
  async #obtainKey(): Promise<DeviceKey> {
    const fresh = await createDeviceKey();
    const key = await this.#transact("readwrite", async (store) => {
      const held: unknown = await promisifyRequest(store.get(KEY_ROW));
      if (isDeviceKey(held)) return held;
      store.put(fresh, KEY_ROW);
      return fresh;
    });
    this.#key = key;
    return key;
  }

  #seal({ key }: DeviceKey, rows: readonly Row[]): Promise<Row[]> {
    return Promise.all(
      rows.map(
        async ([row, value]): Promise<Row> => [row, await seal(key, { site: this.#site, row }, value)],
      ),
    );
  }

  #run<T>(work: () => Promise<T>): Promise<T | undefined> {
    return this.#isHeld ? Promise.resolve(undefined) : this.#queue(work);
  }

  #queue<T>(work: () => Promise<T>): Promise<T | undefined> {
    const done = (queues.get(this.#site) ?? Promise.resolve()).then(() => this.#attempt(work));
    queues.set(this.#site, done);
    return done;
  }

  async #attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
    if (!this.#rows) return undefined;
    try {
      return await work();
    } catch (error) {
      return (await this.#cure(error)) ? this.#attempt(work) : undefined;
    }
  }

  /** Whether it is worth trying again. */
  async #cure(error: unknown): Promise<boolean> {
    const { name } = error instanceof Error ? error : { name: "" };
    if (error instanceof Outdated) {
      this.restart();
      this.#onFault("erased");
      return false;
    }
    if (name === "QuotaExceededError" && !this.#wasPruned) {
      this.#wasPruned = true;
      return this.#prune();
    }
    if (DAMAGE.test(name) && !this.#wasRebuilt) {
      this.#wasRebuilt = true;
      return this.#rebuild();
    }
    this.#lose(name === "QuotaExceededError" ? "full" : "memory");
    return false;
  }

  // The room has them all: the older half of what is known goes, so that what is not sent yet can stay.
  async #prune(): Promise<boolean> {
    try {
      await this.#transact("readwrite", async (store) => {
        const keys = await promisifyRequest(store.getAllKeys(startingWith(EVENTS)));
        for (const key of keys.slice(0, Math.ceil(keys.length / 2))) store.delete(key);
      });
      return true;
    } catch {
      this.#lose("full");
      return false;
    }
  }

  async #rebuild(): Promise<boolean> {
    try {
      await this.#rows?.remove();
      this.#key = undefined;
      this.#onFault("damaged");
      return true;
    } catch {
      this.#lose("memory");
      return false;
    }
  }

  #lose(fault: StorageFault): void {
    this.#rows = undefined;
    this.#onFault(fault);
  }

  readonly #transact: UseStore = (mode, step) => this.#rows?.transact(mode, step) ?? Promise.reject();
}
