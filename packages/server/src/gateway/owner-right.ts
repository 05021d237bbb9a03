import { type ApiKey, type ApiScopeName, apiKeySchema } from "@prosa/protocol";
import { readApiKey } from "../security/api-keys.ts";
import { bearerToken, checkKey, keyProblem, requireOperator } from "./authentication.ts";
import { hasDeskCookie, requirePerson } from "./desk-cookie.ts";
import type { Incoming } from "./incoming.ts";
import { ProblemError } from "./problem.ts";
import { limitHolder } from "./rate-limits.ts";
import { askRoom } from "./rooms.ts";
import { requireSite } from "./sites.ts";

/** The requests that one key of a site may make in a minute. */
export const KEY_REQUESTS_PER_MINUTE = 600;

/** The scopes of an owner that a lead has too: figures, which hold no words and no names. */
const LEADS_READ: readonly ApiScopeName[] = ["analytics:read"];

/**
 * The right of an owner: of the deployment's operator to every site, of a site's key to what its scopes open, or of a person
 * with the role `owner` to their own site, and of a lead to its figures.
 */
interface OwnerRight {
  /** The id of the person, or of the key of a site; `null` for the operator. */
  readonly by: string | null;
  /** Throws a `ProblemError` where a site is another's. It need not exist. */
  admit(site: string): void;
  /** The site that the request is about: the one named, or the only one. Throws a `ProblemError` where that is not theirs. */
  siteOf(named: string | undefined): Promise<string>;
}

/**
 * Throws a `ProblemError` unless the request carries the operator's key, a key of a site with this scope, or the cookie of a
 * person who is signed in as an owner. A key goes before the cookie.
 */
export async function requireOwnerRight(incoming: Incoming, scope: ApiScopeName): Promise<OwnerRight> {
  const { request } = incoming;
  const ofSite = readApiKey(bearerToken(request) ?? "");
  if (ofSite) return requireKeyOf(incoming, ofSite, scope);
  if (request.headers.has("authorization") || !hasDeskCookie(request)) {
    await requireOperator(incoming);
    return { by: null, admit() {}, siteOf: (named) => requireSite(incoming, named) };
  }
  const { site, account } = await requirePerson(incoming);
  const isAllowed = account.role === "owner" || (account.role === "lead" && LEADS_READ.includes(scope));
  if (!isAllowed) throw new ProblemError(403, "not-allowed", "Ask a colleague whose role is owner.");
  return rightTo(site, account.id, `You are signed in at the site "${site}", and at no other.`);
}

async function requireKeyOf(
  incoming: Incoming,
  { site, hash }: { site: string; hash: string },
  scope: ApiScopeName,
): Promise<OwnerRight> {
  const key = await checkKey(incoming, site, () => findKey(incoming, site, hash));
  if (!key) throw keyProblem();
  limitHolder(incoming, `${site} ${key.id}`, "key", KEY_REQUESTS_PER_MINUTE);
  if (key.scopes.includes(scope))
    return rightTo(site, key.id, `This key is of the site "${site}", and of no other.`);
  throw new ProblemError(403, "missing-scope", `This route wants a key with the scope "${scope}".`);
}

async function findKey({ host }: Incoming, site: string, hash: string): Promise<ApiKey | null> {
  const init = { method: "POST", body: JSON.stringify({ hash }) };
  const response = await askRoom(host, "site", site, "/api-keys/use", init);
  return response.ok ? apiKeySchema.parse(await response.json()) : null;
}

/** The right to one site. Another one's name gets the same answer whether there is such a site or not. */
function rightTo(site: string, by: string, message: string): OwnerRight {
  const admit = (named: string) => {
    if (named !== site) throw new ProblemError(403, "wrong-site", message);
  };
  return {
    by,
    admit,
    async siteOf(named = site) {
      admit(named);
      return site;
    },
  };
}
