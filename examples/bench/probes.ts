import { readdirSync, readFileSync } from "node:fs";
import { PROBED, type Probed } from "./probe.ts";

const NOTHING: Probed = { live: 0, native: 0, commits: 0, commitMs: 0, sqliteCpuMs: 0 };

/** Asks the Node processes of a server what they hold and what SQLite took of their loops: each has to have loaded `probe.ts`. */
export class Probes {
  /** The setting by which the processes of a server load it. */
  static readonly variables = { NODE_OPTIONS: `--import=${new URL("probe.ts", import.meta.url).href}` };
  #waiting = 0;
  #sum = NOTHING;
  #isTold = Promise.withResolvers<Probed>();

  /** Takes a line that the server printed. */
  readonly onLine = (line: string): void => {
    if (!line.startsWith(PROBED)) return;
    const told = JSON.parse(line.slice(PROBED.length)) as Probed;
    const sum = { ...this.#sum };
    for (const key of Object.keys(NOTHING) as (keyof Probed)[]) sum[key] += told[key];
    this.#sum = sum;
    this.#waiting -= 1;
    if (this.#waiting === 0) this.#isTold.resolve(sum);
  };

  /** Asks all processes of a group; resolves with the sum of what they tell, some seconds later. */
  ask(group: number): Promise<Probed> {
    const processes = processesOf(group);
    this.#waiting = processes.length;
    this.#sum = NOTHING;
    this.#isTold = Promise.withResolvers();
    for (const pid of processes) process.kill(pid, "SIGUSR2");
    return this.#isTold.promise;
  }
}

function processesOf(group: number): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && groupOf(name) === group)
    .map(Number);
}

function groupOf(pid: string): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[2]);
  } catch {
    return null;
  }
}
