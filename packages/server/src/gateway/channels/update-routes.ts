import { channelKindSchema, idSchema, siteIdSchema } from "@prosa/protocol";
import type { ChannelUpdate } from "../../channels/channel.ts";
import type { OpenConnection } from "../../channels/connections.ts";
import { channelRoomOf } from "../../security/tokens.ts";
import { readRequestBytes } from "../body.ts";
import { environmentOf, type GatewayApp, type Incoming } from "../incoming.ts";
import { ProblemError } from "../problem.ts";
import { askRoom } from "../rooms.ts";

/** The largest body of updates that a platform sends, in bytes. */
const UPDATES_BYTES_MAX = 3 * 1024 * 1024;

/** Adds the addresses to which platforms send what people write. */
export function addUpdateRoutes(app: GatewayApp): void {
  app.get("/api/updates/:channel/:site/:id", async (context) => {
    const incoming = context.get("incoming");
    const { site, ...named } = context.req.param();
    const { channel } = await requireConnection(incoming, { site, ...named });
    const answer = await channel.challenge(new URL(incoming.request.url));
    if (answer) {
      await askRoom(incoming.host, "site", site, `/connections/${named.id}/verified`, { method: "PUT" });
      return answer;
    }
    throw new ProblemError(
      403,
      "bad-challenge",
      "The platform's check does not carry this channel's verify token.",
    );
  });

  app.post("/api/updates/:channel/:site/:id", async (context) => {
    const incoming = context.get("incoming");
    const { request } = incoming;
    const open = await requireConnection(incoming, context.req.param());
    const message = `Updates hold at most ${UPDATES_BYTES_MAX} bytes.`;
    const body = await readRequestBytes(request, UPDATES_BYTES_MAX, message);
    if (!(await open.channel.verify(request.headers, body)))
      throw new ProblemError(
        401,
        "bad-signature",
        "The platform's secret or signature does not fit this channel.",
      );
    const updates = open.channel.split(parse(body));
    await store(incoming, context.req.param("site"), open, updates);
    return context.body(null, 200);
  });
}

/** Hands each person's updates to the room that stores them; resolves once every room has. */
async function store(
  incoming: Incoming,
  site: string,
  { connection }: OpenConnection,
  updates: readonly ChannelUpdate[],
): Promise<void> {
  const { secret } = environmentOf(incoming);
  const byPerson = Map.groupBy(updates, ({ person }) => person);
  await Promise.all(
    [...byPerson].map(async ([person, own]) => {
      const room = await channelRoomOf(secret, site, connection.id, person);
      const { channel, id } = connection;
      const body = JSON.stringify({ site, connection: id, channel, person, updates: own });
      const response = await askRoom(incoming.host, "channel", room, "/updates", { method: "POST", body });
      if (!response.ok) throw new ProblemError(503, "unavailable", "Come back later.", 5_000);
    }),
  );
}

async function requireConnection(
  { host, memory }: Incoming,
  params: Readonly<Record<string, string>>,
): Promise<OpenConnection> {
  const channel = channelKindSchema.safeParse(params.channel);
  const site = siteIdSchema.safeParse(params.site);
  const id = idSchema.safeParse(params.id);
  if (channel.success && site.success && id.success) {
    const open = await memory.connections.find(host, site.data, id.data).catch(() => {
      throw new ProblemError(503, "unavailable", "The site's room did not answer; come back later.", 5_000);
    });
    if (open?.connection.channel === channel.data) return open;
  }
  throw new ProblemError(404, "unknown-channel", "This channel is not connected here.");
}

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    throw new ProblemError(400, "not-json", "Send a JSON body.");
  }
}
