import * as z from "zod/mini";
import { statsRoomsOf } from "../insights/shards.ts";
import type { Incoming } from "./incoming.ts";
import { ProblemError } from "./problem.ts";
import { askRoom } from "./rooms.ts";
import { sessionsOf } from "./site-sessions.ts";

/** The conversations that one request erases at most, so that it ends within the time that any platform gives it. */
const ERASED_AT_ONCE = 100;

const connectedSchema = z.object({ connections: z.array(z.unknown()) });
const endedSchema = z.object({ isOwing: z.boolean() });

/**
 * Erases a site step by step: first its conversations with their contacts and files, then its statistics, its desk with all
 * accounts, its knowledge, settings and keys. Returns false while conversations are left: then it is asked for again.
 * Throws a `ProblemError` where channels would go on sending to it.
 */
export async function eraseSite({ host, memory }: Incoming, site: string): Promise<boolean> {
  const connections = await askRoom(host, "site", site, "/connections");
  const connected = connectedSchema.safeParse(await connections.json().catch(() => null)).data;
  if (connected && connected.connections.length > 0)
    throw new ProblemError(409, "has-channels", "Disconnect the site's channels first.");
  let erased = 0;
  for await (const { room, session } of sessionsOf(host, site)) {
    if (erased === ERASED_AT_ONCE) return false;
    await askRoom(host, "main", session, `/transcript?site=${site}`, { method: "DELETE" });
    // The session tells of it in its own time; the next request must not find it again.
    await askRoom(host, "stats", room, `/facts/${session}?for-good`, { method: "DELETE" });
    erased += 1;
  }
  // The directory first: no visitor finds a site of which only a part is left.
  await memory.directory.remove(host, site);
  const wipe = (kind: "stats" | "desk" | "exports" | "site", id: string) =>
    askRoom(host, kind, id, "/rows", { method: "DELETE" });
  for (const id of [...statsRoomsOf(site), site]) await wipe("stats", id);
  await wipe("desk", site);
  // A CRM is told of the erasures after this; what it takes for that, and the keys that open it, go when that is done.
  const ended = await askRoom(host, "exports", site, "/end", { method: "POST" });
  const { isOwing } = endedSchema.parse(await ended.json());
  if (isOwing) await askRoom(host, "site", site, "/rows?keep=keys", { method: "DELETE" });
  else {
    await wipe("exports", site);
    await wipe("site", site);
  }
  host.log({ level: "info", event: "site-erased", site });
  return true;
}
