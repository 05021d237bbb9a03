// Makes the rows of a site's desk again from its sessions, on a server that goes on serving: `npm run rebuild-desk -- SITE`.
// `--server URL` asks another than this machine's, `--from PLACE` goes on where a run was cut off. The sessions are those that
// the site's statistics know, and on this machine also those in the files below PROSA_DATA.
import { parseArgs } from "node:util";
import * as z from "zod/mini";
import { sessionsOfSite } from "../export-site.ts";
import { askServer, ownServer } from "../own-server/own-server.ts";

const SESSIONS_MAX = 100;

/** The sum of one piece of a run: sessions asked, rows made or changed, rows removed, and where the run goes on. */
export const rebuiltSchema = z.object({
  asked: z.int(),
  changed: z.int(),
  removed: z.int(),
  next: z.optional(z.string()),
});
type Rebuilt = z.infer<typeof rebuiltSchema>;

interface RebuildOptions {
  readonly server: string;
  readonly ownerKey: string;
  readonly site: string;
  /** The place from which a run that was cut off goes on. */
  readonly from?: string | undefined;
  /** The folder of the rooms of a server on this machine; a folder without rooms has no sessions. */
  readonly data: string;
  readonly onPiece?: (sum: Rebuilt) => void;
}

/** Asks the server piece by piece until all rows are made; resolves with the sums. Throws what the server says is wrong. */
export async function rebuildDesk({ onPiece, ...options }: RebuildOptions): Promise<Rebuilt> {
  const sum: Rebuilt = { asked: 0, changed: 0, removed: 0 };
  const add = async (piece: object) => {
    const { asked, changed, removed, next } = await ask(options, piece);
    sum.asked += asked;
    sum.changed += changed;
    sum.removed += removed;
    onPiece?.({ ...sum, ...(next !== undefined && { next }) });
    return next;
  };
  let from = await add(options.from === undefined ? {} : { from: options.from });
  while (from !== undefined) from = await add({ from });
  let sessions: string[] = [];
  for await (const session of sessionsOfSite(options.data, options.site)) {
    sessions.push(session);
    if (sessions.length < SESSIONS_MAX) continue;
    await add({ sessions });
    sessions = [];
  }
  if (sessions.length > 0) await add({ sessions });
  return sum;
}

async function ask({ server, ownerKey, site }: RebuildOptions, piece: object): Promise<Rebuilt> {
  const headers = { authorization: `Bearer ${ownerKey}` };
  const post = { method: "POST", headers, body: JSON.stringify({ site, ...piece }) };
  const response = await askServer(new URL("/api/desk/rebuild", server), post, "--server");
  if (!response.ok) throw new Error(await response.text());
  return rebuiltSchema.parse(await response.json());
}

if (import.meta.main) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { server: { type: "string" }, from: { type: "string" } },
  });
  const [site] = positionals;
  try {
    if (site === undefined) throw new Error("Say whose: npm run rebuild-desk -- SITE");
    const own = await ownServer();
    const { asked, changed, removed } = await rebuildDesk({
      server: values.server ?? own.origin,
      // The key of this machine's own server goes to no other.
      ownerKey: values.server === undefined ? own.ownerKey : (process.env.PROSA_OWNER_KEY ?? ""),
      site,
      from: values.from,
      data: own.data,
      onPiece: ({ asked, next }) => {
        if (next !== undefined) console.log(`${asked} sessions asked; goes on with --from ${next}`);
      },
    });
    console.log(`${site}: ${asked} sessions asked, ${changed} rows made or changed, ${removed} removed.`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(1);
  }
}
