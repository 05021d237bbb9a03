import * as z from "zod/mini";
import { statsRoomsOf } from "../insights/shards.ts";
import type { ListedKind, RoomHost, RoomKind } from "../platform/room-host.ts";

/** A part of a long list of rooms, and the place to go on from; `null` at the end. */
interface RoomPage {
  rooms: [kind: RoomKind, id: string][];
  next: string | null;
}

/** The kinds of room whose ids no site knows, in the order in which they are listed. */
const LISTED: readonly ListedKind[] = ["main", "channel"];

const foundSchema = z.object({
  found: z.array(z.object({ summary: z.object({ session: z.string() }) })),
  scannedTo: z.optional(z.string()),
});

/**
 * Lists the rooms of sessions and of people on channels, after a place of an earlier page, `""` for the first. Where the platform
 * cannot list them, the sessions that the sites' statistics know, and no room of a channel.
 */
export function roomPage(
  host: Pick<RoomHost, "callRoom" | "listRooms">,
  sites: readonly string[],
  from: string,
  limit: number,
): Promise<RoomPage> {
  return host.listRooms ? listedPage(host.listRooms, from, limit) : knownPage(host, sites, from, limit);
}

async function listedPage(
  listRooms: NonNullable<RoomHost["listRooms"]>,
  from: string,
  limit: number,
): Promise<RoomPage> {
  const [kind, after] = partsOf(from || `${LISTED[0]}/`);
  const index = LISTED.map(String).indexOf(kind);
  const listed = LISTED[index];
  if (listed === undefined) return { rooms: [], next: null };
  const ids = await listRooms(listed, after, limit);
  const rooms = ids.map((id): RoomPage["rooms"][number] => [listed, id]);
  const last = ids.length < limit ? undefined : ids.at(-1);
  const following = LISTED[index + 1];
  return {
    rooms,
    next: last !== undefined ? `${listed}/${last}` : following === undefined ? null : `${following}/`,
  };
}

/** Goes through the statistics rooms of the sites; a place is the number of one, and a place in it. */
async function knownPage(
  { callRoom }: Pick<RoomHost, "callRoom">,
  sites: readonly string[],
  from: string,
  limit: number,
): Promise<RoomPage> {
  const stats = sites.flatMap(statsRoomsOf);
  const [number, after] = partsOf(from || "0/");
  const index = Number(number);
  const room = stats[index];
  if (room === undefined) return { rooms: [], next: null };
  const query = `limit=${limit}${after === "" ? "" : `&from=${encodeURIComponent(after)}`}`;
  const response = await callRoom("stats", room, `/conversations?${query}`);
  if (!response.ok) throw new Error(`The statistics room ${room} answered ${response.status}.`);
  const { found, scannedTo } = foundSchema.parse(await response.json());
  const isMore = scannedTo !== undefined && scannedTo !== after;
  return {
    rooms: found.map(({ summary }) => ["main", summary.session]),
    next: isMore ? `${index}/${scannedTo}` : index + 1 < stats.length ? `${index + 1}/` : null,
  };
}

function partsOf(place: string): [string, string] {
  const slash = place.indexOf("/");
  return [place.slice(0, slash), place.slice(slash + 1)];
}
