import type { Transcript } from "@prosa/protocol";
import type { SessionLog } from "./session-log.ts";

/** The events in one page of the log. */
export const PAGE_COUNT = 200;

/** Reads one page of a session's log, from the event after `since` on. */
export async function readTranscript(session: string, log: SessionLog, since: number): Promise<Transcript> {
  const events = await log.after(since, PAGE_COUNT);
  const next = events.at(-1)?.seq ?? since;
  return { session, epoch: log.row?.epoch ?? null, events, ...(next < log.seq && { next }) };
}
