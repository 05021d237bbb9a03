import {
  type DeviceLink,
  idSchema,
  joinSessionRequestSchema,
  type OtherDevices,
  otherDevicesSchema,
} from "@prosa/protocol";
import * as z from "zod/mini";
import { hashOfToken, newOpaqueToken } from "../../security/opaque-tokens.ts";
import type { Bearer } from "../../security/tokens.ts";
import { requireSession } from "../authentication.ts";
import { readJson } from "../body.ts";
import type { GatewayApp, Incoming } from "../incoming.ts";
import { requireOrigin } from "../origins.ts";
import { ProblemError } from "../problem.ts";
import { limitAddress } from "../rate-limits.ts";
import { askRoom, askSession, readSettings } from "../rooms.ts";
import { issueTokens, refreshTokenS } from "../session-tokens.ts";

/** Links that one address may ask for in a minute. */
const LINKS_PER_MINUTE = 10;

/** Codes that one address may try in a minute: each is one of 2^256, so that this only saves work. */
const CODES_PER_MINUTE = 20;

const offeredSchema = z.object({ expiresAt: z.int() });
const joinedSchema = z.object({ device: z.string() });

/** Adds the routes by which a visitor goes on with a conversation on another device, and signs other devices out. */
export function addDeviceRoutes(app: GatewayApp): void {
  app.post("/api/sessions/:id/devices", async (context) => {
    const incoming = context.get("incoming");
    const { bearer, lifetimeMs } = await requireVisitor(incoming, context.req.param("id"));
    limitAddress(incoming, "devices", LINKS_PER_MINUTE);
    const code = newOpaqueToken();
    const body = JSON.stringify({ site: bearer.site, digest: hashOfToken(code), lifetimeMs });
    const response = await askSession(incoming.host, bearer, "/devices", { method: "POST", body });
    if (response.status === 404)
      throw new ProblemError(409, "empty", "Nothing was said yet; begin on the other device.");
    if (response.status === 409)
      throw new ProblemError(409, "too-many-devices", "Sign other devices out first: DELETE this address.");
    const link: DeviceLink = { code, ...offeredSchema.parse(await response.json()) };
    return context.json(link, 201);
  });

  app.get("/api/sessions/:id/devices", async (context) => {
    const incoming = context.get("incoming");
    const { bearer } = await requireVisitor(incoming, context.req.param("id"));
    const response = await askSession(incoming.host, bearer, "/devices");
    const others: OtherDevices = otherDevicesSchema.parse(await response.json());
    return context.json(others);
  });

  app.delete("/api/sessions/:id/devices", async (context) => {
    const incoming = context.get("incoming");
    const { bearer } = await requireVisitor(incoming, context.req.param("id"));
    await askSession(incoming.host, bearer, "/devices", { method: "DELETE" });
    await note(incoming, bearer, "left-devices");
    return context.body(null, 204);
  });

  app.post("/api/sessions/:id/devices/join", async (context) => {
    const incoming = context.get("incoming");
    const { host, request } = incoming;
    const { site, code } = await readJson(request, joinSessionRequestSchema);
    limitAddress(incoming, "device-codes", CODES_PER_MINUTE);
    const settings = await readSettings(host, site);
    requireOrigin(incoming, settings);
    const session = idSchema.safeParse(context.req.param("id")).data;
    if (session === undefined) throw unknownCode();
    const lifetimeMs = refreshTokenS(settings) * 1_000;
    const body = JSON.stringify({ site, digest: hashOfToken(code), lifetimeMs });
    const response = await askSession(host, session, "/devices/join", { method: "POST", body });
    if (response.status === 404) throw unknownCode();
    const { device } = joinedSchema.parse(await response.json());
    const bearer = { session, site, device, generation: 0 };
    await note(incoming, bearer, "joined-device");
    return context.json(await issueTokens(incoming, bearer, settings));
  });
}

async function requireVisitor(incoming: Incoming, id: string) {
  const bearer = await requireSession(incoming, id);
  const settings = await readSettings(incoming.host, bearer.site);
  requireOrigin(incoming, settings);
  return { bearer, lifetimeMs: refreshTokenS(settings) * 1_000 };
}

function unknownCode(): ProblemError {
  return new ProblemError(404, "unknown-code", "This link was used, or is past its time; make another one.");
}

/** Notes in the site's audit log what a visitor did with their devices; no word of theirs. */
async function note(
  { host }: Incoming,
  { site, session: target }: Pick<Bearer, "site" | "session">,
  what: string,
): Promise<void> {
  await askRoom(host, "desk", site, "/audit", { method: "POST", body: JSON.stringify({ what, target }) });
}
