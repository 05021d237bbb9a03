import * as z from "zod/mini";
import type { RoomKind } from "../platform/room-host.ts";
import { ProblemError } from "./problem.ts";
import { askRoom, type RoomCaller } from "./rooms.ts";

const refusalSchema = z.object({ code: z.string(), message: z.string() });

/** Asks a site's room; throws its refusal as a `ProblemError`. */
export function askSite(host: RoomCaller, site: string, path: string, init?: RequestInit): Promise<Response> {
  return askRefusing(host, "site", site, path, init);
}

/** Asks the room of a site's exports; throws its refusal as a `ProblemError`. */
export function askExports(
  host: RoomCaller,
  site: string,
  path: string,
  init?: RequestInit,
): Promise<Response> {
  return askRefusing(host, "exports", site, path, init);
}

async function askRefusing(
  host: RoomCaller,
  kind: RoomKind,
  site: string,
  path: string,
  init?: RequestInit,
): Promise<Response> {
  const response = await askRoom(host, kind, site, path, init);
  if (response.ok) return response;
  const refusal = refusalSchema.safeParse(await response.json().catch(() => null)).data;
  const { code, message } = refusal ?? { code: "not-found", message: "There is nothing at this address." };
  throw new ProblemError(response.status, code, message);
}
