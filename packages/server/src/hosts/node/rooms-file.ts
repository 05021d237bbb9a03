import { mkdirSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";

const BUSY_MS = 5_000;
const CACHE_KIB = 32 * 1024;
/** The rest before the write-ahead log is emptied again where a reader kept it, in milliseconds. */
const SCRUB_AGAIN_MS = 1_000;
const WAL_BYTES_MAX = 64 * 1024 * 1024;
/** The version of the tables, kept in the file; a later one brings its migration. */
const TABLES_VERSION = 1;

const TABLES = `
  CREATE TABLE IF NOT EXISTS rows (
    room TEXT NOT NULL, key TEXT NOT NULL, value BLOB NOT NULL, PRIMARY KEY (room, key)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS alarms (room TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS alarms_by_time ON alarms (at);
`;

/** The steps that came in one turn of the event loop and go to the disk together. */
interface Batch {
  readonly written: Promise<void>;
  resolve(): void;
  reject(error: unknown): void;
}

/**
 * The one SQLite file that holds the rows and alarms of all rooms of a process. Steps of one turn of the event loop share a
 * transaction and one `fsync` (group commit); each is a savepoint, so that a step that fails undoes nothing but itself.
 */
export class RoomsFile {
  readonly db: DatabaseSync;
  readonly #lock: DatabaseSync;
  readonly #run: Record<"begin" | "commit" | "rollback" | "savepoint" | "release" | "undo", () => void>;
  #batch: Batch | null = null;
  #scrub: PromiseWithResolvers<void> | null = null;
  #scrubAgain: NodeJS.Timeout | null = null;

  /** Opens the file in a folder, and makes both where they are missing; throws where another process has the folder. */
  constructor(folder: string) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.#lock = lockFolder(folder);
    this.db = new DatabaseSync(path.join(folder, "rooms.db"), { timeout: BUSY_MS });
    this.db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA cache_size = -${CACHE_KIB};
      PRAGMA journal_size_limit = ${WAL_BYTES_MAX};`);
    const { user_version: found } = this.db.prepare("PRAGMA user_version").get() as { user_version: number };
    if (found > TABLES_VERSION) throw new Error(`The rooms were written by a newer version (${found}).`);
    this.db.exec(`${TABLES} PRAGMA user_version = ${TABLES_VERSION};`);
    const statement = (sql: string) => {
      const prepared = this.db.prepare(sql);
      return () => void prepared.run();
    };
    this.#run = {
      begin: statement("BEGIN IMMEDIATE"),
      commit: statement("COMMIT"),
      rollback: statement("ROLLBACK"),
      savepoint: statement("SAVEPOINT step"),
      release: statement("RELEASE step"),
      undo: statement("ROLLBACK TO step"),
    };
  }

  /** Runs one step, all or nothing; resolves when it is on the disk, and rejects when it or its transaction failed. */
  async step(work: () => void): Promise<void> {
    this.#batch ??= this.#begin();
    const batch = this.#batch;
    try {
      this.#run.savepoint();
      try {
        work();
      } catch (error) {
        if (this.db.isTransaction) this.#run.undo();
        throw error;
      } finally {
        if (this.db.isTransaction) this.#run.release();
      }
    } catch (error) {
      // A full or failing disk ends the whole transaction, and with it every step that waits for it.
      if (!this.db.isTransaction) this.#fail(batch, error);
      throw error;
    }
    return batch.written;
  }

  /**
   * Empties the write-ahead log, which would keep rows that were deleted or replaced: after the transaction that is under way,
   * once for all who ask meanwhile. While another program reads the file (a backup), the log stays until that is done.
   */
  scrub(): Promise<void> {
    if (!this.#batch) return Promise.resolve(this.#emptyLog());
    this.#scrub ??= Promise.withResolvers<void>();
    return this.#scrub.promise;
  }

  /** Writes what is under way and closes the file. */
  close(): void {
    if (this.#scrubAgain) clearTimeout(this.#scrubAgain);
    if (this.#batch) this.#commit(this.#batch);
    this.db.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    this.db.close();
    this.#lock.close();
  }

  #begin(): Batch {
    this.#run.begin();
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    // Each step hears of a failure by its own promise; without any step nobody would.
    promise.catch(() => undefined);
    const batch: Batch = { written: promise, resolve, reject };
    setImmediate(() => this.#commit(batch));
    return batch;
  }

  #commit(batch: Batch): void {
    if (this.#batch !== batch) return;
    this.#batch = null;
    try {
      this.#run.commit();
      batch.resolve();
    } catch (error) {
      if (this.db.isTransaction) this.#run.rollback();
      batch.reject(error);
    }
    this.#endScrub();
  }

  #fail(batch: Batch, error: unknown): void {
    if (this.#batch === batch) this.#batch = null;
    batch.reject(error);
    this.#endScrub();
  }

  #endScrub(): void {
    const scrub = this.#scrub;
    this.#scrub = null;
    if (!scrub) return;
    this.#emptyLog();
    scrub.resolve();
  }

  #emptyLog(): void {
    // Nobody is waited for: this is the process's only thread.
    this.db.exec("PRAGMA busy_timeout = 0");
    const { busy } = this.db.prepare("PRAGMA wal_checkpoint(TRUNCATE)").get() as { busy: number };
    this.db.exec(`PRAGMA busy_timeout = ${BUSY_MS}`);
    if (this.#scrubAgain) clearTimeout(this.#scrubAgain);
    this.#scrubAgain = busy ? setTimeout(() => void this.scrub(), SCRUB_AGAIN_MS).unref() : null;
  }
}

/** Two processes on one folder would each hold rooms of their own; the lock goes with its process, however that ends. */
function lockFolder(folder: string): DatabaseSync {
  const lock = new DatabaseSync(path.join(folder, "lock.db"));
  try {
    lock.exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE");
    return lock;
  } catch (error) {
    lock.close();
    throw new Error(`Another server holds ${folder}.`, { cause: error });
  }
}
