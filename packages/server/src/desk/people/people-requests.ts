import { idSchema } from "@prosa/protocol";
import {
  type Account,
  acceptInvitationRequestSchema,
  accountSchema,
  changeAccountRequestSchema,
  demandFactorRequestSchema,
  inviteRequestSchema,
} from "@prosa/protocol/desk";
import * as z from "zod/mini";
import { NO_PASSWORD_HASH } from "../../security/passwords.ts";
import type { DeskParts } from "../desk-parts.ts";
import { DeskRefusal } from "./desk-refusal.ts";
import { hasSecondFactor, lacksFactor, mustAddFactor } from "./second-factor.ts";
import { hashSchema, signInSchema } from "./sign-ins.ts";
import { passCode } from "./totp-requests.ts";

const byOperator = z.optional(idSchema);

const bodies = {
  credentials: z.object({ email: z.string() }),
  signIn: z.extend(signInSchema, { person: idSchema, code: z.exactOptional(z.string()) }),
  invite: z.extend(z.omit(inviteRequestSchema, { site: true }), {
    hash: hashSchema,
    by: byOperator,
    isFirst: z.optional(z.boolean()),
    isOperator: z.optional(z.boolean()),
  }),
  /** An operator's account at another site of theirs, as they bring it along. */
  bring: z.object({
    account: accountSchema,
    passwordHash: z.string(),
    signIn: signInSchema,
  }),
  accept: z.extend(z.omit(acceptInvitationRequestSchema, { password: true }), {
    passwordHash: z.string(),
    signIn: signInSchema,
  }),
  note: z.object({ person: byOperator, what: z.string(), target: z.optional(z.string()) }),
  change: z.object({ by: idSchema, changes: changeAccountRequestSchema }),
  demand: z.extend(demandFactorRequestSchema, { by: idSchema }),
};

/**
 * Answers the gateway, which checks what people send, hashes passwords and tokens, and knows nobody: accounts, sign-ins,
 * invitations and the audit log. Throws a `DeskRefusal`.
 */
export async function answerPeople(request: Request, path: string, parts: DeskParts): Promise<Response> {
  const [, kind = "", id = "", part = ""] = path.split("/");
  const route = `${request.method} /${kind}${id ? "/:id" : ""}${part ? "/:part" : ""}`;
  const json = async <T>(schema: z.ZodMiniType<T>) => schema.parse(await request.json());
  const { accounts, audit, invitations, signIns } = parts;
  switch (route) {
    case "POST /credentials":
      return found(accounts.credentialsOf((await json(bodies.credentials)).email));
    case "POST /sign-ins": {
      const { hash, person, agent, code } = await json(bodies.signIn);
      const what = await passCode(parts, person, code);
      const account = accounts.active(person);
      const mustAdd = account !== undefined && (await mustAddFactor(parts, account));
      await signIns.add(hash, person, agent, mustAdd);
      await audit.note({ person, what });
      return mustAdd ? found(await signedIn(parts, hash)) : done();
    }
    case "GET /sign-ins/:id":
      return found(await signedIn(parts, id));
    case "GET /sign-ins/:id/:part":
      return Response.json({ signIns: await signIns.list((await requireSignedIn(parts, id)).id, id) });
    case "DELETE /sign-ins/:id":
      await signIns.end((await requireSignedIn(parts, id)).id, { hash: id });
      return done();
    case "DELETE /sign-ins/:id/:part":
      await signIns.end((await requireSignedIn(parts, id)).id, { id: part });
      return done();
    case "GET /people":
      return Response.json({
        people: accounts.list(),
        teams: teamsOf(parts),
        demandsFactor: parts.demand.isOn,
      });
    case "PUT /second-factor":
      return demandFactor(parts, await json(bodies.demand));
    case "POST /people":
      return bringPerson(parts, await json(bodies.bring));
    case "PATCH /people/:id":
      return changePerson(parts, id, await json(bodies.change));
    case "POST /invitations": {
      const { hash, by, role, email, teams = [], isFirst, isOperator } = await json(bodies.invite);
      if (isFirst && accounts.hasOwner) {
        throw new DeskRefusal("has-owner", "The site has an owner already, who invites the others.", 409);
      }
      const parts = {
        role,
        teams,
        by: by ?? null,
        ...(email !== undefined && { email }),
        ...(isOperator && { isOperator }),
      };
      const expiresAt = await invitations.add(hash, parts);
      await audit.note({ person: by, what: `invited-${role}` });
      return Response.json({ expiresAt });
    }
    case "GET /invitations/:id": {
      const { role, email, expiresAt } = await invitations.find(id);
      return Response.json({ role, expiresAt, ...(email !== undefined && { email }) });
    }
    case "POST /invitations/:id":
      return acceptInvitation(parts, id, await json(bodies.accept));
    case "GET /audit": {
      const from = new URL(request.url).searchParams.get("from");
      return Response.json(await audit.page(from === null ? undefined : Number(from)));
    }
    case "POST /audit":
      await audit.note(await json(bodies.note));
      return done();
    case "GET /waits":
      return Response.json({ ...parts.pace.report, tickets: parts.tickets.report });
    default:
      return new Response(null, { status: 404 });
  }
}

