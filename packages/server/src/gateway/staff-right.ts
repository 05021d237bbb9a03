import type { ApiScopeName } from "@prosa/protocol";
import { type Role, roleSchema } from "@prosa/protocol/desk";
import { requireRole } from "./desk-cookie.ts";
import type { Incoming } from "./incoming.ts";
import { requireOwnerRight } from "./owner-right.ts";

/**
 * The site that the request may work on: of a person who is signed in with one of these roles, of the operator's key, or of a
 * site's key with this scope. `by` is the person or the key; absent for the operator. Throws a `ProblemError` for everybody else.
 */
export async function requireStaff(
  incoming: Incoming,
  scope: ApiScopeName,
  roles: readonly Role[] = roleSchema.options,
): Promise<{ site: string; by?: string }> {
  if (incoming.request.headers.has("authorization")) {
    const right = await requireOwnerRight(incoming, scope);
    const named = new URL(incoming.request.url).searchParams.get("site") ?? undefined;
    return { site: await right.siteOf(named), ...(right.by !== null && { by: right.by }) };
  }
  const { site, account } = await requireRole(incoming, roles);
  return { site, by: account.id };
}
