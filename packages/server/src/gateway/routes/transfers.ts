import * as z from "zod/mini";
import { DIRECTORY_ID } from "../../site/directory.ts";
import { requireOperator } from "../authentication.ts";
import { readRequestBytes } from "../body.ts";
import type { GatewayApp, Incoming } from "../incoming.ts";
import { ProblemError } from "../problem.ts";
import { askRoom, readSettings, relay } from "../rooms.ts";

/** The largest room that is taken, in bytes of its lines: 5,000 events of 3 KiB, or 10,000 passages with their vectors. */
const ROOM_BYTES_MAX = 32 * 1024 * 1024;

/** The kinds of room that belong to one site. */
const kindSchema = z.enum(["main", "site", "desk", "stats", "exports", "channel"]);
const idSchema = z.string().check(z.regex(/^[\w-]{1,72}$/));

/** Adds the operator's routes by which the rooms of a site go from one deployment to another, and all rooms are renewed. */
export function addTransferRoutes(app: GatewayApp): void {
  app.post("/api/rooms/renewal", async (context) => {
    const incoming = context.get("incoming");
    await requireOperator(incoming);
    return relay(await askRoom(incoming.host, "directory", DIRECTORY_ID, "/renewal", { method: "POST" }));
  });

  app.get("/api/rooms/renewal", async (context) => {
    const incoming = context.get("incoming");
    await requireOperator(incoming);
    const response = await askRoom(incoming.host, "directory", DIRECTORY_ID, "/renewal");
    if (response.status === 404)
      throw new ProblemError(404, "no-renewal", "The rooms were never renewed; POST to begin.");
    return relay(response);
  });

  app.get("/api/rooms/:kind/:id", async (context) => {
    const incoming = context.get("incoming");
    await requireOperator(incoming);
    const { kind, id } = requireRoom(context.req.param());
    const response = await askRoom(incoming.host, kind, id, "/rows");
    if (response.status === 404) throw new ProblemError(404, "no-rows", "This room holds nothing.");
    if (response.status === 409) throw unfinished();
    const headers = { "content-type": "application/x-ndjson", "cache-control": "no-store" };
    return new Response(response.body, { headers });
  });

  app.put("/api/rooms/:kind/:id", async (context) => {
    const incoming = context.get("incoming");
    await requireOperator(incoming);
    const { kind, id } = requireRoom(context.req.param());
    const message = `A room's rows hold at most ${ROOM_BYTES_MAX} bytes.`;
    const body = await readRequestBytes(incoming.request, ROOM_BYTES_MAX, message);
    const response = await askRoom(incoming.host, kind, id, "/rows", { method: "PUT", body });
    if (response.status === 409)
      throw new ProblemError(409, "not-empty", "This room holds rows already; nothing was written.");
    if (response.status === 422) {
      const { problem } = (await response.json()) as { problem: string };
      throw new ProblemError(422, "bad-rows", problem);
    }
    if (kind === "site") await register(incoming, id);
    return context.body(null, 204);
  });
}

function requireRoom(params: Record<string, string>): { kind: z.infer<typeof kindSchema>; id: string } {
  const kind = kindSchema.safeParse(params.kind);
  const id = idSchema.safeParse(params.id);
  if (kind.success && id.success) return { kind: kind.data, id: id.data };
  throw new ProblemError(400, "bad-room", "Name a room as /api/rooms/site/SITE or /api/rooms/main/SESSION.");
}

function unfinished(): ProblemError {
  return new ProblemError(
    409,
    "unfinished",
    "This room was being written and is not complete; import it again.",
  );
}

async function register({ host, memory }: Incoming, site: string): Promise<void> {
  const { origins } = await readSettings(host, site);
  await memory.directory.register(host, { site, origins });
}
