import { readdirSync, readFileSync } from "node:fs";

/** What one tick of the kernel's accounting is worth, in milliseconds (USER_HZ is 100 on Linux). */
const TICK_MS = 10;
/** The size of a page of memory. */
const PAGE_KIB = 4;

/**
 * The processor time that the runtime of a process group has used so far, in milliseconds, from the operating system's
 * accounting. The command line around it, which only prints, is left out.
 */
export function runtimeCpuMs(group: number): number {
  let ticks = 0;
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const { command, fields } = readStat(name);
    if (command === "workerd" && Number(fields[2]) === group)
      ticks += Number(fields[11]) + Number(fields[12]);
  }
  return ticks * TICK_MS;
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
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const { fields } = readStat(name);
    if (Number(fields[2]) !== group) continue;
    ticks += Number(fields[11]) + Number(fields[12]);
    memoryKiB += Number(fields[21]) * PAGE_KIB;
  }
  return { cpuMs: ticks * TICK_MS, memoryKiB };
}
