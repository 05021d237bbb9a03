// Writes the rooms of a site into a file while they are served: `npm run export-site -- SITE FILE`. From a server on this
// machine it reads PROSA_DATA; `--from URL` asks any other, which cannot list its sessions: `--sessions FILE` names them.
import { open, readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { parseArgs } from "node:util";
import { deserialize } from "node:v8";
import * as z from "zod/mini";
import { createFolderFiles, FILES_FOLDER } from "../src/hosts/node/files/folder-files.ts";
import { statsRoomsOf } from "../src/insights/shards.ts";
import { writeRoomWithFiles } from "../src/site-transfer/room-files.ts";
import { askServer, ownServer } from "./own-server/own-server.ts";

const BUSY_MS = 60_000;
/** The rows that name the site of a session, or of a person on a channel: that of its key, or its own where it is not sealed. */
const NAMING = { main: ["key:", "session"], channel: ["key:", "link"] } as const;

const namedSchema = z.object({ site: z.string() });

/** Yields the lines of each room of a site from the files below `data`: first the site's own, then its sessions, then its people on channels. */
export async function* roomsOfSite(data: string, site: string): AsyncGenerator<string> {
  const files = await openFiles(data);
  const storeOf = createFolderFiles(path.join(data, FILES_FOLDER));
  const linesOf = (file: DatabaseSync, kind: string, id: string) => {
    const rows = rowsOf(file, kind, id);
    return rows && writeRoomWithFiles({ kind, id, rows }, storeOf(`${kind}/${id}`));
  };
  if (files.length === 0) throw new Error(`There are no rooms in ${data}; set PROSA_DATA to their folder.`);
  try {
    // From here on each file reads as it is now, whatever is written meanwhile.
    for (const file of files) file.exec("BEGIN; SELECT 1 FROM rows LIMIT 1");
    let isFound = false;
    for (const file of files) {
      const lines = await linesOf(file, "site", site);
      isFound ||= lines !== null;
      if (lines !== null) yield lines;
    }
    if (!isFound) throw new Error(`There is no site "${site}" in ${data}.`);
    for (const [kind, id] of besideSessions(site))
      for (const file of files) {
        const lines = await linesOf(file, kind, id);
        if (lines !== null) yield lines;
      }
    for (const kind of ["main", "channel"] as const)
      for (const file of files)
        for (const id of roomsIn(file, kind, site)) yield (await linesOf(file, kind, id)) ?? "";
  } finally {
    for (const file of files) file.close();
  }
}

/** Yields the sessions of a site in the files below `data`, none where there are no rooms. */
export async function* sessionsOfSite(data: string, site: string): AsyncGenerator<string> {
  const files = await openFiles(data);
  try {
    for (const file of files) yield* roomsIn(file, "main", site);
  } finally {
    for (const file of files) file.close();
  }
}

async function openFiles(data: string): Promise<DatabaseSync[]> {
  const folders = (await readdir(data).catch(() => [])).filter((name) => /^\d+$/.test(name));
  return folders.map((name) => new DatabaseSync(path.join(data, name, "rooms.db"), { timeout: BUSY_MS }));
}

/** The rooms of a site beside its own and those of its sessions, any of which may hold nothing. */
function besideSessions(site: string): [kind: string, id: string][] {
  return [
    ["desk", site],
    ["stats", site],
    ["exports", site],
    ...statsRoomsOf(site).map((id): [string, string] => ["stats", id]),
  ];
}

function rowsOf(file: DatabaseSync, kind: string, id: string): Record<string, unknown> | null {
  const found = file.prepare("SELECT key, value FROM rows WHERE room = ? ORDER BY key").all(`${kind}/${id}`);
  if (found.length === 0) return null;
  return Object.fromEntries(found.map(({ key, value }) => [String(key), deserialize(value as Uint8Array)]));
}

/** Goes from room to room of a kind by the index, so that only the rows that name a site are read. */
function* roomsIn(file: DatabaseSync, kind: keyof typeof NAMING, site: string): Generator<string> {
  const next = file.prepare("SELECT room FROM rows WHERE room > ? AND room < ? ORDER BY room LIMIT 1");
  const read = file.prepare("SELECT value FROM rows WHERE room = ? AND key = ?");
  for (let room = `${kind}/`; ; ) {
    // `0` is the letter behind `/`.
    const found = next.get(room, `${kind}0`);
    if (!found) return;
    room = String(found.room);
    const isOfSite = NAMING[kind].some((key) => {
      const row = read.get(room, key);
      const named = row && namedSchema.safeParse(deserialize(row.value as Uint8Array));
      return named?.success === true && named.data.site === site;
    });
    if (isOfSite) yield room.slice(kind.length + 1);
  }
}

/** Yields the lines of each room of a site from a server, as its operator. */
export async function* roomsOfServer(
  origin: string,
  ownerKey: string,
  site: string,
  sessions: readonly string[],
): AsyncGenerator<string> {
  const beside = besideSessions(site).map(([kind, id]) => `${kind}/${id}`);
  const rooms = [`site/${site}`, ...beside, ...sessions.map((session) => `main/${session}`)];
  for (const room of rooms) {
    const headers = { authorization: `Bearer ${ownerKey}` };
    const response = await askServer(new URL(`/api/rooms/${room}`, origin), { headers }, "--from");
    // A desk that nobody used holds nothing, and neither does a session that was erased or came to its end since.
    if (response.status === 404 && !room.startsWith("site/")) continue;
    if (!response.ok) throw new Error(`${room}: ${await response.text()}`);
    yield await response.text();
  }
}

if (import.meta.main) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { from: { type: "string" }, sessions: { type: "string" } },
  });
  const [site, to] = positionals;
  try {
    if (site === undefined || to === undefined)
      throw new Error("Say what and where to: npm run export-site -- SITE FILE");
    const listed = values.sessions === undefined ? "" : await readFile(values.sessions, "utf8");
    const sessions = listed.split("\n").filter((line) => line !== "");
    const rooms =
      values.from === undefined
        ? roomsOfSite((await ownServer()).data, site)
        : roomsOfServer(values.from, process.env.PROSA_OWNER_KEY ?? "", site, sessions);
    const file = await open(to, "wx", 0o600);
    let count = 0;
    for await (const lines of rooms) {
      await file.write(lines);
      count += 1;
    }
    await file.sync();
    await file.close();
    console.log(`${count} rooms of ${site} are in ${to}.`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(1);
  }
}
