import type { Account, SignedIn } from "@prosa/protocol/desk";
import { hashOfToken } from "../../../security/opaque-tokens.ts";
import type { Incoming } from "../../incoming.ts";
import { readSettings } from "../../rooms.ts";

/** The tries to sign in that one address has in a minute, and that one account has, from wherever they come. */
export const SIGN_IN_TRIES_PER_MINUTE = 10;

/** The sites in which an address is looked for where none is named: a deployment with more asks for the site's name. */
const SITES_TRIED_MAX = 20;

const AGENT_LENGTH_MAX = 300;

/** The site that is named; else every site, where an account of this address may be. */
export async function sitesToTry({ host, memory }: Incoming, named: string | undefined): Promise<string[]> {
  const entries = named === undefined ? await memory.directory.entries(host) : [];
  if (entries.length > 1) return entries.slice(0, SITES_TRIED_MAX).map(({ site }) => site);
  return [await memory.directory.siteOrOnly(host, named)];
}

/** Who is signed in now, and at which site. */
export async function signedInAs({ host }: Incoming, site: string, account: Account): Promise<SignedIn> {
  const { name } = await readSettings(host, site);
  return { site: { id: site, name }, account };
}

/** A sign-in as the desk keeps it: the hash of its token, and the browser's name. */
export function signInOf(request: Request, token: string): { hash: string; agent: string } {
  return {
    hash: hashOfToken(token),
    agent: (request.headers.get("user-agent") ?? "").slice(0, AGENT_LENGTH_MAX),
  };
}
