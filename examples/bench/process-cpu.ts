import { readdirSync, readFileSync } from "node:fs";

/** What one tick of the kernel's accounting is worth, in milliseconds (USER_HZ is 100 on Linux). */
const TICK_MS = 10;
const NANOSECONDS = 1_000_000;
/** The size of a page of memory. */
const PAGE_KIB = 4;

/**
 * The processor time that the threads of a process group's runtime have used so far, in milliseconds, from the scheduler's own
 * account, which counts nanoseconds. The command line around it, which only prints, is left out.
 */
export function runtimeCpuMs(group: number): number {
  let nanoseconds = 0;
  for (const name of processNames()) {
    const { command, fields } = readStat(name);
    if (command !== "workerd" || Number(fields[2]) !== group) continue;
    for (const thread of readdirSync(`/proc/${name}/task`))
      nanoseconds += Number(readFileSync(`/proc/${name}/task/${thread}/schedstat`, "utf8").split(" ")[0]);
  }
  return nanoseconds / NANOSECONDS;
}

function processNames(): string[] {
  return readdirSync("/proc").filter((name) => /^\d+$/.test(name));
}

/** A process's command, and the fields of /proc/:pid/stat behind it; the command may itself hold brackets (proc(5)). */
function readStat(pid: string): { command: string; fields: string[] } {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    const end = text.lastIndexOf(")");
    return { command: text.slice(text.indexOf("(") + 1, end), fields: text.slice(end + 2).split(" ") };
  } catch {
    return { command: "", fields: [] };
  }
}

/** The processor time and the memory of all processes of a group so far, from the operating system's accounting. */
export function groupUsage(group: number): { cpuMs: number; memoryKiB: number } {
  let ticks = 0;
  let memoryKiB = 0;
  for (const name of processNames()) {
    const { fields } = readStat(name);
    if (Number(fields[2]) !== group) continue;
    ticks += Number(fields[11]) + Number(fields[12]);
    memoryKiB += Number(fields[21]) * PAGE_KIB;
  }
  return { cpuMs: ticks * TICK_MS, memoryKiB };
}
