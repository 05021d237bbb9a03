import { fnv } from "../platform/fnv.ts";

/** The statistics rooms that the sessions of one site are spread over. */
const STATS_SHARDS = 8;

/** The id of the statistics room that a session tells its facts to. */
export function statsRoomOf(site: string, session: string): string {
  return `${site}_${fnv(session) % STATS_SHARDS}`;
}

/** The ids of all statistics rooms of a site. */
export function statsRoomsOf(site: string): string[] {
  return Array.from({ length: STATS_SHARDS }, (_, shard) => `${site}_${shard}`);
}
