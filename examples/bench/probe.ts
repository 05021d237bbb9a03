// Loaded into a server under load before its own code (`--import`): at SIGUSR2 it collects its garbage and prints what is left, and
// what SQLite took since the last time.
import { StatementSync } from "node:sqlite";
import { getHeapStatistics, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** What one process tells, in bytes and milliseconds; of SQLite since it was asked before. */
export interface Probed {
  /** What lives in V8's heap after a collection. */
  live: number;
  /** What the process holds outside of V8's pages: sockets, SQLite's cache, buffers, the program. */
  native: number;
  /** Transactions that were written to the disk, and the time in which the loop stood still for them. */
  commits: number;
  commitMs: number;
  /** The processor's time in all statements, reads included. */
  sqliteCpuMs: number;
}

/** The word that a line with a `Probed` begins with. */
export const PROBED = "probed ";

/** V8 gives freed pages back to the system some seconds later. */
const RELEASE_MS = 12_000;

const NOTHING = { commits: 0, commitMs: 0, sqliteCpuMs: 0 };
const spent = { ...NOTHING };

function timed<Call extends (...args: never[]) => unknown>(call: Call): Call {
  return function (this: StatementSync, ...args: never[]) {
    const from = performance.now();
    const cpu = process.threadCpuUsage();
    try {
      return call.apply(this, args);
    } finally {
      const { user, system } = process.threadCpuUsage(cpu);
      spent.sqliteCpuMs += (user + system) / 1_000;
      if (this.sourceSQL === "COMMIT") {
        spent.commits += 1;
        spent.commitMs += performance.now() - from;
      }
    }
  } as Call;
}

const { run, get, all } = StatementSync.prototype;
StatementSync.prototype.run = timed(run);
StatementSync.prototype.get = timed(get);
StatementSync.prototype.all = timed(all);

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

process.on("SIGUSR2", () => {
  const told = { ...spent };
  Object.assign(spent, NOTHING);
  collect();
  collect();
  const { used_heap_size: live } = getHeapStatistics();
  setTimeout(() => {
    const native = process.memoryUsage.rss() - getHeapStatistics().total_physical_size;
    const probed: Probed = { ...told, live, native };
    console.log(PROBED + JSON.stringify(probed));
  }, RELEASE_MS);
});
