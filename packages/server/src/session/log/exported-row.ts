import type { DurableEvent } from "@prosa/protocol";
import * as z from "zod/mini";

/** The most orders and goals that wait to be told; beyond it the oldest are left out. */
const CONVERSIONS_MAX = 50;

const conversionSchema = z.object({ n: z.int(), at: z.int(), name: z.string(), value: z.number() });

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
  /** Orders and goals that were not told, each with its number among all. */
  conversions: z._default(z.array(conversionSchema), []),
  conversionCount: z._default(z.int(), 0),
  /** Whether anything was told, so that an erasure has to be. */
  hasTold: z.boolean(),
});
type ExportedRow = z.infer<typeof exportedRowSchema>;

/** Of a session that began before anything could be told: its past is not told either. */
export const NOT_EXPORTED: ExportedRow = {
  told: null,
  urgent: 0,
  since: 0,
  started: null,
  conversions: [],
  conversionCount: 0,
  hasTold: false,
};

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

/** The row with orders and goals that were reached. Pure. */
export function withConversions(
  row: ExportedRow,
  reached: readonly { name: string; value: number }[],
  at: number,
): ExportedRow {
  const { conversions, conversionCount } = row;
  const added = reached.map((one, index) => ({ n: conversionCount + index + 1, at, ...one }));
  return {
    ...row,
    conversions: [...conversions, ...added].slice(-CONVERSIONS_MAX),
    conversionCount: conversionCount + added.length,
  };
}

/** The row once the log was told up to place `told`, and orders and goals up to number `last`. Pure. */
export function withTold(
  row: ExportedRow,
  { told, last, at }: { told: number; last: number; at: number },
): ExportedRow {
  return { ...row, told, since: at, conversions: row.conversions.filter(({ n }) => n > last) };
}
