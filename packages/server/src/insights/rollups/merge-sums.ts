import type { Totals } from "./cell.ts";
import type { SpanSums } from "./day-rows.ts";

/** Adds the sums of a site's statistics rooms. */
export function mergeSums(parts: readonly SpanSums[]): SpanSums {
  const merged: SpanSums = { totals: {}, days: {}, week: {} };
  for (const { totals, days, week } of parts) {
    addTo(merged.totals, totals);
    for (const [day, counts] of Object.entries(days)) {
      merged.days[day] ??= {};
      addTo(merged.days[day], counts);
    }
    for (const [key, values] of Object.entries(week)) {
      const before = merged.week[key] ?? values.map(() => 0);
      merged.week[key] = before.map((value, place) => value + (values[place] ?? 0));
    }
  }
  return merged;
}

function addTo(sum: Totals, part: Totals): void {
  for (const [key, value] of Object.entries(part)) sum[key] = (sum[key] ?? 0) + value;
}
