import type { Incoming } from "../incoming.ts";
import { requireOwnerRight } from "../owner-right.ts";
import { noteInAudit } from "../records/conversations.ts";

/** The site whose exports the request may see and change; throws a `ProblemError` where it may not. */
export async function admitted(
  incoming: Incoming,
  named: string | undefined,
): Promise<{ host: Incoming["host"]; site: string; by: string | null }> {
  const right = await requireOwnerRight(incoming, "exports");
  return { host: incoming.host, site: await right.siteOf(named), by: right.by };
}

/** Notes in the site's audit log who changed what of a target, where it was changed. */
export async function noteChange(
  incoming: Incoming,
  response: Response,
  { site, by, what, target }: { site: string; by: string | null; what: string; target: string },
): Promise<void> {
  if (response.ok) await noteInAudit(incoming, site, { person: by ?? undefined, what, target });
}

/** A part of an address as it goes into a room's path. */
export function inPath(part: string): string {
  return encodeURIComponent(part);
}
