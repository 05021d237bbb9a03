import * as z from "zod/mini";
import type { SpanSums } from "./rollups/day-rows.ts";
import { mergeSums } from "./rollups/merge-sums.ts";
import { statsRoomsOf } from "./shards.ts";

const totalsSchema = z.record(z.string(), z.number());
const sumsSchema = z.object({
  totals: totalsSchema,
  days: z.record(z.string(), totalsSchema),
  week: z.record(z.string(), z.array(z.number())),
});

/** The hours that are summed, counted from 1970, the last one not in them; and what is summed by day and by the week's hour too. */
export interface AskedSpan {
  from: number;
  to: number;
  zone: string;
  series?: readonly string[];
  weekly?: readonly string[];
  /** The channel, language or topic that alone counts, as `topic=returns`. */
  slice?: string;
}

/** Sums a span over all statistics rooms of a site; `ask` reaches one of them. Rejects where one does not answer. */
export async function siteSums(
  ask: (room: string, path: string) => Promise<Response>,
  site: string,
  { from, to, zone, series = [], weekly = [], slice = "" }: AskedSpan,
): Promise<SpanSums> {
  const query = new URLSearchParams({
    from: String(from),
    to: String(to),
    zone,
    series: series.join(","),
    weekly: weekly.join(","),
    slice,
  });
  const parts = statsRoomsOf(site).map(async (room) => {
    const response = await ask(room, `/sums?${query}`);
    if (!response.ok) throw new Error(`A statistics room answered ${response.status}.`);
    return sumsSchema.parse(await response.json());
  });
  return mergeSums(await Promise.all(parts));
}
