import assert from "node:assert/strict";
import { type DeviceLink, deviceLinkSchema, type SessionToken } from "@prosa/protocol";
import type { Testbed } from "./testbed.ts";

type Bed = Pick<Testbed, "fetch">;

/** A request about the devices of a session, in the name of the device that holds its token. */
export function askDevices(
  bed: Bed,
  method: string,
  { session, token }: Pick<SessionToken, "session" | "token">,
): Promise<Response> {
  const headers = { authorization: `Bearer ${token}` };
  return bed.fetch(`/api/sessions/${session}/devices`, { method, headers });
}

/** Makes a link to another device. */
export async function linkOf(bed: Bed, opened: SessionToken): Promise<DeviceLink> {
  const response = await askDevices(bed, "POST", opened);
  assert.equal(response.status, 201);
  return deviceLinkSchema.parse(await response.json());
}

/** Brings a code to its session, as another device. */
export function bringCode(bed: Bed, session: string, code: string, site: string): Promise<Response> {
  const body = JSON.stringify({ site, code });
  return bed.fetch(`/api/sessions/${session}/devices/join`, { method: "POST", body });
}

/** Lets another device in by a link; resolves with its tokens. */
export async function letIn(bed: Bed, opened: SessionToken, site: string): Promise<SessionToken> {
  const response = await bringCode(bed, opened.session, (await linkOf(bed, opened)).code, site);
  assert.equal(response.status, 200);
  return (await response.json()) as SessionToken;
}

/** Buys the next tokens with the refresh token. */
export function buyTokens(bed: Bed, { session, refreshToken }: SessionToken): Promise<Response> {
  const body = JSON.stringify({ refreshToken });
  return bed.fetch(`/api/sessions/${session}/token`, { method: "POST", body });
}
