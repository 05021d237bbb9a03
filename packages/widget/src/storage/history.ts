import type { SessionToken } from "@prosa/protocol";
import { delMany, promisifyRequest, type UseStore } from "idb-keyval";
import type { ChatState, OutboxRow } from "../client/state/state.ts";
import { canSeal, createDeviceKey, type DeviceKey, isDeviceKey } from "./device-key.ts";
import { DeviceRows, startingWith } from "./device-rows.ts";
import {
  DRAFT_ROW,
  ERASURE_ROWS,
  EVENT_ROWS,
  EVENTS_PER_ROW,
  eventKey,
  KEY_ROW,
  LOG_ROW,
  OUTBOX_ROWS,
  outboxKey,
  outboxRowKeys,
  SESSION_ROW,
  siteKey,
} from "./keys.ts";
import { seal, unseal } from "./sealed.ts";
import { type Erasure, readStoredRows, type StoredConversation } from "./stored-conversation.ts";

/**
 * The reason why less is stored than should be. After `erased` the tab's state is void; after `damaged` it may be saved again;
 * `kept` withdraws `full` and `memory`, as everything is stored after all.
 */
export type StorageFault = "damaged" | "erased" | "full" | "kept" | "memory";

type Row = [key: string, value: unknown];

// Writes queue for each site and not for each history: an element may leave the page while another one comes.
const queues = new Map<string, Promise<unknown>>();

/** The time that the chat waits for a device. A device that takes longer is late: the chat goes on in memory meanwhile. */
const PATIENCE_MS = 2_000;

// The errors of a backing store that cannot be read, and of a database that is not the widget's.
const DAMAGE = /^(Unknown|NotFound)Error$/;

class Outdated extends Error {}

/** In place of the value of a row that is to be deleted. */
const GONE = Symbol("gone");

/**
 * The stored conversation of one site, in IndexedDB and sealed: `event:` rows of events by seq, `outbox:` rows by position,
 * `erasing:` rows by session, the session, the position in the log, the draft, and the key of all of them. Every row is
 * parsed as foreign data. Nothing is written before there is something to store.
 *
 * A device that answers late loses nothing. Every operation keeps its place in the queue, and resolves to nothing where the
 * chat can wait no longer; `onLate` gets what was stored before, once it is read. Where the device refuses, `onFault` gets
 * the reason. Each later write tries it again, with everything that was not stored.
 */
export class History {
  readonly #site: string;
  readonly #onFault: (fault: StorageFault) => void;
  #rows: DeviceRows | undefined;
  #key: DeviceKey | undefined;
  #isHeld: boolean;
  #generation = 0;
  #wasPruned = false;
  #wasRebuilt = false;
  #isLate = false;
  /** Whether the stored rows were read. Nothing is written before that, as it would take their place. */
  #isRead = false;
  /** Whether the device lacks something that a write should have stored. */
  #isBehind = false;
  readonly #unstored = new Map<string, unknown>();
  readonly #onLate: (stored: StoredConversation) => void;

  /**
   * While it is held, it stores nothing; `load` releases it where an earlier visit stored something. `onLate` gets the stored
   * conversation where `load` could not wait for it. Writes that wait then are cancelled if it has a session of its own:
   * they are about another one.
   */
  constructor(
    site: string,
    onFault: (fault: StorageFault) => void,
    isHeld = false,
    onLate: (stored: StoredConversation) => void = () => {},
  ) {
    this.#site = site;
    this.#onFault = onFault;
    this.#isHeld = isHeld;
    this.#onLate = onLate;
    if (canSeal()) this.#rows = new DeviceRows(siteKey(site));
    else queueMicrotask(() => onFault("memory"));
  }

  /** Whether the device may hold less, or something older, than this tab knows. */
  get isUnsure(): boolean {
    return this.#isLate || this.#isBehind || !this.#isRead;
  }

  get isHeld(): boolean {
    return this.#isHeld;
  }

  release(): void {
    this.#isHeld = false;
  }

  /** Called after an erasure: cancels the writes that wait, and stores nothing until `release`. */
  restart(): void {
    this.#cancel();
    this.#key = undefined;
    this.#isHeld = true;
    this.#isRead = true;
  }

