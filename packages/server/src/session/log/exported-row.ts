import type { DurableEvent } from "@prosa/protocol";
import * as z from "zod/mini";

/** The part of a session's log that was told to other systems, and what is left to tell. */
export const exportedRowSchema = z.object({
  /** The place up to which all was told; `null` in a row from before anything was. */
  told: z.nullable(z.int()),
  /** The place of the last event that is told without a rest. */
  urgent: z.int(),
  /** When the oldest event happened that was not told. */
  since: z.int(),
  /** The place of the visitor's first message; `null` before it, or where it is not known. */
  started: z.nullable(z.int()),
  /** Whether anything was told, so that an erasure has to be. */
  hasTold: z.boolean(),
});
type ExportedRow = z.infer<typeof exportedRowSchema>;

/** Of a session that began before anything could be told: its past is not told either. */
export const NOT_EXPORTED: ExportedRow = { told: null, urgent: 0, since: 0, started: null, hasTold: false };

/** Of a new session. */
export const NOTHING_EXPORTED: ExportedRow = { ...NOT_EXPORTED, told: 0 };

/** The row after a step of the log, whose events begin after place `before`. Pure. */
export function withStep(row: ExportedRow, before: number, events: readonly DurableEvent[]): ExportedRow {
  const [first] = events;
  if (!first) return row;
  const told = row.told ?? before;
  const urgent = events.findLast((event) => !isMessage(event))?.seq ?? row.urgent;
  const isFirst = row.started === null && row.told !== null;
  const started = isFirst ? (events.find(isVisitors)?.seq ?? null) : row.started;
  return { ...row, told, urgent, started, since: told < before ? row.since : first.at };
}

function isMessage(event: DurableEvent): boolean {
  return event.type === "said";
}

function isVisitors(event: DurableEvent): boolean {
  return event.type === "said" && event.message.author === "visitor";
}
