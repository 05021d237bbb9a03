import { siteIdSchema } from "@prosa/protocol";
import { type Account, accountSchema, type Role } from "@prosa/protocol/desk";
import { hashOfToken } from "../security/opaque-tokens.ts";
import type { Incoming } from "./incoming.ts";
import { ProblemError } from "./problem.ts";
import { askRoom } from "./rooms.ts";

/** The name of the cookie in which a person of a site is signed in. */
const DESK_COOKIE = "prosa_desk";

/** The lifetime of the cookie, in seconds; the desk's room ends a sign-in sooner. */
const COOKIE_S = 30 * 24 * 60 * 60;

const TOKEN = /^[\w-]{43}$/;

/** A person who is signed in, at their site; `hash` is that of their cookie's token. */
interface SignedInPerson {
  site: string;
  account: Account;
  hash: string;
}

/** The header that signs a person in at a site. */
export function deskCookie(request: Request, site: string, token: string): string {
  return `${DESK_COOKIE}=${site}.${token}; Max-Age=${COOKIE_S}; ${attributesFor(request)}`;
}

/** The header that takes the cookie away. */
export function noDeskCookie(request: Request): string {
  return `${DESK_COOKIE}=; Max-Age=0; ${attributesFor(request)}`;
}

/**
 * The person who is signed in; throws a `ProblemError` where nobody is, and for a change that another site's page asks for:
 * the cookie is `SameSite=Strict`, and the origin is looked at besides. Who has yet to set up the second factor that their site
 * demands is let through to that alone (`isSettingUp`).
 */
export async function requirePerson(
  incoming: Incoming,
  { isSettingUp = false }: { isSettingUp?: boolean } = {},
): Promise<SignedInPerson> {
  const { request, host } = incoming;
  requireOwnOrigin(request);
  const [site, token] = cookieOf(request);
  if (!siteIdSchema.safeParse(site).success || !TOKEN.test(token)) throw signedOut();
  const hash = hashOfToken(token);
  const response = await askRoom(host, "desk", site, `/sign-ins/${hash}`);
  if (!response.ok) throw signedOut();
  const account = accountSchema.parse(await response.json());
  if (account.mustAddFactor && !isSettingUp) {
    const message = "This site demands a second factor: set up codes or a passkey first, then ask again.";
    throw new ProblemError(403, "second-factor-needed", message);
  }
  return { site, hash, account };
}

/** The person who is signed in; throws a `ProblemError` where their role is none of these. */
export async function requireRole(incoming: Incoming, roles: readonly Role[]): Promise<SignedInPerson> {
  const person = await requirePerson(incoming);
  if (roles.includes(person.account.role)) return person;
  throw new ProblemError(403, "not-allowed", `Ask a colleague whose role is ${roles.join(" or ")}.`);
}

/** Throws a `ProblemError` where a browser asks from a page of another origin. */
export function requireOwnOrigin(request: Request): void {
  const origin = request.headers.get("origin");
  if (origin === null) return;
  const isOwn = URL.canParse(origin) && new URL(origin).host === hostOf(request);
  if (!isOwn) throw new ProblemError(403, "origin-not-allowed", "Use the desk on the server's own address.");
}

/** The host that the client asked: a browser names no other one, and a host of rooms may keep it out of the address. */
export function hostOf(request: Request): string {
  return request.headers.get("host") ?? new URL(request.url).host;
}

/** True where the request carries the cookie of a sign-in, whether it is good or not. */
export function hasDeskCookie(request: Request): boolean {
  return cookieOf(request)[0] !== "";
}

/** The token of a sign-in as the request carries it, good or not; empty where there is none. */
export function deskTokenOf(request: Request): string {
  return cookieOf(request)[1];
}

function cookieOf(request: Request): [site: string, token: string] {
  const cookies = (request.headers.get("cookie") ?? "").split(/; */);
  const value = cookies.find((one) => one.startsWith(`${DESK_COOKIE}=`))?.slice(DESK_COOKIE.length + 1) ?? "";
  return [value.slice(0, value.lastIndexOf(".")), value.slice(value.lastIndexOf(".") + 1)];
}

function attributesFor(request: Request): string {
  const isHttps =
    new URL(request.url).protocol === "https:" || request.headers.get("x-forwarded-proto") === "https";
  return `Path=/api; HttpOnly; SameSite=Strict${isHttps ? "; Secure" : ""}`;
}

function signedOut(): ProblemError {
  return new ProblemError(401, "signed-out", "Sign in at POST /api/desk/sign-in.");
}
