// Copies the rooms while they are served: `npm run backup -- FOLDER`. The copy takes the place of PROSA_DATA after a stop.
import { existsSync, statSync } from "node:fs";
import { chmod, copyFile, mkdir, readdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { parseArgs } from "node:util";
import { FILES_FOLDER } from "../src/hosts/node/files/folder-files.ts";
import { ownServer } from "./own-server/own-server.ts";

const BUSY_MS = 60_000;

/** The rooms of one process in a backup, as they were counted in the copy. */
export interface BackedUp {
  readonly process: string;
  readonly rooms: number;
  readonly rows: number;
}

/**
 * Copies the files of all processes below `data` into `to`, each as it was at one moment, without the space that erased rows
 * left; servers go on meanwhile. Throws, and leaves nothing, where `to` exists or a copy has a fault.
 */
export async function backUp(data: string, to: string): Promise<BackedUp[]> {
  const folders = (await readdir(data).catch(() => [])).filter((name) => /^\d+$/.test(name));
  if (folders.length === 0) throw new Error(`There are no rooms in ${data}; set PROSA_DATA to their folder.`);
  if (existsSync(to)) throw new Error(`${to} exists; name a folder that does not.`);
  const unfinished = `${to}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  try {
    await mkdir(unfinished, { recursive: true, mode: 0o700 });
    const copied: BackedUp[] = [];
    for (const name of folders) {
      await mkdir(path.join(unfinished, name), { mode: 0o700 });
      const copy = path.join(unfinished, name, "rooms.db");
      copyRooms(path.join(data, name, "rooms.db"), copy);
      // Tools that carry the copy elsewhere keep a file's mode, and may leave its folder's behind.
      await chmod(copy, 0o600);
      copied.push({ process: name, ...checkRooms(copy) });
    }
    // After the rows: a file that they name is there, unless it was erased meanwhile.
    await copyFiles(path.join(data, FILES_FOLDER), path.join(unfinished, FILES_FOLDER));
    await copyFile(path.join(data, "processes"), path.join(unfinished, "processes"));
    await rename(unfinished, to);
    return copied;
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw error;
  }
}

/** Copies the files that visitors sent, a conversation after the other; one that is erased meanwhile is passed over. */
async function copyFiles(from: string, to: string): Promise<void> {
  for (const name of await readdir(from, { recursive: true }).catch(() => [])) {
    const place = path.join(from, name);
    if (!statSync(place, { throwIfNoEntry: false })?.isFile() || name.endsWith(".part")) continue;
    await mkdir(path.dirname(path.join(to, name)), { recursive: true, mode: 0o700 });
    await copyFile(place, path.join(to, name)).catch((error: unknown) => {
      if (existsSync(place)) throw error;
    });
  }
}

function copyRooms(from: string, to: string): void {
  const rooms = new DatabaseSync(from, { timeout: BUSY_MS });
  try {
    rooms.prepare("VACUUM INTO ?").run(to);
  } finally {
    rooms.close();
  }
}

function checkRooms(copy: string): Pick<BackedUp, "rooms" | "rows"> {
  const rooms = new DatabaseSync(copy, { readOnly: true });
  try {
    const found = rooms.prepare("PRAGMA integrity_check").get()?.integrity_check;
    if (found !== "ok") throw new Error(`The copy has a fault: ${String(found)}`);
    const counts = rooms.prepare("SELECT count(DISTINCT room) AS rooms, count(*) AS rows FROM rows").get();
    return { rooms: Number(counts?.rooms), rows: Number(counts?.rows) };
  } finally {
    rooms.close();
  }
}

if (import.meta.main) {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [to] = positionals;
  if (to === undefined) {
    console.error("Say where to: npm run backup -- FOLDER");
    process.exit(1);
  }
  try {
    for (const { process: name, rooms, rows } of await backUp((await ownServer()).data, to))
      console.log(`process ${name}: ${rooms} rooms, ${rows} rows`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(1);
  }
}
