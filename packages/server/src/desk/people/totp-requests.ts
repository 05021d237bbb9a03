import type { RecoveryCodes, TotpState } from "@prosa/protocol/desk";
import * as z from "zod/mini";
import type { DeskParts } from "../desk-parts.ts";
import { DeskRefusal } from "./desk-refusal.ts";

const codeBodySchema = z.object({ code: z.string() });

/**
 * Answers the gateway about the authenticator app of a person who is signed in, `/totp/:person` and below, once their password was
 * checked. Throws a `DeskRefusal`.
 */
export async function answerTotp(request: Request, path: string, parts: DeskParts): Promise<Response> {
  const [, , person = "", part = ""] = path.split("/");
  const { accounts, audit, totp } = parts;
  const account = accounts.active(person);
  if (!account) return new Response(null, { status: 404 });
  const isOn = account.needsCode === true;
  const code = async () => codeBodySchema.parse(await request.json()).code;
  switch (`${request.method} ${part}`) {
    case "GET ": {
      const recoveryCodesLeft = isOn ? await totp.recoveryCodesLeft(person) : 0;
      return Response.json({ isOn, recoveryCodesLeft } satisfies TotpState);
    }
    case "POST begin":
      if (isOn) throw alreadyOn();
      return Response.json({ secret: await totp.begin(person) });
    case "POST confirm": {
      if (isOn) throw alreadyOn();
      const recoveryCodes = await totp.confirm(person, await code());
      // The switch comes last: without it the password alone does, and nobody is shut out.
      await accounts.change(person, { needsCode: true });
      await audit.note({ person, what: "turned-codes-on" });
      return Response.json({ recoveryCodes } satisfies RecoveryCodes, { status: 201 });
    }
    case "POST end":
      await takeCode(parts, person, await code());
      await accounts.change(person, { needsCode: false });
      await totp.remove(person);
      await audit.note({ person, what: "turned-codes-off" });
      return new Response(null, { status: 204 });
    default:
      return new Response(null, { status: 404 });
  }
}

/**
 * Takes the code of a person whose password was right, and says what the audit log calls the sign-in. Throws a `DeskRefusal`; a wrong
 * code is on record, since it comes with the right password.
 */
export async function passCode(parts: DeskParts, person: string, code: string | undefined): Promise<string> {
  if (!parts.accounts.active(person)?.needsCode) return "signed-in";
  if (code === undefined) {
    throw new DeskRefusal("code-needed", "Send a code of the authenticator app, or a recovery code.", 401);
  }
  return `signed-in-by-${await takeCode(parts, person, code)}`;
}

async function takeCode({ audit, totp }: DeskParts, person: string, code: string) {
  try {
    return await totp.use(person, code);
  } catch (error) {
    if (error instanceof DeskRefusal) await audit.note({ person, what: "refused-code" });
    throw error;
  }
}

function alreadyOn(): DeskRefusal {
  return new DeskRefusal("totp-on", "Codes are asked for already; switch them off first.", 409);
}