/** An owner demands a second factor of everybody, or does no more; who is signed in stays so until their next sign-in. */
async function demandFactor(
  { accounts, audit, demand }: DeskParts,
  { by, isDemanded }: z.infer<typeof bodies.demand>,
): Promise<Response> {
  if (accounts.active(by)?.role !== "owner") {
    throw new DeskRefusal("not-allowed", "Only an owner of the site may change this.", 403);
  }
  if (demand.isOn !== isDemanded) {
    await demand.set(isDemanded);
    const what = isDemanded ? "demanded-second-factor" : "ended-demand-of-second-factor";
    await audit.note({ person: by, what });
  }
  return done();
}

async function acceptInvitation(
  parts: DeskParts,
  hash: string,
  { signIn, languages = [], ...accepted }: z.infer<typeof bodies.accept>,
): Promise<Response> {
  const { accounts, audit, invitations, signIns } = parts;
  const { role, teams, by, isOperator } = await invitations.find(hash);
  const account = await accounts.create({
    ...accepted,
    role,
    teams,
    languages,
    ...(isOperator && { isOperator }),
  });
  // An account without its link used up makes no second one: its address is taken from then on.
  await invitations.use(hash);
  await signIns.add(signIn.hash, account.id, signIn.agent, lacksFactor(parts, account));
  await audit.note({ person: account.id, what: `joined-as-${role}`, target: by ?? "operator" });
  return Response.json(await signedIn(parts, signIn.hash), { status: 201 });
}

/**
 * Signs an operator in with the account that has their address here, or with a copy of the one that they come from. Where that
 * one asks for more than its password, the copy takes no password at all: it is entered from there. Where it does not and this
 * site demands a second factor, the copy has to set up one of its own, and is entered by it from then on.
 */
async function bringPerson(
  parts: DeskParts,
  { account, passwordHash, signIn }: z.infer<typeof bodies.bring>,
): Promise<Response> {
  const { accounts, audit, demand, signIns } = parts;
  const held = accounts.credentialsOf(account.email)?.account;
  const { name, email, languages } = account;
  const asksForMore = hasSecondFactor(account);
  if (demand.isOn && !asksForMore && held && hasSecondFactor(held)) {
    const message =
      "This site demands a second factor: sign in at it with yours, or switch one on at the site that you come from.";
    throw new DeskRefusal("second-factor-needed", message, 403);
  }
  if (asksForMore && held?.isOperator && !hasSecondFactor(held)) await accounts.dropPassword(held.id);
  const own =
    held ??
    (await accounts.create({
      name,
      email,
      languages,
      passwordHash: asksForMore ? NO_PASSWORD_HASH : passwordHash,
      role: "owner",
      teams: [],
      isOperator: true,
    }));
  await signIns.add(signIn.hash, own.id, signIn.agent, demand.isOn && !asksForMore);
  await audit.note({ person: own.id, what: held ? "signed-in" : "joined-as-owner", target: "operator" });
  return Response.json(await signedIn(parts, signIn.hash), { status: held ? 200 : 201 });
}

/** An owner changes anybody, others their own name, languages and way in. Who leaves is signed out everywhere, and their picture goes. */
async function changePerson(
  { accounts, audit, avatars, demand, passkeys, signIns, totp }: DeskParts,
  id: string,
  { by, changes }: z.infer<typeof bodies.change>,
): Promise<Response> {
  const author = accounts.active(by);
  const isOwn = by === id && Object.keys(changes).every((name) => OWN_FIELDS.includes(name));
  if (author?.role !== "owner" && !isOwn) {
    throw new DeskRefusal("not-allowed", "Only an owner of the site may change this.", 403);
  }
  if (changes.needsPasskey && (await passkeys.of(id)).length === 0) {
    throw new DeskRefusal("no-passkey", "Add a passkey first; else nothing would sign this person in.", 409);
  }
  if (changes.needsCode === false && by === id) {
    throw new DeskRefusal(
      "not-allowed",
      "Switch your own codes off in your account, by password and code.",
      403,
    );
  }
  const account = await accounts.change(id, changes);
  if (changes.needsCode === false) await totp.remove(id);
  // They are lost, or an owner would not let the password do: with them there, the site's demand would ask for them again.
  if (changes.needsPasskey === false && demand.isOn && by !== id)
    for (const { id: passkey } of await passkeys.of(id)) await passkeys.remove(id, passkey);
  if (!account.isActive) await signIns.end(id);
  const isShown = account.isActive || account.avatarPath === undefined;
  const shown = isShown ? account : await avatars.remove(id);
  await audit.note({ person: by, what: `changed-${Object.keys(changes).sort().join("-")}`, target: id });
  return Response.json(shown);
}

const OWN_FIELDS: readonly string[] = ["name", "languages", "needsPasskey"];

async function signedIn(parts: DeskParts, hash: string): Promise<Account | undefined> {
  const found = await parts.signIns.find(hash);
  const account = found && parts.accounts.active(found.person);
  if (!account) return undefined;
  return found.lacksFactor && lacksFactor(parts, account) ? { ...account, mustAddFactor: true } : account;
}

async function requireSignedIn(parts: DeskParts, hash: string) {
  const account = await signedIn(parts, hash);
  if (account) return account;
  throw new DeskRefusal("signed-out", "Sign in again.", 401);
}

function teamsOf({ accounts }: DeskParts): string[] {
  return [...new Set(accounts.list().flatMap(({ teams }) => teams))].sort();
}

function found(value: object | undefined): Response {
  return value === undefined ? new Response(null, { status: 404 }) : Response.json(value);
}

function done(): Response {
  return new Response(null, { status: 204 });
}
