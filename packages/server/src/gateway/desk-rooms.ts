import * as z from "zod/mini";
import { ProblemError } from "./problem.ts";
import { askRoom, type RoomCaller, relay } from "./rooms.ts";

const refusalSchema = z.object({ code: z.string(), message: z.string() });

/** Asks the desk of a site; throws its refusal as a `ProblemError`, but for the statuses that the caller expects. */
export async function askDesk(
  host: RoomCaller,
  site: string,
  path: string,
  init?: RequestInit,
  expected: readonly number[] = [],
): Promise<Response> {
  const response = await askRoom(host, "desk", site, path, init);
  if (response.ok) return response.status === 204 ? new Response(null, { status: 204 }) : relay(response);
  if (expected.includes(response.status)) return response;
  const refusal = refusalSchema.safeParse(await response.json().catch(() => null)).data;
  if (refusal) throw new ProblemError(response.status, refusal.code, refusal.message);
  throw new ProblemError(404, "not-found", "There is nothing at this address.");
}
