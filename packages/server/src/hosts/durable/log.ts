import type { LogEntry } from "../../platform/room-host.ts";

/** Writes one JSON object a line, which every platform's log takes in. */
export function writeLog(entry: LogEntry): void {
  const line = JSON.stringify({ at: new Date().toISOString(), ...entry });
  if (entry.level === "error") console.error(line);
  else console.log(line);
}
