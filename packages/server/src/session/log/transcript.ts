import type { Transcript } from "@prosa/protocol";
import type { SessionLog } from "./session-log.ts";

/** How many events one read of the log brings. */
export const PAGE_COUNT = 200;

/** One page of a session's log, from after `since` on. */
export async function readTranscript(session: string, log: SessionLog, since: number): Promise<Transcript> {
  const events = await log.after(since, PAGE_COUNT);
  const next = events.at(-1)?.seq ?? since;
  return { session, epoch: log.row?.epoch ?? null, events, ...(next < log.seq && { next }) };
}
