import { requireOwner } from "./authentication.ts";
import { hasDeskCookie, requirePerson } from "./desk-cookie.ts";
import type { Incoming } from "./incoming.ts";
import { ProblemError } from "./problem.ts";
import { requireSite } from "./sites.ts";

/** The right of an owner: of the deployment's operator to every site, or of a person with the role `owner` to their own. */
interface OwnerRight {
  /** The person's id; `null` for the operator. */
  readonly by: string | null;
  /** The site that the request is about: the one named, or the only one. Throws a `ProblemError` where that is not theirs. */
  siteOf(named: string | undefined): Promise<string>;
}

/**
 * Throws a `ProblemError` unless the request carries the owner's key, or the cookie of a person who is signed in as an owner.
 * The key goes before the cookie.
 */
export async function requireOwnerRight(incoming: Incoming): Promise<OwnerRight> {
  if (incoming.request.headers.has("authorization") || !hasDeskCookie(incoming.request)) {
    await requireOwner(incoming);
    return { by: null, siteOf: (named) => requireSite(incoming, named) };
  }
  const { site, account } = await requirePerson(incoming);
  if (account.role !== "owner") {
    throw new ProblemError(403, "not-allowed", "Ask a colleague whose role is owner.");
  }
  return {
    by: account.id,
    async siteOf(named) {
      if (named === undefined || named === site) return site;
      throw new ProblemError(403, "wrong-site", `You are signed in at the site "${site}", and at no other.`);
    },
  };
}
