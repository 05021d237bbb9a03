import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { folderOf, processOf } from "./peers.ts";
import { RoomsFile } from "./rooms-file.ts";

/**
 * Moves each room's rows and alarm to the folder of the process that holds it among `count`, where they were written by
 * another number of processes. No process may run meanwhile. A move that was cut off is done again from its beginning.
 */
export function redistribute(data: string, count: number): void {
  const marker = path.join(data, "processes");
  const before = existsSync(marker) ? Number(readFileSync(marker, "utf8")) : count;
  if (before !== count) {
    for (let index = 0; index < count; index += 1) new RoomsFile(folderOf(data, index)).close();
    for (const name of readdirSync(data)) if (/^\d+$/.test(name)) moveFrom(data, Number(name), count);
  }
  mkdirSync(data, { recursive: true, mode: 0o700 });
  writeFileSync(marker, String(count));
}

function moveFrom(data: string, from: number, count: number): void {
  const file = new RoomsFile(folderOf(data, from));
  const { db } = file;
  try {
    db.function("process_of", (room) => processOf(String(room), count));
    for (let to = 0; to < count; to += 1) {
      if (to === from) continue;
      db.prepare("ATTACH ? AS other").run(path.join(folderOf(data, to), "rooms.db"));
      // Copied first and deleted after: a power cut in between leaves two equal copies, and the next start goes on.
      db.exec(`
        BEGIN; INSERT OR REPLACE INTO other.rows SELECT * FROM main.rows WHERE process_of(room) = ${to};
        INSERT OR REPLACE INTO other.alarms SELECT * FROM main.alarms WHERE process_of(room) = ${to}; COMMIT;
        BEGIN; DELETE FROM main.rows WHERE process_of(room) = ${to};
        DELETE FROM main.alarms WHERE process_of(room) = ${to}; COMMIT;
        DETACH other`);
    }
  } finally {
    file.close();
  }
}
