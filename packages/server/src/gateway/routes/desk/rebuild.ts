import { idSchema, siteIdSchema } from "@prosa/protocol";
import * as z from "zod/mini";
import { requireOperator } from "../../authentication.ts";
import { readJson } from "../../body.ts";
import type { GatewayApp } from "../../incoming.ts";
import { ProblemError } from "../../problem.ts";
import { askRoom, type RoomCaller, readSettings } from "../../rooms.ts";
import { sessionPage } from "../../site-sessions.ts";

/** The sessions of one request, and those that are asked at a time. */
const SESSIONS_MAX = 100;
const AT_ONCE = 10;

/** The places of a run: first the desk's own rows, then the sessions that the statistics know. */
const DESK = "desk/";
const KNOWN = "known/";

/** Asks for a piece of a run: the sessions that are named, or those from the place `from` on; nothing for the beginning. */
const rebuildRequestSchema = z.object({
  site: siteIdSchema,
  from: z.optional(z.string().check(z.maxLength(200))),
  sessions: z.optional(z.array(idSchema).check(z.maxLength(SESSIONS_MAX))),
});

/** The sum of a piece of a run: sessions asked, rows made or changed, rows removed; `next` is absent at the end. */
interface Rebuilt {
  asked: number;
  changed: number;
  removed: number;
  next?: string;
}

const sessionsSchema = z.object({ sessions: z.array(z.string()) });
const toldSchema = z.object({ isChanged: z.boolean() });

/** Adds the operator's route that makes the rows of a site's desk again from its sessions, piece by piece, while it serves. */
export function addDeskRebuildRoutes(app: GatewayApp): void {
  app.post("/api/desk/rebuild", async (context) => {
    const incoming = context.get("incoming");
    await requireOperator(incoming);
    const { host } = incoming;
    const { site, from = DESK, sessions } = await readJson(incoming.request, rebuildRequestSchema);
    await readSettings(host, site);
    const page = sessions === undefined ? await pageOf(host, site, from) : { sessions };
    const rebuilt: Rebuilt = { asked: page.sessions.length, changed: 0, removed: 0 };
    for (let at = 0; at < page.sessions.length; at += AT_ONCE) {
      const asked = page.sessions.slice(at, at + AT_ONCE);
      for (const end of await Promise.all(asked.map((session) => rebuild(host, site, session))))
        if (end !== "same") rebuilt[end] += 1;
    }
    if (page.next === undefined) host.log({ level: "info", event: "desk-rebuilt", site });
    return context.json({ ...rebuilt, ...(page.next !== undefined && { next: page.next }) });
  });
}

async function pageOf(
  host: RoomCaller,
  site: string,
  from: string,
): Promise<{ sessions: string[]; next?: string }> {
  if (from.startsWith(DESK)) {
    const after = from.slice(DESK.length);
    const response = await askRoom(
      host,
      "desk",
      site,
      `/row-list?after=${encodeURIComponent(after)}&limit=${SESSIONS_MAX}`,
    );
    const { sessions } = sessionsSchema.parse(await response.json());
    const last = sessions.at(-1);
    return { sessions, next: last === undefined ? KNOWN : DESK + last };
  }
  if (!from.startsWith(KNOWN))
    throw new ProblemError(400, "bad-place", "Send the `next` of the answer before as `from`, or neither.");
  const { sessions, next } = await sessionPage(host, site, from.slice(KNOWN.length));
  return {
    sessions: sessions.map(({ session }) => session),
    ...(next !== undefined && { next: KNOWN + next }),
  };
}

/** Has a session tell the desk its row again; where there is none to tell, the desk removes what it has. */
async function rebuild(
  host: RoomCaller,
  site: string,
  session: string,
): Promise<"changed" | "removed" | "same"> {
  const response = await askRoom(host, "main", session, `/desk-row?site=${site}`, { method: "POST" });
  if (response.ok) return toldSchema.parse(await response.json()).isChanged ? "changed" : "same";
  const forGood = response.status === 410 ? "&for-good" : "";
  const removed = await askRoom(host, "desk", site, `/rows/${session}?if-there${forGood}`, {
    method: "DELETE",
  });
  return removed.status === 200 ? "removed" : "same";
}
