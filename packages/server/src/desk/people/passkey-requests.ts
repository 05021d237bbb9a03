import { idSchema } from "@prosa/protocol";
import * as z from "zod/mini";
import type { DeskParts } from "../desk-parts.ts";
import { DeskRefusal } from "./desk-refusal.ts";
import { broughtChallengeSchema, keptCredentialSchema, passkeyOf } from "./passkeys.ts";
import { needPasskey } from "./second-factor.ts";
import { signInSchema } from "./sign-ins.ts";

const bodies = {
  find: z.object({ credential: z.string() }),
  add: z.object({
    person: idSchema,
    name: z.string(),
    isSynced: z.boolean(),
    kept: keptCredentialSchema,
    challenge: broughtChallengeSchema,
  }),
  use: z.object({
    credential: z.string(),
    counter: z.int(),
    isSynced: z.boolean(),
    challenge: broughtChallengeSchema,
    signIn: signInSchema,
  }),
  rename: z.object({ name: z.string() }),
};

/** Answers the gateway, which has checked what authenticators say. Throws a `DeskRefusal`. */
export async function answerPasskeys(request: Request, path: string, parts: DeskParts): Promise<Response> {
  const [, , person = "", id = ""] = path.split("/");
  const { accounts, audit, passkeys, signIns } = parts;
  const json = async <T>(schema: z.ZodMiniType<T>) => schema.parse(await request.json());
  switch (`${request.method} ${["", "/:person", "/:person/:id"][[person, id].filter(Boolean).length]}`) {
    case "POST ": {
      const { kept, challenge, ...own } = await json(bodies.add);
      const passkey = await passkeys.add({ ...own, ...kept }, challenge);
      await audit.note({ person: own.person, what: "added-passkey", target: passkey.id });
      const account = accounts.active(own.person);
      if (account) await needPasskey(parts, account);
      return Response.json(passkey, { status: 201 });
    }
    case "POST /:person": {
      if (person === "find") return findPasskey(parts, (await json(bodies.find)).credential);
      if (person !== "use") break;
      const { credential, signIn, challenge, ...used } = await json(bodies.use);
      const row = await passkeys.byCredential(credential);
      const account = row && accounts.active(row.person);
      if (!row || !account) break;
      await passkeys.use(row, used, challenge);
      await signIns.add(signIn.hash, account.id, signIn.agent);
      await audit.note({ person: account.id, what: "signed-in-by-passkey", target: row.id });
      return Response.json(account);
    }
    case "GET /:person": {
      const own = await passkeys.of(person);
      const known = own.map(({ credential, transports }) => ({ credential, transports }));
      return Response.json({ passkeys: own.map(passkeyOf), known });
    }
    case "PATCH /:person/:id":
      return Response.json(await passkeys.rename(person, id, (await json(bodies.rename)).name));
    case "DELETE /:person/:id": {
      if (accounts.active(person)?.needsPasskey && (await passkeys.of(person)).length === 1) {
        const message = "Let the password alone sign you in first; else nothing would.";
        throw new DeskRefusal("last-passkey", message, 409);
      }
      await passkeys.remove(person, id);
      await audit.note({ person, what: "removed-passkey", target: id });
      return new Response(null, { status: 204 });
    }
  }
  return new Response(null, { status: 404 });
}

async function findPasskey({ accounts, passkeys }: DeskParts, wanted: string): Promise<Response> {
  const row = await passkeys.byCredential(wanted);
  const account = row && accounts.active(row.person);
  if (!account) return new Response(null, { status: 404 });
  const { credential, publicKey, counter, transports } = row;
  return Response.json({ account, kept: { credential, publicKey, counter, transports } });
}
