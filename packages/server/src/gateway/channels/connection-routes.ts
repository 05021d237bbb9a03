import {
  type ChangeChannelRequest,
  type ChannelCheck,
  type ChannelConnection,
  type ChannelProblem,
  type ConnectChannelRequest,
  changeChannelRequestSchema,
  channelConnectionSchema,
  connectChannelRequestSchema,
  idSchema,
} from "@prosa/protocol";
import * as z from "zod/mini";
import { callPlatform } from "../../channels/connections.ts";
import { createChannel } from "../../channels/registry.ts";
import { newMailConnectionId } from "../../mail/mail-keys.ts";
import { newOpaqueToken } from "../../security/opaque-tokens.ts";
import { readJson } from "../body.ts";
import { environmentOf, type GatewayApp, type Incoming } from "../incoming.ts";
import { requireOwnerRight } from "../owner-right.ts";
import { ProblemError } from "../problem.ts";
import { askRoom, readSettings, relay } from "../rooms.ts";
import { askSite } from "../site-rooms.ts";

const storedSchema = z.object({ settings: z.record(z.string(), z.unknown()) });

/** Adds the owner's routes by which a site is connected to channels. Secrets go in, and never come out. */
export function addChannelRoutes(app: GatewayApp): void {
  app.post("/api/channels", async (context) => {
    const incoming = context.get("incoming");
    const right = await requireOwnerRight(incoming, "channels");
    const { site: named, ...asked } = await readJson(incoming.request, connectChannelRequestSchema);
    const site = await right.siteOf(named);
    return context.json(await connect(incoming, site, asked), 201);
  });

  app.get("/api/channels", async (context) => {
    const incoming = context.get("incoming");
    const right = await requireOwnerRight(incoming, "channels");
    const site = await right.siteOf(context.req.query("site"));
    return relay(await askRoom(incoming.host, "site", site, "/connections"));
  });

  app.post("/api/channels/:id/check", async (context) => {
    const incoming = context.get("incoming");
    const right = await requireOwnerRight(incoming, "channels");
    const site = await right.siteOf(context.req.query("site"));
    const { connection, channel } = await requireOpen(incoming, site, context.req.param("id"));
    const checked = await channel.connect(connection.webhook, callPlatform);
    const fault = checked.ok ? null : faultOf(connection, checked.reason);
    const init = { method: "PUT", body: JSON.stringify({ fault }) };
    await askSite(incoming.host, site, `/connections/${connection.id}/fault`, init);
    const answer: ChannelCheck = checked.ok ? { ok: true, name: checked.name } : checked;
    return context.json(answer);
  });

  app.patch("/api/channels/:id", async (context) => {
    const incoming = context.get("incoming");
    const right = await requireOwnerRight(incoming, "channels");
    const site = await right.siteOf(context.req.query("site"));
    const { connection } = await requireOpen(incoming, site, context.req.param("id"));
    const given = await readJson(incoming.request, changeChannelRequestSchema);
    return context.json(await changeSecrets(incoming, site, connection, given));
  });

  app.delete("/api/channels/:id", async (context) => {
    const incoming = context.get("incoming");
    const right = await requireOwnerRight(incoming, "channels");
    const site = await right.siteOf(context.req.query("site"));
    const { connection, channel } = await requireOpen(incoming, site, context.req.param("id"));
    await askSite(incoming.host, site, `/connections/${connection.id}`, { method: "DELETE" });
    incoming.memory.connections.drop(site, connection.id);
    await channel.disconnect(callPlatform);
    return context.body(null, 204);
  });
}

