import type { Totals } from "../rollups/cell.ts";

/** Counts below this are not told: few conversations may be known by their hour and their matter. */
export const SMALL_CELL = 5;

/** The counts whose names begin with `prefix|`, the greatest first; small ones without their number, after all others. */
export function namedCounts(totals: Totals, prefix: string): { name: string; count: number | null }[] {
  const head = `${prefix}|`;
  return Object.entries(totals)
    .filter(([key, count]) => key.startsWith(head) && count > 0)
    .map(([key, count]) => ({ name: key.slice(head.length), count }))
    .sort((one, other) => other.count - one.count || (one.name < other.name ? -1 : 1))
    .map(({ name, count }) => ({ name, count: count < SMALL_CELL ? null : count }))
    .sort((one, other) => Number(one.count === null) - Number(other.count === null));
}
