import {
  accountSchema,
  addPasskeyRequestSchema,
  passkeyOptionsRequestSchema,
  passkeySignInRequestSchema,
  passkeysSchema,
  renamePasskeyRequestSchema,
} from "@prosa/protocol/desk";
import * as z from "zod/mini";
import { newOpaqueToken } from "../../../security/opaque-tokens.ts";
import {
  checkNewCredential,
  checkUsedCredential,
  creationOptions,
  requestOptions,
} from "../../../security/passkeys/ceremonies.ts";
import { issueChallenge, openChallenge } from "../../../security/passkeys/challenge.ts";
import { type RelyingParty, relyingPartyOf } from "../../../security/passkeys/relying-party.ts";
import { readJson } from "../../body.ts";
import { deskCookie, hostOf, requireOwnOrigin, requirePerson } from "../../desk-cookie.ts";
import { askDesk } from "../../desk-rooms.ts";
import { environmentOf, type GatewayApp, type Incoming } from "../../incoming.ts";
import { ProblemError } from "../../problem.ts";
import { limitAddress } from "../../rate-limits.ts";
import { readSettings } from "../../rooms.ts";
import {
  requirePassword,
  SETTING_UP,
  SIGN_IN_TRIES_PER_MINUTE,
  signedInAs,
  signInOf,
  sitesToTry,
} from "./signing-in.ts";

/** The challenges that one address may ask for in a minute: one is asked for at each press, and many people may share it. */
const CHALLENGES_PER_MINUTE = 60;

/** The purpose of a challenge of nobody in particular; one of a person's has their site and id. */
const TO_SIGN_IN = "sign-in";

const keptSchema = z.object({
  credential: z.string(),
  publicKey: z.string(),
  counter: z.int(),
  transports: z.array(z.string()),
});
const foundSchema = z.object({ kept: keptSchema });
const ownSchema = z.extend(passkeysSchema, {
  known: z.array(z.pick(keptSchema, { credential: true, transports: true })),
});

/** Adds the routes of passkeys (WebAuthn): a person's own, and the sign-in with one. */
export function addDeskPasskeyRoutes(app: GatewayApp): void {
  app.get("/api/desk/passkeys", async (context) => {
    const { host } = context.get("incoming");
    const { site, account } = await requirePerson(context.get("incoming"), SETTING_UP);
    const { passkeys } = ownSchema.parse(await (await askDesk(host, site, `/passkeys/${account.id}`)).json());
    return context.json({ passkeys } satisfies z.infer<typeof passkeysSchema>);
  });

  app.post("/api/desk/passkeys/options", async (context) => {
    const incoming = context.get("incoming");
    const { host } = incoming;
    const { site, account } = await requirePerson(incoming, SETTING_UP);
    const party = requireParty(incoming);
    const { password } = await readJson(incoming.request, passkeyOptionsRequestSchema);
    await requirePassword(incoming, { site, account }, password);
    const { known } = ownSchema.parse(await (await askDesk(host, site, `/passkeys/${account.id}`)).json());
    const { name } = await readSettings(host, site);
    const challenge = await issueChallenge(
      environmentOf(incoming).secrets,
      purposeOf(site, account.id),
      host.now(),
    );
    return context.json(await creationOptions(party, challenge, { ...account, site: name }, known));
  });

  app.post("/api/desk/passkeys", async (context) => {
    const incoming = context.get("incoming");
    const { host } = incoming;
    const { site, account } = await requirePerson(incoming, SETTING_UP);
    const party = requireParty(incoming);
    const { name, credential } = await readJson(incoming.request, addPasskeyRequestSchema);
    const open = opener(incoming, purposeOf(site, account.id));
    const checked = await checkNewCredential(credential, party, open);
    if (!checked) throw badPasskey();
    const body = JSON.stringify({ ...checked, person: account.id, name: name.trim() });
    return context.json(await (await askDesk(host, site, "/passkeys", { method: "POST", body })).json(), 201);
  });

  app.patch("/api/desk/passkeys/:id", async (context) => {
    const incoming = context.get("incoming");
    const { site, account } = await requirePerson(incoming);
    const { name } = await readJson(incoming.request, renamePasskeyRequestSchema);
    const init = { method: "PATCH", body: JSON.stringify({ name: name.trim() }) };
    return askDesk(incoming.host, site, pathOf(account.id, context.req.param("id")), init);
  });

  app.delete("/api/desk/passkeys/:id", async (context) => {
    const incoming = context.get("incoming");
    const { site, account } = await requirePerson(incoming);
    const path = pathOf(account.id, context.req.param("id"));
    return askDesk(incoming.host, site, path, { method: "DELETE" });
  });

  app.post("/api/desk/passkey-sign-in/options", async (context) => {
    const incoming = context.get("incoming");
    requireOwnOrigin(incoming.request);
    limitAddress(incoming, "desk-challenges", CHALLENGES_PER_MINUTE);
    const party = requireParty(incoming);
    const challenge = await issueChallenge(environmentOf(incoming).secrets, TO_SIGN_IN, incoming.host.now());
    return context.json(await requestOptions(party, challenge));
  });

  app.post("/api/desk/passkey-sign-in", async (context) => {
    const incoming = context.get("incoming");
    const { request, host } = incoming;
    requireOwnOrigin(request);
    limitAddress(incoming, "desk-sign-in", SIGN_IN_TRIES_PER_MINUTE);
    const party = requireParty(incoming);
    const { site: named, credential } = await readJson(request, passkeySignInRequestSchema);
    for (const site of await sitesToTry(incoming, named)) {
      const find = { method: "POST", body: JSON.stringify({ credential: credential.id }) };
      const found = await askDesk(host, site, "/passkeys/find", find, [404]);
      if (!found.ok) continue;
      const { kept } = foundSchema.parse(await found.json());
      const used = await checkUsedCredential(credential, party, opener(incoming, TO_SIGN_IN), kept);
      if (!used) break;
      const token = newOpaqueToken();
      const body = JSON.stringify({ ...used, credential: kept.credential, signIn: signInOf(request, token) });
      const response = await askDesk(host, site, "/passkeys/use", { method: "POST", body });
      context.header("set-cookie", deskCookie(request, site, token));
      return context.json(await signedInAs(incoming, site, accountSchema.parse(await response.json())));
    }
    throw badPasskey();
  });
}

function opener(incoming: Incoming, purpose: string) {
  const { secrets } = environmentOf(incoming);
  return (given: string) => openChallenge(secrets, given, purpose, incoming.host.now());
}

/** The server as authenticators know it; throws a `ProblemError` at an address for which browsers make no passkey. */
function requireParty({ request }: Incoming): RelyingParty {
  const party = relyingPartyOf(hostOf(request));
  if (party) return party;
  const message =
    "Open the desk at its name, over https or as localhost: an address of numbers has no passkeys.";
  throw new ProblemError(409, "no-passkeys-here", message);
}

function badPasskey(): ProblemError {
  const message = "This passkey is not known here, or its answer came too late; try again.";
  return new ProblemError(401, "bad-passkey", message);
}

function purposeOf(site: string, person: string): string {
  return `${site} ${person}`;
}

function pathOf(person: string, id: string): string {
  return `/passkeys/${person}/${encodeURIComponent(id)}`;
}
