import { deserialize, serialize } from "node:v8";
import type { RoomKind, RoomStorage } from "../../platform/room-host.ts";
import type { RoomsFile } from "./rooms-file.ts";

/** The most rows of one step and bytes of one value; the hosts of Durable Objects have the same limits. */
const ROWS_MAX = 128;
const VALUE_BYTES_MAX = 128 * 1024;
/** Above every character that a key has. */
const LAST = "\u{10FFFF}";

/** Lists the rooms of a file from their first rows alone: at most `limit` of a kind, after an id, in ascending order. */
export function createRoomList({
  db,
}: RoomsFile): (kind: RoomKind, after: string, limit: number) => string[] {
  const next = db.prepare("SELECT room FROM rows WHERE room > ? AND room < ? ORDER BY room LIMIT 1");
  return (kind, after, limit) => {
    const head = `${kind}/`;
    const ids: string[] = [];
    for (let room = head + after; ids.length < limit; ) {
      const found = next.get(room, head + LAST);
      if (!found) break;
      room = String(found.room);
      ids.push(room.slice(head.length));
    }
    return ids;
  };
}

/** Makes the storages of rooms: each sees the rows of its own room alone. */
export function createStorages(file: RoomsFile): (room: string) => RoomStorage {
  const { db } = file;
  const read = db.prepare("SELECT value FROM rows WHERE room = ? AND key = ?");
  const range = db.prepare(
    "SELECT key, value FROM rows WHERE room = ? AND key >= ? AND key < ? ORDER BY key LIMIT ?",
  );
  const write = db.prepare("INSERT OR REPLACE INTO rows (room, key, value) VALUES (?, ?, ?)");
  const remove = db.prepare("DELETE FROM rows WHERE room = ? AND key = ?");
  const removeAll = db.prepare("DELETE FROM rows WHERE room = ?");
  const removeAlarm = db.prepare("DELETE FROM alarms WHERE room = ?");
  return (room) => ({
    async get(key) {
      const row = read.get(room, key);
      return row && deserialize(row.value as Uint8Array);
    },
    async list({ prefix, start, limit }) {
      const from = start !== undefined && start > prefix ? start : prefix;
      const rows = range.all(room, from, prefix + LAST, limit ?? -1);
      return new Map(rows.map(({ key, value }) => [String(key), deserialize(value as Uint8Array)]));
    },
    async put(rows, gone = []) {
      const written = Object.entries(rows).map(([key, value]) => ({ key, bytes: serialize(value) }));
      if (written.length > ROWS_MAX) throw new Error(`More than ${ROWS_MAX} rows in a step.`);
      const tooLarge = written.find(({ bytes }) => bytes.byteLength > VALUE_BYTES_MAX);
      if (tooLarge) throw new Error(`The value of ${tooLarge.key} is too large.`);
      await file.step(() => {
        for (const { key, bytes } of written) write.run(room, key, bytes);
        for (const key of gone) remove.run(room, key);
      });
    },
    async delete(keys) {
      await file.step(() => {
        for (const key of keys) remove.run(room, key);
      });
    },
    async deleteAll() {
      await file.step(() => {
        removeAll.run(room);
        removeAlarm.run(room);
      });
    },
    scrub: () => file.scrub(),
  });
}
