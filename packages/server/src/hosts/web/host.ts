import { systemClock } from "../../platform/clock.ts";
import { faultOf } from "../../platform/faults.ts";
import type { LogEntry } from "../../platform/log.ts";
import type { Room, RoomHost, RoomKind } from "../../platform/room-host.ts";

/** The part of `RoomHost` that needs nothing but web standards, so that all hosts of real clocks share it. */
export const webHost: Pick<RoomHost, "now" | "newId" | "after" | "log"> = {
  ...systemClock,
  newId: () => crypto.randomUUID(),
  log: writeLog,
};

/** Answers a request to a room; a room that fails answers 500, and its fault goes to the log. */
export async function answerRequest(kind: RoomKind, room: Room, request: Request): Promise<Response> {
  try {
    return await room.onRequest(request);
  } catch (error) {
    writeLog({ level: "error", event: "room-request-failed", kind, error: faultOf(error) });
    return new Response(null, { status: 500 });
  }
}

/** Writes an entry as one JSON object a line, the form that every platform's log accepts. */
export function writeLog(entry: LogEntry): void {
  const line = JSON.stringify({ at: new Date().toISOString(), ...entry });
  if (entry.level === "error") console.error(line);
  else console.log(line);
}
