import { type SiteSettings, siteSettingsSchema } from "@prosa/protocol";
import { faultOf } from "../platform/faults.ts";
import type { RoomHost, RoomKind } from "../platform/room-host.ts";
import type { Bearer } from "../security/tokens.ts";
import { ProblemError } from "./problem.ts";

/** The part of the platform that reaches rooms. */
export type RoomCaller = Pick<RoomHost, "callRoom" | "log">;

/** Asks a room; throws a `ProblemError` that says to come back when the room cannot be reached or fails. */
export async function askRoom(
  host: RoomCaller,
  kind: RoomKind,
  id: string,
  path: string,
  init?: RequestInit,
): Promise<Response> {
  const response = await host.callRoom(kind, id, path, init).catch((error: unknown) => {
    host.log({ level: "error", event: "room-unreachable", kind, error: faultOf(error) });
    return null;
  });
  if (response && response.status < 500) return response;
  throw new ProblemError(503, "unavailable", "A room did not answer; come back later.", 5_000);
}

/**
 * Asks the room of a session, by its id or, in its visitor's name, by their token; throws a `ProblemError` where the visitor
 * erased the session for good, where the tokens of their device were revoked, and where it is another site's.
 */
export async function askSession(
  host: RoomCaller,
  asked: string | Pick<Bearer, "session" | "device">,
  path: string,
  init?: RequestInit,
): Promise<Response> {
  const { session, device } = typeof asked === "string" ? { session: asked } : asked;
  const whole = device === undefined ? path : `${path}${path.includes("?") ? "&" : "?"}device=${device}`;
  const response = await askRoom(host, "main", session, whole, init);
  switch (response.status) {
    case 401:
      throw new ProblemError(401, "bad-token", "This session's tokens were revoked; open a new session.");
    case 403:
      throw new ProblemError(403, "wrong-session", "This session is another site's.");
    case 410:
      throw new ProblemError(410, "erased", "The visitor erased this session; open a new one.");
    default:
      return response;
  }
}

/** Asks the room of a site for its settings; throws a `ProblemError` where there is no such site. */
export async function readSettings(host: RoomCaller, site: string): Promise<SiteSettings> {
  const response = await askRoom(host, "site", site, "/settings");
  if (response.status !== 404) return siteSettingsSchema.parse(await response.json());
  throw unknownSite(site);
}

/** The problem of a site that does not exist. */
export function unknownSite(site: string): ProblemError {
  const message = `There is no site "${site}"; put its settings at PUT /api/sites/${site}.`;
  return new ProblemError(404, "unknown-site", message);
}

/** Copies a room's answer, with headers that may still be changed. */
export function relay(response: Response): Response {
  return new Response(response.body, {
    status: response.status,
    headers: { "content-type": "application/json" },
  });
}
