import * as z from "zod/mini";
import { statsRoomsOf } from "../insights/shards.ts";
import type { RoomKind } from "../platform/room-host.ts";
import { askRoom, type RoomCaller } from "./rooms.ts";

const linksSchema = z.object({ rooms: z.array(z.object({ room: z.string() })) });

/**
 * The lines of a site's rooms one after the other, as `npm run import-site` takes them: its own room, its desk, its statistics
 * and its sessions with their files, each followed by the rooms of its person on channels. Each room is as it was when it was
 * asked.
 */
export function roomsOfSite(
  host: RoomCaller,
  site: string,
  sessions: AsyncIterable<{ session: string }>,
): ReadableStream<Uint8Array> {
  const lines = linesOf(host, site, sessions);
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await lines.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await lines.return(undefined);
    },
  });
}

async function* linesOf(
  host: RoomCaller,
  site: string,
  sessions: AsyncIterable<{ session: string }>,
): AsyncGenerator<string, undefined> {
  const beside: [RoomKind, string][] = [
    ["site", site],
    ["desk", site],
    ["exports", site],
    ["stats", site],
    ...statsRoomsOf(site).map((id): [RoomKind, string] => ["stats", id]),
  ];
  for (const [kind, id] of beside) yield* rowsOf(host, kind, id);
  const told = new Set<string>();
  for await (const { session } of sessions) {
    yield* rowsOf(host, "main", session);
    for (const room of await channelRoomsOf(host, site, session)) {
      // A person may go on with several conversations from one phone.
      if (!told.has(room)) yield* rowsOf(host, "channel", room);
      told.add(room);
    }
  }
}

async function channelRoomsOf(host: RoomCaller, site: string, session: string): Promise<string[]> {
  const response = await askRoom(host, "main", session, `/channel-links?site=${site}`);
  return response.ok ? linksSchema.parse(await response.json()).rooms.map(({ room }) => room) : [];
}

async function* rowsOf(host: RoomCaller, kind: RoomKind, id: string): AsyncGenerator<string, undefined> {
  const response = await askRoom(host, kind, id, "/rows");
  if (response.ok) yield await response.text();
}
