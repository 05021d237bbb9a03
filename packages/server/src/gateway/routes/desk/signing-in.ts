import type { Account, SignedIn } from "@prosa/protocol/desk";
import * as z from "zod/mini";
import { hashOfToken } from "../../../security/opaque-tokens.ts";
import { isPassword } from "../../../security/passwords.ts";
import { askDesk } from "../../desk-rooms.ts";
import type { Incoming } from "../../incoming.ts";
import { ProblemError } from "../../problem.ts";
import { limitHourly, limitKey } from "../../rate-limits.ts";
import { readSettings } from "../../rooms.ts";

/** The tries to sign in that one address has in a minute, and that one account has, from wherever they come. */
export const SIGN_IN_TRIES_PER_MINUTE = 10;

/** The sites in which an address is looked for where none is named: a deployment with more asks for the site's name. */
const SITES_TRIED_MAX = 20;

/**
 * The codes that may be tried for one account in an hour, once the password was right. Three codes of a million are good at a time, so
 * that somebody who knows the password guesses one in a day with a chance of 20 · 24 · 3 / 1,000,000: 1 in 700.
 */
export const CODE_TRIES_PER_HOUR = 20;

/** The way in for who has yet to set up the second factor that their site demands: setting it up, and leaving. */
export const SETTING_UP = { isSettingUp: true } as const;

const AGENT_LENGTH_MAX = 300;

const credentialsSchema = z.object({ passwordHash: z.string() });

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

/** Counts a try to sign in to an account by its address. Throws a `ProblemError` 429 beyond the limit. */
export function limitAccount(incoming: Incoming, site: string, email: string): void {
  limitKey(incoming, `${site} ${email.toLowerCase()}`, "desk-account", SIGN_IN_TRIES_PER_MINUTE);
}

/** Counts a code that is tried for an account. Throws a `ProblemError` 429 beyond the limit. */
export function limitCodes(incoming: Incoming, site: string, { id }: Pick<Account, "id">): void {
  limitHourly(incoming, `${site} ${id}`, "desk-code", CODE_TRIES_PER_HOUR);
}

/** Checks the password that somebody who is signed in gave again; it counts as a try to sign in. Throws a `ProblemError` 401 or 429. */
export async function requirePassword(
  incoming: Incoming,
  { site, account: { email } }: { site: string; account: Account },
  password: string,
): Promise<void> {
  limitAccount(incoming, site, email);
  const init = { method: "POST", body: JSON.stringify({ email }) };
  const response = await askDesk(incoming.host, site, "/credentials", init);
  const { passwordHash } = credentialsSchema.parse(await response.json());
  if (await isPassword(password, passwordHash)) return;
  throw new ProblemError(401, "bad-credentials", "The password is not right.");
}
