import { promisifyRequest, type UseStore } from "idb-keyval";

const STORE = "rows";
const ANSWER_TIMEOUT_MS = 2_000;

/** The rows of one name in IndexedDB. Opened when first needed, and again after it gave way to another version. */
export class DeviceRows {
  readonly #name: string;
  #database: Promise<IDBDatabase> | undefined;

  constructor(name: string) {
    this.#name = name;
  }

  /** Whether there are any, asked without making them; a browser that cannot tell is taken for one that has none. */
  async exist(): Promise<boolean> {
    try {
      return (await indexedDB.databases()).some(({ name }) => name === this.#name);
    } catch {
      return false;
    }
  }

  /**
   * Runs one step in a transaction of its own, and resolves once what it wrote is there. A step that throws leaves nothing
   * behind; a database that gives no answer counts as one that failed.
   */
  readonly transact: UseStore = (mode, step) => answered(this.#transact(mode, step));

  /** Throws everything away, for a database that cannot be read any more. */
  async remove(): Promise<void> {
    const database = await this.#database?.catch(() => undefined);
    database?.close();
    this.#database = undefined;
    await answered(promisifyRequest(indexedDB.deleteDatabase(this.#name)));
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
        // It ended by itself.
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
    // The browser may close it by itself, and another version that wants to change it must not wait for this one.
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

// A blocked upgrade or a broken profile leaves IndexedDB silent: neither success nor error.
async function answered<T>(answer: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(reject, ANSWER_TIMEOUT_MS);
  });
  try {
    return await Promise.race([answer, silence]);
  } finally {
    clearTimeout(timer);
  }
}
