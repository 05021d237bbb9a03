import { idSchema } from "@prosa/protocol";
import * as z from "zod/mini";
import { statsRoomsOf } from "../insights/shards.ts";
import { askRoom, type RoomCaller } from "./rooms.ts";

/** The sessions of one page. */
const PAGE_COUNT = 100;

const shardPageSchema = z.object({
  found: z.array(z.object({ place: z.string(), summary: z.object({ session: idSchema }) })),
  scannedTo: z.optional(z.string()),
});

/** A session of a site, and the statistics room that knows it. */
interface KnownSession {
  room: string;
  session: string;
}

/**
 * A page of the sessions that the site's statistics rooms know, at most 100, from the place `from` on; `next` is where it goes
 * on, absent on the last. A session that acts meanwhile moves to the front of its room.
 */
export async function sessionPage(
  host: RoomCaller,
  site: string,
  from = "",
): Promise<{ sessions: KnownSession[]; next?: string }> {
  const rooms = statsRoomsOf(site);
  const at = from.indexOf(".");
  const shard = Number(from.slice(0, Math.max(0, at)));
  const place = from.slice(at + 1);
  const room = rooms[shard];
  if (room === undefined) return { sessions: [] };
  const query = `limit=${PAGE_COUNT}${place === "" ? "" : `&from=${encodeURIComponent(place)}`}`;
  const response = await askRoom(host, "stats", room, `/conversations?${query}`);
  const page = response.ok ? shardPageSchema.parse(await response.json()) : { found: [] };
  // A room answers with one more than the limit, which is the first of the next page.
  const next = page.found[PAGE_COUNT]?.place ?? page.scannedTo;
  const sessions = page.found.slice(0, PAGE_COUNT).map(({ summary }) => ({ room, session: summary.session }));
  if (next !== undefined && next !== place) return { sessions, next: `${shard}.${next}` };
  return { sessions, ...(shard + 1 < rooms.length && { next: `${shard + 1}.` }) };
}

/** The sessions that the site's statistics rooms know, in no order. */
export async function* sessionsOf(host: RoomCaller, site: string): AsyncGenerator<KnownSession> {
  let from: string | undefined = "";
  while (from !== undefined) {
    const { sessions, next }: { sessions: KnownSession[]; next?: string } = await sessionPage(
      host,
      site,
      from,
    );
    yield* sessions;
    from = next;
  }
}
