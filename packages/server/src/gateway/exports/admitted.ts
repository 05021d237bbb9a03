import type { Incoming } from "../incoming.ts";
import { requireOwnerRight } from "../owner-right.ts";

/** The site whose exports the request may see and change; throws a `ProblemError` where it may not. */
export async function admitted(
  incoming: Incoming,
  named: string | undefined,
): Promise<{ host: Incoming["host"]; site: string }> {
  const right = await requireOwnerRight(incoming, "exports");
  return { host: incoming.host, site: await right.siteOf(named) };
}

/** A part of an address as it goes into a room's path. */
export function inPath(part: string): string {
  return encodeURIComponent(part);
}
