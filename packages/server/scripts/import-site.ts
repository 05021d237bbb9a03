// Puts the rooms of a site into a server: `npm run import-site -- FILE --to URL`, with that server's PROSA_OWNER_KEY. A file
// may be imported again after a failure: rooms that are there already are left as they are.
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { readRoom, roomsOf } from "../src/site-transfer/row-lines.ts";
import { askServer, ownServer } from "./own-server/own-server.ts";

/** The rooms that were put, and those that the server had already. */
export interface Imported {
  put: number;
  skipped: number;
}

/** Puts each room of a file into the server at `origin`; throws at the first one that it does not take. */
export async function importSite(from: string, origin: string, ownerKey: string): Promise<Imported> {
  const imported = { put: 0, skipped: 0 };
  const file = createInterface({
    input: createReadStream(from, "utf8"),
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  for await (const lines of roomsOf(file)) {
    const read = readRoom(lines);
    if (!read.ok) throw new Error(read.problem);
    const { kind, id } = read.value;
    const headers = { authorization: `Bearer ${ownerKey}`, "content-type": "application/x-ndjson" };
    const put = { method: "PUT", headers, body: `${lines}\n` };
    const response = await askServer(new URL(`/api/rooms/${kind}/${id}`, origin), put, "--to");
    if (response.status === 409) imported.skipped += 1;
    else if (response.ok) imported.put += 1;
    else throw new Error(`${kind}/${id}: ${await response.text()}`);
  }
  return imported;
}

if (import.meta.main) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { to: { type: "string" } },
  });
  const [from] = positionals;
  try {
    if (from === undefined) throw new Error("Say which file: npm run import-site -- FILE --to URL");
    const own = await ownServer();
    // The key of this machine's own server goes to no other.
    const ownerKey = values.to === undefined ? own.ownerKey : (process.env.PROSA_OWNER_KEY ?? "");
    const { put, skipped } = await importSite(from, values.to ?? own.origin, ownerKey);
    console.log(`${put} rooms were put; ${skipped} were there already.`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(1);
  }
}
