import type { SpanSums } from "../insights/rollups/day-rows.ts";
import { statsRoomsOf } from "../insights/shards.ts";
import { type AskedSpan, siteSums } from "../insights/site-sums.ts";
import { askRoom, type RoomCaller } from "./rooms.ts";

/** Asks every statistics room of a site the same, and parses each answer. */
export async function askStats<T>(
  host: RoomCaller,
  site: string,
  path: string,
  parse: (body: unknown) => T,
): Promise<T[]> {
  const answers = statsRoomsOf(site).map(async (room) => {
    const response = await askRoom(host, "stats", room, path);
    return parse(await response.json());
  });
  return Promise.all(answers);
}

/** Sums a span over a site's statistics rooms; throws a `ProblemError` where one does not answer. */
export function askSums(host: RoomCaller, site: string, span: AskedSpan): Promise<SpanSums> {
  return siteSums((room, path) => askRoom(host, "stats", room, path), site, span);
}

/** A query as an address carries it, without what is absent. */
export function queryOf(values: Readonly<Record<string, string | number | undefined>>): string {
  const pairs = Object.entries(values).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return new URLSearchParams(pairs).toString();
}