  /** Reads everything. Resolves to an empty conversation where the device is late or refuses; see `onLate`. */
  async load(): Promise<StoredConversation> {
    let isWaiting = true;
    const stored = await this.#queue(() => this.#readAll(() => isWaiting));
    isWaiting = false;
    return stored ?? readStoredRows([]);
  }

  async #readAll(isWaiting: () => boolean): Promise<StoredConversation> {
    const isFirst = !this.#isRead;
    const generation = this.#generation;
    const isNone = this.#isHeld && !(await this.#rows?.exist());
    const stored = readStoredRows(isNone ? [] : await this.#read());
    if (generation !== this.#generation) return readStoredRows([]);
    this.#isRead = true;
    const { past, session, draft, erasures } = stored;
    const isEmpty = !session && !draft && past.log.length + past.outbox.length === 0;
    if (!isEmpty) this.release();
    if (isWaiting() || !isFirst || (isEmpty && erasures.length === 0)) return stored;
    if (session) this.#cancel();
    this.#onLate(stored);
    return stored;
  }

  #cancel(): void {
    this.#generation += 1;
    this.#unstored.clear();
  }

  async loadOutbox(): Promise<readonly OutboxRow[] | undefined> {
    if (this.#isBehind) return undefined;
    const rows = await this.#readPart(startingWith(OUTBOX_ROWS));
    return rows && readStoredRows(rows).past.outbox;
  }

  async loadSession(): Promise<SessionToken | undefined> {
    if (this.#isBehind) return undefined;
    const rows = await this.#readPart(IDBKeyRange.only(SESSION_ROW));
    return rows && readStoredRows(rows).session;
  }

  /** Reads some rows. The first reading is of all: a session by itself would take the place of the words said without it. */
  #readPart(range: IDBKeyRange): Promise<Row[] | undefined> {
    return this.#run(async () => {
      if (!this.#isRead) await this.#readAll(() => false);
      return this.#read(range);
    });
  }

  saveSession(session: SessionToken): Promise<unknown> {
    return this.#put([[SESSION_ROW, session]]);
  }

  saveDraft(draft: string): Promise<unknown> {
    return draft ? this.#put([[DRAFT_ROW, draft]]) : this.#put([], [DRAFT_ROW]);
  }

