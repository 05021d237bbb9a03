import type { SourceRow } from "./source-row.ts";
import { dueAgain } from "./upkeep.ts";

/** A source, and when there is something to do for it. */
export interface Due {
  row: SourceRow;
  at: number;
}

/**
 * The source that is due first; those of an age of `ageMs` are due again. Of several crawls and sitemaps, the others wait until
 * the one being read is done.
 */
export function firstDue(rows: readonly SourceRow[], ageMs: number | null): Due | undefined {
  const started = ({ reading }: SourceRow) => (reading.state === "reading" ? reading.startedAt : 0);
  const [running] = rows
    .filter(({ reading, isGone }) => reading.state === "reading" && !isGone)
    .sort((one, other) => started(one) - started(other));
  return rows
    .filter((row) => running === undefined || row === running || row.isGone || row.origin.kind === "url")
    .flatMap((row) => dueAtOf(row, ageMs).map((at) => ({ row, at })))
    .sort((one, other) => one.at - other.at)[0];
}

export function isOnWeb({ origin }: SourceRow): boolean {
  return origin.kind === "url" || origin.kind === "sitemap" || origin.kind === "crawl";
}

function dueAtOf(row: SourceRow, ageMs: number | null): number[] {
  const { id, reading, isActive, isGone } = row;
  if (isGone) return [0];
  if ("dueAt" in reading) return [reading.dueAt];
  const isKept = isActive && isOnWeb(row) && "readAt" in reading;
  return isKept ? dueAgain(id, reading.readAt, ageMs) : [];
}
