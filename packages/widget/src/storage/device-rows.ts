import { promisifyRequest, type UseStore } from "idb-keyval";

const STORE = "rows";

/** The rows of one database in IndexedDB. It opens at the first need, and again after it was closed for another version. */
export class DeviceRows {
  readonly #name: string;
  #database: Promise<IDBDatabase> | undefined;

  constructor(name: string) {
    this.#name = name;
  }

  /** Whether the database exists, without creating it; `false` in a browser that cannot tell. */
  async exist(): Promise<boolean> {
    try {
      return (await indexedDB.databases()).some(({ name }) => name === this.#name);
    } catch {
      return false;
    }
  }

  /** Runs one step in a transaction of its own; resolves once its writes are stored. A step that throws writes nothing. */
  readonly transact: UseStore = (mode, step) => this.#transact(mode, step);

  /** Deletes the database, for one that cannot be read. */
  async remove(): Promise<void> {
    const database = await this.#database?.catch(() => undefined);
    database?.close();
    this.#database = undefined;
    await promisifyRequest(indexedDB.deleteDatabase(this.#name));
  }

  async #transact<T>(
    mode: IDBTransactionMode,
    step: (rows: IDBObjectStore) => T | PromiseLike<T>,
  ): Promise<T> {
    const transaction = (await this.#open()).transaction(STORE, mode);
    const ended = new Promise<void>((resolve, reject) => {
      // idb-keyval sets the transaction's own handlers.
      transaction.addEventListener("complete", () => resolve());
      transaction.addEventListener("abort", () => reject(transaction.error));
    });
    try {
      const [result] = await Promise.all([step(transaction.objectStore(STORE)), ended]);
      return result;
    } catch (error) {
      try {
        transaction.abort();
      } catch {
        // It has ended already.
      }
      throw error;
    }
  }

  #open(): Promise<IDBDatabase> {
    this.#database ??= this.#dial().catch((error: unknown) => {
      this.#database = undefined;
      throw error;
    });
    return this.#database;
  }

  async #dial(): Promise<IDBDatabase> {
    const request = indexedDB.open(this.#name);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    const database = await promisifyRequest(request);
    const forget = () => {
      this.#database = undefined;
    };
    // The browser may close the database, and another version that upgrades it must not wait for this one.
    database.onclose = forget;
    database.onversionchange = () => {
      database.close();
      forget();
    };
    return database;
  }
}

/** The keys that begin with these letters. */
export function startingWith(prefix: string): IDBKeyRange {
  return IDBKeyRange.bound(prefix, `${prefix}\uffff`);
}
