import { statsRoomsOf } from "../insights/shards.ts";
import type { RoomKind } from "../platform/room-host.ts";
import { askRoom, type RoomCaller } from "./rooms.ts";

/**
 * The lines of a site's rooms one after the other, as `npm run import-site` takes them: its own room, its desk, its statistics
 * and its sessions. Each room is as it was when it was asked; files of visitors and rooms of channels are not among them.
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
  for await (const { session } of sessions) yield* rowsOf(host, "main", session);
}

async function* rowsOf(host: RoomCaller, kind: RoomKind, id: string): AsyncGenerator<string, undefined> {
  const response = await askRoom(host, kind, id, "/rows");
  if (response.ok) yield await response.text();
}
