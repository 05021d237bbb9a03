import { statSync } from "node:fs";
import path from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import type { Sample } from "./metrics.ts";

/** The counts that the rooms of a process tell of themselves. */
export interface RoomCounts {
  readonly socketCount: number;
  readonly roomCount: number;
  readonly alarmCount: number;
}

/** The gauges of a process: its rooms, its file, its memory, and how late its event loop is. */
export function createProcessSamples(rooms: RoomCounts, folder: string): () => Sample[] {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  return () => {
    const { user, system } = process.cpuUsage();
    const late = delay.percentile(99) / 1e9;
    delay.reset();
    const gauge = (name: string, value: number): Sample => ({ name, kind: "gauge", labels: {}, value });
    return [
      gauge("prosa_sockets", rooms.socketCount),
      gauge("prosa_rooms", rooms.roomCount),
      gauge("prosa_alarms", rooms.alarmCount),
      gauge("prosa_storage_bytes", bytesOf(path.join(folder, "rooms.db"))),
      gauge("prosa_storage_wal_bytes", bytesOf(path.join(folder, "rooms.db-wal"))),
      gauge("prosa_loop_delay_p99_seconds", Number.isNaN(late) ? 0 : late),
      gauge("process_resident_memory_bytes", process.memoryUsage.rss()),
      { name: "process_cpu_seconds_total", kind: "counter", labels: {}, value: (user + system) / 1e6 },
    ];
  };
}

function bytesOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
