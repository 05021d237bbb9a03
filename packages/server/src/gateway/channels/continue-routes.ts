import {
  type ChannelConnection,
  type ChannelKind,
  type ContinueChoices,
  type ContinueLink,
  channelConnectionsSchema,
  channelKindSchema,
  continueRequestSchema,
  idSchema,
  languageSchema,
} from "@prosa/protocol";
import * as z from "zod/mini";
import { CHANNEL_NAMES, channelPhrases } from "../../channels/phrases.ts";
import { hashOfToken, newOpaqueToken } from "../../security/opaque-tokens.ts";
import type { Bearer } from "../../security/tokens.ts";
import { requireSession } from "../authentication.ts";
import { readJson } from "../body.ts";
import type { GatewayApp, Incoming } from "../incoming.ts";
import { requireOrigin } from "../origins.ts";
import { ProblemError } from "../problem.ts";
import { limitAddress } from "../rate-limits.ts";
import { askRoom, askSession, readSettings } from "../rooms.ts";
import { askSite } from "../site-rooms.ts";

/** The time for which a code is good: long enough to find one's phone and scan the link, in milliseconds. */
const CODE_MS = 60 * 60 * 1_000;

/** Links that one address may ask for in a minute. */
const LINKS_PER_MINUTE = 10;

const linksSchema = z.object({ rooms: z.array(z.object({ room: idSchema, channel: channelKindSchema })) });

/** Adds the routes by which a visitor goes on with a conversation on a channel, and ends that again. */
export function addContinueRoutes(app: GatewayApp): void {
  app.get("/api/sessions/:id/channels", async (context) => {
    const incoming = context.get("incoming");
    const bearer = await requireVisitor(incoming, context.req.param("id"));
    const { site } = bearer;
    const found = await connectionsOf(incoming, site);
    const isLinked = (kind: ChannelKind) => found.some((one) => one.channel === kind && addressOf(one));
    const channels = (["whatsapp", "telegram"] as const).filter(isLinked);
    const joined = (await joinedBy(incoming, bearer)).map(({ channel }) => channel);
    const choices: ContinueChoices = { channels, joined };
    return context.json(choices);
  });

  app.post("/api/sessions/:id/channels", async (context) => {
    const incoming = context.get("incoming");
    const { host } = incoming;
    const bearer = await requireVisitor(incoming, context.req.param("id"));
    const { session, site } = bearer;
    limitAddress(incoming, "channels", LINKS_PER_MINUTE);
    // A device that was signed out gets no way back by a channel.
    await joinedBy(incoming, bearer);
    const { channel } = await readJson(incoming.request, continueRequestSchema);
    const found = await connectionsOf(incoming, site);
    const connection = found.find((one) => one.channel === channel && addressOf(one));
    const address = connection && addressOf(connection);
    if (!address)
      throw new ProblemError(404, "unknown-channel", "The site is not connected to this channel.");
    const code = newOpaqueToken();
    const until = host.now() + CODE_MS;
    const body = JSON.stringify({ session, connection: connection.id, until });
    await askSite(host, site, `/connections/joins/${hashOfToken(code)}`, { method: "PUT", body });
    const language = languageSchema.safeParse(context.req.query("language")).data ?? "pt-BR";
    const link: ContinueLink = {
      url: address(code, channelPhrases(language).goOn),
      expiresAt: until,
    };
    return context.json(link, 201);
  });

  app.delete("/api/sessions/:id/channels", async (context) => {
    const incoming = context.get("incoming");
    const { host } = incoming;
    const bearer = await requireVisitor(incoming, context.req.param("id"));
    const { session, site } = bearer;
    const joined = await joinedBy(incoming, bearer);
    // The person's room first: cut off here, the session still knows whom to tell.
    for (const { room } of joined)
      await askRoom(host, "channel", room, "/leave", { method: "POST", body: JSON.stringify({ session }) });
    const language = languageSchema.safeParse(context.req.query("language")).data ?? "pt-BR";
    const names = joined.map(({ channel }) => CHANNEL_NAMES[channel]).join(", ");
    const words = encodeURIComponent(channelPhrases(language).leftNote(names));
    await askSession(host, bearer, `/channel-links?note=${words}`, { method: "DELETE" });
    for (const { channel } of joined) await note(incoming, site, `left-${channel}`, session);
    return context.body(null, 204);
  });
}

async function requireVisitor(incoming: Incoming, id: string): Promise<Bearer> {
  const bearer = await requireSession(incoming, id);
  requireOrigin(incoming, await readSettings(incoming.host, bearer.site));
  return bearer;
}

async function connectionsOf({ host }: Incoming, site: string): Promise<ChannelConnection[]> {
  const response = await askSite(host, site, "/connections");
  return channelConnectionsSchema.parse(await response.json()).connections;
}

async function joinedBy({ host }: Incoming, bearer: Bearer) {
  const response = await askSession(host, bearer, `/channel-links?site=${bearer.site}`);
  return response.ok ? linksSchema.parse(await response.json()).rooms : [];
}

/** The address that opens the app with a code in it, where the account can be linked to. */
function addressOf({ channel, facts }: ChannelConnection): ((code: string, words: string) => string) | null {
  const { username, phone } = facts;
  if (channel === "telegram" && username) return (code) => `https://t.me/${username}?start=${code}`;
  if (channel === "whatsapp" && phone)
    return (code, words) => `https://wa.me/${phone}?text=${encodeURIComponent(`${words} (#${code})`)}`;
  return null;
}

/** Notes in the site's audit log that a visitor ended what they joined; no word of theirs. */
async function note({ host }: Incoming, site: string, what: string, target: string): Promise<void> {
  await askRoom(host, "desk", site, "/audit", { method: "POST", body: JSON.stringify({ what, target }) });
}