  async loadFile(key: string): Promise<unknown> {
    return (await this.#run(() => this.#read(IDBKeyRange.only(key))))?.[0]?.[1];
  }

  saveRow(...row: Row): Promise<unknown> {
    return this.#put([row]);
  }

  /** Saves the difference between two states in one transaction. */
  save(before: ChatState, after: ChatState): Promise<unknown> | undefined {
    const stays = new Set(after.outbox.map(outboxKey));
    const gone = before.outbox.flatMap((row) => (stays.has(outboxKey(row)) ? [] : outboxRowKeys(row)));
    const isSame = new Set(before.outbox);
    const rows = after.outbox.filter((row) => !isSame.has(row)).map((row): Row => [outboxKey(row), row]);
    const isContinued = after.log === before.log || after.log[0] === before.log[0] || before.log.length === 0;
    if (after.log !== before.log) {
      const known = isContinued ? before.cursor : 0;
      if (!isContinued) gone.push(...before.log.map(({ seq }) => eventKey(seq)));
      const first = after.log[0]?.seq ?? 0;
      const keys = new Set(after.log.slice(Math.max(0, known + 1 - first)).map(({ seq }) => eventKey(seq)));
      for (const key of keys) {
        const at = Number(key.slice(EVENT_ROWS.length)) - first;
        rows.push([key, after.log.slice(Math.max(0, at), at + EVENTS_PER_ROW)]);
      }
    }
    if (
      after.cursor !== before.cursor ||
      after.epoch !== before.epoch ||
      after.seen !== before.seen ||
      after.site !== before.site
    ) {
      const first = after.log[0]?.seq ?? after.cursor + 1;
      rows.push([LOG_ROW, { epoch: after.epoch, first, seen: after.seen, site: after.site }]);
    }
    return rows.length + gone.length > 0 ? this.#put(rows, gone) : undefined;
  }

  /**
   * Erases every row of this site, with the key that could open a copy that is left on the disk. `erasure`, which the server
   * has not carried out yet, is saved under a new key in the same step.
   */
  erase(erasure?: Erasure): Promise<unknown> {
    return this.#run(async () => {
      const rows = await this.#read(startingWith(ERASURE_ROWS));
      if (erasure) rows.push([`${ERASURE_ROWS}${erasure.session}`, erasure]);
      const key = rows.length > 0 ? await createDeviceKey() : undefined;
      const sealed = key ? await this.#seal(key, rows) : [];
      await this.#transact("readwrite", (store) => {
        store.clear();
        if (key) for (const [name, row] of [[KEY_ROW, key] as const, ...sealed]) store.put(row, name);
      });
      this.#key = key;
    });
  }

  /** Removes an erasure that the server has carried out; with the last one, the key goes too. */
  forgetErasure(session: string): Promise<unknown> {
    const forget = () =>
      this.#transact("readwrite", async (store) => {
        store.delete(`${ERASURE_ROWS}${session}`);
        const left = await promisifyRequest(store.getAllKeys());
        if (left.every((name) => name === KEY_ROW)) {
          store.clear();
          this.#key = undefined;
        }
      });
    return this.#queue(forget);
  }

  #put(rows: readonly Row[], gone: readonly string[] = []): Promise<unknown> {
    const generation = this.#generation;
    return this.#run(async () => {
      if (generation !== this.#generation) return;
      // Until they are stored; a refusal leaves them here for the next write.
      for (const name of gone) this.#unstored.set(name, GONE);
      for (const [name, row] of rows) this.#unstored.set(name, row);
      if (!this.#isRead) await this.#readAll(() => false);
      if (generation !== this.#generation) return;
      const written = [...this.#unstored];
      const key = this.#key ?? (await this.#obtainKey());
      const sealed = await this.#seal(
        key,
        written.filter(([, row]) => row !== GONE),
      );
      await this.#transact("readwrite", async (store) => {
        const held: unknown = await promisifyRequest(store.get(KEY_ROW));
        // Another tab has erased the history since, and a late write must not bring it back.
        if (!isDeviceKey(held) || held.id !== key.id) throw new Outdated();
        for (const [name, row] of written) if (row === GONE) store.delete(name);
        for (const [name, row] of sealed) store.put(row, name);
      });
      this.#unstored.clear();
      if (!this.#isBehind) return;
      this.#isBehind = false;
      this.#onFault("kept");
    });
  }

  /** Reads rows and opens them. A row that does not open is removed, and its value is `undefined`. */
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

  /** Reads or creates the key of the database. Of two tabs that create one at once, the first to write it wins. */
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
    return this.#patiently(done);
  }

  /** Waits for an answer as long as the chat can, and not at all while an earlier one is late. */
  async #patiently<T>(done: Promise<T>): Promise<T | undefined> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const handleAnswer = () => {
      clearTimeout(timer);
      this.#isLate = false;
    };
    void done.then(handleAnswer, handleAnswer);
    if (this.#isLate) return undefined;
    const silence = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => {
        this.#isLate = true;
        resolve(undefined);
      }, PATIENCE_MS);
    });
    return Promise.race([done, silence]);
  }

  async #attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
    if (!this.#rows) return undefined;
    try {
      return await work();
    } catch (error) {
      return (await this.#recover(error)) ? this.#attempt(work) : undefined;
    }
  }

  /** Handles a failure; returns whether another attempt may succeed. */
  async #recover(error: unknown): Promise<boolean> {
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
    this.#fallBehind(name === "QuotaExceededError" ? "full" : "memory");
    return false;
  }

  // The room has all events, so the older half of them makes room for unsent messages.
  async #prune(): Promise<boolean> {
    try {
      await this.#transact("readwrite", async (store) => {
        const keys = await promisifyRequest(store.getAllKeys(startingWith(EVENT_ROWS)));
        for (const key of keys.slice(0, Math.ceil(keys.length / 2))) store.delete(key);
      });
      return true;
    } catch {
      this.#fallBehind("full");
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
      this.#fallBehind("memory");
      return false;
    }
  }

  #fallBehind(fault: StorageFault): void {
    this.#isBehind = true;
    this.#onFault(fault);
  }

  readonly #transact: UseStore = (mode, step) => this.#rows?.transact(mode, step) ?? Promise.reject();
}
