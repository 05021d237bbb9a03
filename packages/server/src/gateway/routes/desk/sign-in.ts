import { siteIdSchema } from "@prosa/protocol";
import {
  type Account,
  type AgentToken,
  acceptInvitationRequestSchema,
  accountSchema,
  signInRequestSchema,
} from "@prosa/protocol/desk";
import * as z from "zod/mini";
import { AGENT_TOKEN_S, issueAgentToken } from "../../../security/agent-tokens.ts";
import { hashOfToken, newOpaqueToken } from "../../../security/opaque-tokens.ts";
import { hashPassword, isPassword, NO_PASSWORD_HASH } from "../../../security/passwords.ts";
import { readJson } from "../../body.ts";
import { deskCookie, noDeskCookie, requireOwnOrigin, requirePerson } from "../../desk-cookie.ts";
import { askDesk } from "../../desk-rooms.ts";
import { environmentOf, type GatewayApp, type Incoming } from "../../incoming.ts";
import { ProblemError } from "../../problem.ts";
import { limitAddress } from "../../rate-limits.ts";
import { readSettings } from "../../rooms.ts";
import {
  limitAccount,
  limitCodes,
  SETTING_UP,
  SIGN_IN_TRIES_PER_MINUTE,
  signedInAs,
  signInOf,
  sitesToTry,
} from "./signing-in.ts";

/** The looks at invitations, and uses of them, that one address has in a minute. */
const LINK_TRIES_PER_MINUTE = 60;

const credentialsSchema = z.object({ account: accountSchema, passwordHash: z.string() });

/** Adds the routes by which people of a site sign in and out, and get tokens for their connections. */
export function addDeskSignInRoutes(app: GatewayApp): void {
  app.post("/api/desk/sign-in", async (context) => {
    const incoming = context.get("incoming");
    const { request, host } = incoming;
    requireOwnOrigin(request);
    const { site: named, email, password, code } = await readJson(request, signInRequestSchema);
    limitAddress(incoming, "desk-sign-in", SIGN_IN_TRIES_PER_MINUTE);
    const sites = await sitesToTry(incoming, named);
    for (const site of sites) limitAccount(incoming, site, email);
    const right = await findAccount(incoming, sites, email, password);
    if (!right) throw new ProblemError(401, "bad-credentials", "The address or the password is not right.");
    const { site, account } = right;
    if (account.needsPasskey) {
      throw new ProblemError(401, "passkey-needed", "Sign in with a passkey: this account asks for one.");
    }
    if (account.needsCode && code !== undefined) limitCodes(incoming, site, account);
    const token = newOpaqueToken();
    const signIn = { ...signInOf(request, token), person: account.id, ...(code !== undefined && { code }) };
    const added = await askDesk(host, site, "/sign-ins", { method: "POST", body: JSON.stringify(signIn) });
    context.header("set-cookie", deskCookie(request, site, token));
    // Its account comes back where a second factor is to be set up.
    const entered = added.status === 200 ? accountSchema.parse(await added.json()) : account;
    return context.json(await signedInAs(incoming, site, entered));
  });

  app.post("/api/desk/sign-out", async (context) => {
    const incoming = context.get("incoming");
    const { site, hash } = await requirePerson(incoming, SETTING_UP);
    await askDesk(incoming.host, site, `/sign-ins/${hash}`, { method: "DELETE" });
    context.header("set-cookie", noDeskCookie(incoming.request));
    return context.body(null, 204);
  });

  app.get("/api/desk/me", async (context) => {
    const incoming = context.get("incoming");
    const { site, account } = await requirePerson(incoming, SETTING_UP);
    return context.json(await signedInAs(incoming, site, account));
  });

  app.post("/api/desk/tokens", async (context) => {
    const incoming = context.get("incoming");
    const { site, account } = await requirePerson(incoming);
    const { id, name, avatarPath, role } = account;
    const agent = { id, name, ...(avatarPath !== undefined && { avatarPath }) };
    const token = await issueAgentToken(
      environmentOf(incoming).secrets,
      { agent, role, site },
      incoming.host.now(),
    );
    return context.json({ token, expiresInS: AGENT_TOKEN_S } satisfies AgentToken);
  });

  app.get("/api/desk/sign-ins", async (context) => {
    const { host } = context.get("incoming");
    const { site, hash } = await requirePerson(context.get("incoming"));
    return askDesk(host, site, `/sign-ins/${hash}/all`);
  });

  app.delete("/api/desk/sign-ins/:id", async (context) => {
    const { host } = context.get("incoming");
    const { site, hash } = await requirePerson(context.get("incoming"));
    const id = encodeURIComponent(context.req.param("id"));
    return askDesk(host, site, `/sign-ins/${hash}/${id}`, { method: "DELETE" });
  });

  app.get("/api/desk/invitations/:site/:token", async (context) => {
    const incoming = context.get("incoming");
    limitAddress(incoming, "desk-links", LINK_TRIES_PER_MINUTE);
    const { site, path } = invitationIn(context.req.param());
    const response = await askDesk(incoming.host, site, path);
    const settings = await readSettings(incoming.host, site);
    const invitation = (await response.json()) as object;
    return context.json({ ...invitation, site: { id: site, name: settings.name } });
  });

  app.post("/api/desk/invitations/:site/:token", async (context) => {
    const incoming = context.get("incoming");
    const { request, host } = incoming;
    requireOwnOrigin(request);
    limitAddress(incoming, "desk-links", LINK_TRIES_PER_MINUTE);
    const { site, path } = invitationIn(context.req.param());
    const { password, ...accepted } = await readJson(request, acceptInvitationRequestSchema);
    // Known before the hash is made, which takes long.
    await askDesk(host, site, path);
    const token = newOpaqueToken();
    const passwordHash = await hashPassword(password);
    const body = JSON.stringify({ ...accepted, passwordHash, signIn: signInOf(request, token) });
    const response = await askDesk(host, site, path, { method: "POST", body });
    context.header("set-cookie", deskCookie(request, site, token));
    return context.json(await signedInAs(incoming, site, accountSchema.parse(await response.json())), 201);
  });
}

/** The first account with this address and this password; a password is hashed once at least, whether there is one or not. */
async function findAccount(
  { host }: Incoming,
  sites: readonly string[],
  email: string,
  password: string,
): Promise<{ site: string; account: Account } | undefined> {
  const init = { method: "POST", body: JSON.stringify({ email }) };
  let tried = 0;
  for (const site of sites) {
    const response = await askDesk(host, site, "/credentials", init, [404]);
    if (!response.ok) continue;
    const { account, passwordHash } = credentialsSchema.parse(await response.json());
    tried += 1;
    if (await isPassword(password, passwordHash)) return { site, account };
  }
  if (tried === 0) await isPassword(password, NO_PASSWORD_HASH);
  return undefined;
}

function invitationIn({ site = "", token = "" }: Partial<Record<"site" | "token", string>>) {
  const parsed = siteIdSchema.safeParse(site);
  if (parsed.success && /^[\w-]{43}$/.test(token))
    return { site, path: `/invitations/${hashOfToken(token)}` };
  throw new ProblemError(404, "unknown-invitation", "This link is not whole; copy all of it.");
}
