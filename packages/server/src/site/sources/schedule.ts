import { dueAgain } from "../upkeep/rereading.ts";
import { sourceOf } from "./registry.ts";
import type { SourceRow } from "./source-row.ts";

/** A source, and when its next unit is due, in milliseconds since 1970. */
export interface Due {
  row: SourceRow;
  at: number;
}

/**
 * Finds the source that is due first; a source that was read `ageMs` ago is due again. While one source of many units is being
 * read, the others of that sort wait.
 */
export function firstDue(rows: readonly SourceRow[], ageMs: number | null): Due | undefined {
  const startedAt = ({ reading }: SourceRow) => (reading.state === "reading" ? reading.startedAt : 0);
  const [running] = rows
    .filter(({ reading, isGone }) => reading.state === "reading" && !isGone)
    .sort((one, other) => startedAt(one) - startedAt(other));
  return rows
    .filter((row) => running === undefined || row === running || row.isGone || isOneUnit(row))
    .flatMap((row) => dueAtOf(row, ageMs).map((at) => ({ row, at })))
    .sort((one, other) => one.at - other.at)[0];
}

function isOneUnit({ origin }: SourceRow): boolean {
  const { web } = sourceOf(origin.kind);
  return web !== null && web.pause === undefined;
}

function dueAtOf(row: SourceRow, ageMs: number | null): number[] {
  const { id, origin, reading, isActive, isGone } = row;
  if (isGone) return [0];
  if ("dueAt" in reading) return [reading.dueAt];
  const isReadAgain = isActive && sourceOf(origin.kind).web !== null && "readAt" in reading;
  if (isReadAgain && "retryAt" in reading && reading.retryAt !== undefined) return [reading.retryAt];
  return isReadAgain ? dueAgain(id, reading.readAt, ageMs) : [];
}
