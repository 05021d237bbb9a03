import { provenCounts, referenceTotals } from "../../test/insights/reference.ts";
import { siteSums } from "../../test/insights/site-sums.ts";
import { SIMULATED_SITE, type Simulation } from "./month.ts";

const HOUR_MS = 3_600_000;

/** The counts of the rooms, and each in which they differ from the reference over the facts that were told. */
export async function againstReference({ bed, logs }: Simulation): Promise<{
  counts: Readonly<Record<string, number>>;
  differences: string[];
}> {
  const now = bed.clock.now();
  const begins = [...logs.values()].map(([first]) => first?.at ?? now);
  const span = {
    from: Math.floor(Math.min(now, ...begins) / HOUR_MS),
    to: Math.floor(now / HOUR_MS) + 1,
  };
  const { totals } = await siteSums(bed, SIMULATED_SITE, span);
  const counted = Object.fromEntries(provenCounts(totals));
  const expected = Object.fromEntries(provenCounts(referenceTotals([...logs.values()], { ...span, now })));
  const keys = [...new Set([...Object.keys(counted), ...Object.keys(expected)])].sort();
  const differences = keys.flatMap((key) =>
    counted[key] === expected[key]
      ? []
      : [`${key}: ${counted[key] ?? 0}, and by the reference ${expected[key] ?? 0}`],
  );
  return { counts: counted, differences };
}