async function connect(
  incoming: Incoming,
  site: string,
  { channel: kind, ...given }: Omit<ConnectChannelRequest, "site">,
): Promise<ChannelConnection> {
  const { host } = incoming;
  const id = kind === "email" ? newMailConnectionId() : host.newId();
  const { name: sender, languages } = await readSettings(host, site);
  const made = { site, connection: id, sender, language: languages[0] ?? "pt-BR" };
  const settings = { ...given, ...made, webhookSecret: newOpaqueToken() };
  const means = { environment: environmentOf(incoming), mailer: host.mailer, isVerified: false };
  const channel = tried(() => createChannel(kind, settings, means));
  const webhook = `${ownOrigin(incoming)}/api/updates/${kind}/${site}/${id}`;
  const checked = await channel.connect(webhook, callPlatform);
  if (!checked.ok) throw new ProblemError(422, checked.reason, checked.message);
  const connection: ChannelConnection = {
    id,
    channel: kind,
    name: checked.name.slice(0, 200),
    createdAt: host.now(),
    webhook,
    facts: { ...checked.facts },
  };
  const kept = { ...settings, ...checked.settings };
  const init = { method: "PUT", body: JSON.stringify({ connection, settings: kept }) };
  const response = await askSite(host, site, `/connections/${id}`, init);
  return channelConnectionSchema.parse(await response.json());
}

/** Puts new secrets in the place of the old ones, once the platform has taken them: the people and what waits for them stay. */
async function changeSecrets(
  incoming: Incoming,
  site: string,
  { fault: _, ...connection }: ChannelConnection,
  given: ChangeChannelRequest,
): Promise<ChannelConnection> {
  const { host, memory } = incoming;
  const { id, channel: kind, facts, webhook } = connection;
  if (kind === "email") throw new ProblemError(422, "bad-body", "A channel of mail has no token to change.");
  const stored = await askSite(host, site, `/connections/${id}`, { method: "GET" });
  const { settings: before } = storedSchema.parse(await stored.json());
  const settings = { ...before, ...given };
  if (botOf(before) !== botOf(settings))
    throw new ProblemError(
      422,
      "another-account",
      "This token is another bot's; connect that one by itself.",
    );
  const means = { environment: environmentOf(incoming), mailer: host.mailer, isVerified: false };
  const checked = await tried(() => createChannel(kind, settings, means)).connect(webhook, callPlatform);
  if (!checked.ok) throw new ProblemError(422, checked.reason, checked.message);
  const changed = { ...connection, facts: { ...facts, ...checked.facts } };
  const kept = { connection: changed, settings: { ...settings, ...checked.settings } };
  await askSite(host, site, `/connections/${id}`, { method: "PUT", body: JSON.stringify(kept) });
  memory.connections.drop(site, id);
  return changed;
}

/** The id of the bot that a token of Telegram's begins with; the accounts of other platforms are named beside their tokens. */
function botOf({ token }: Readonly<Record<string, unknown>>): string | undefined {
  return /^(\d+):/.exec(String(token))?.[1];
}

/** The fault that a check leaves on a channel: what is not the owner's to mend is not called a token. */
function faultOf({ channel }: Pick<ChannelConnection, "channel">, reason: ChannelProblem): string {
  if (channel === "email") return "mail";
  if (reason === "no-answer") return "down";
  return reason === "wrong-token" ? "token" : reason;
}

function tried<T>(create: () => T): T {
  try {
    return create();
  } catch {
    throw new ProblemError(
      422,
      "bad-body",
      "One of these does not look as the platform writes it; copy them again.",
    );
  }
}

async function requireOpen({ host, memory }: Incoming, site: string, id: string) {
  memory.connections.drop(site, id);
  const open = idSchema.safeParse(id).success ? await memory.connections.find(host, site, id) : null;
  if (open) return open;
  throw new ProblemError(404, "unknown-channel", "There is no such channel; GET /api/channels lists them.");
}

/** The server's own address: the setting, or else the one that the request came to. */
function ownOrigin(incoming: Incoming): string {
  const { publicUrl } = environmentOf(incoming);
  if (publicUrl !== undefined) return publicUrl;
  const { request } = incoming;
  const { protocol, host: named } = new URL(request.url);
  // Not every host of the rooms puts the address that was asked for into the request's own.
  const host = request.headers.get("host") ?? named;
  const isHttps = protocol === "https:" || request.headers.get("x-forwarded-proto") === "https";
  return `${isHttps ? "https" : "http"}://${host}`;
}
