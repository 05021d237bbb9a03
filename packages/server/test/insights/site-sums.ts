import * as z from "zod/mini";
import type { SpanSums } from "../../src/insights/rollups/day-rows.ts";
import { mergeSums } from "../../src/insights/rollups/merge-sums.ts";
import { statsRoomsOf } from "../../src/insights/shards.ts";
import type { StillBed } from "../testbed.ts";

const totalsSchema = z.record(z.string(), z.number());
const sumsSchema = z.object({
  totals: totalsSchema,
  days: z.record(z.string(), totalsSchema),
  week: z.record(z.string(), z.array(z.number())),
});

/** The counts of a site, or of one slice of it, in a span of hours, the last one not in it, as its statistics rooms have them together. */
export async function siteSums(
  { platform }: Pick<StillBed, "platform">,
  site: string,
  { from, to, slice = "" }: { from: number; to: number; slice?: string },
): Promise<SpanSums> {
  const path = `/sums?from=${from}&to=${to}&zone=UTC&series=&weekly=&slice=${slice}`;
  const parts = statsRoomsOf(site).map(async (room) => {
    const response = await platform.callRoom("stats", room, path);
    return sumsSchema.parse(await response.json());
  });
  return mergeSums(await Promise.all(parts));
}
