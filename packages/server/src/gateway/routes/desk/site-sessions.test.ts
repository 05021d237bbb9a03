import assert from "node:assert/strict";
import { it } from "node:test";
import { collected } from "../../../../test/collected.ts";
import { statsRoomsOf } from "../../../insights/shards.ts";
import type { RoomCaller } from "../../rooms.ts";
import { sessionsOf } from "../../site-sessions.ts";

const SITE = "loja";

const sessionOf = (room: string, index: number) => `session-${room}-${index}`;

/** Statistics rooms of which each knows so many sessions, and answers with one more than is asked for, as they do. */
function roomsOf(count: number, scannedAt?: number): RoomCaller {
  return {
    log: () => {},
    async callRoom(_kind, id, path) {
      const query = new URL(path, "http://room").searchParams;
      const from = Number(query.get("from") ?? 0);
      const limit = Number(query.get("limit"));
      const stops = scannedAt !== undefined && from < scannedAt ? scannedAt : count;
      const found = Array.from({ length: Math.min(limit + 1, stops - from) }, (_, index) => ({
        place: String(from + index),
        summary: { session: sessionOf(id, from + index) },
      }));
      const isCut = found.length <= limit && stops < count;
      return Response.json({ found, ...(isCut && { scannedTo: String(stops) }) });
    },
  };
}

for (const [count, scannedAt] of [[0], [100], [101], [350], [350, 40]] as const)
  it(`finds each of ${count} sessions of every statistics room once${scannedAt === undefined ? "" : ", where a room stops looking in between"}`, async () => {
    const found = await collected(sessionsOf(roomsOf(count, scannedAt), SITE));
    const expected = statsRoomsOf(SITE).flatMap((room) =>
      Array.from({ length: count }, (_, index) => ({ room, session: sessionOf(room, index) })),
    );
    assert.deepEqual(found, expected);
  });
