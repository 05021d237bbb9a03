import { statSync } from "node:fs";
import path from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import type { Sample } from "./metrics.ts";

/** The counts that the rooms of a process tell of themselves. */
export interface RoomCounts {
  readonly socketCount: number;
  readonly roomCounts: ReadonlyMap<string, number>;
  readonly alarmCount: number;
  readonly outboxCount: number;
}

/** The gauges of a process: its rooms, its file, its memory, and how late its event loop is. */
export function createProcessSamples(rooms: RoomCounts, folder: string): () => Sample[] {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  const startedAt = Math.round(Date.now() / 1_000 - process.uptime());
  return () => {
    const { user, system } = process.cpuUsage();
    const late = delay.percentile(99) / 1e9;
    delay.reset();
    const memory = process.memoryUsage();
    const gauge = (name: string, value: number): Sample => ({ name, kind: "gauge", labels: {}, value });
    return [
      gauge("prosa_sockets", rooms.socketCount),
      ...[...rooms.roomCounts].map(([kind, value]) => ({ ...gauge("prosa_rooms", value), labels: { kind } })),
      gauge("prosa_outbox_depth", rooms.outboxCount),
      gauge("prosa_alarms", rooms.alarmCount),
      gauge("prosa_storage_bytes", bytesOf(path.join(folder, "rooms.db"))),
      gauge("prosa_storage_wal_bytes", bytesOf(path.join(folder, "rooms.db-wal"))),
      gauge("prosa_loop_delay_p99_seconds", Number.isNaN(late) ? 0 : late),
      gauge("process_resident_memory_bytes", memory.rss),
      gauge("prosa_heap_used_bytes", memory.heapUsed),
      gauge("process_start_time_seconds", startedAt),
      { name: "process_cpu_seconds_total", kind: "counter", labels: {}, value: (user + system) / 1e6 },
    ];
  };
}

function bytesOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
