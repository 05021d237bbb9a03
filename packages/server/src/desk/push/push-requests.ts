import * as z from "zod/mini";
import type { DeskParts } from "../desk-parts.ts";

const putSchema = z.object({ endpoint: z.string(), contact: z.string() });

/** Answers the gateway about the browser of one sign-in, `/push/:hash` and `/push/:hash/counts`. */
export async function answerPush(request: Request, path: string, parts: DeskParts): Promise<Response> {
  const [, , signIn = "", part = ""] = path.split("/");
  const { pushes, signIns, accounts, audit } = parts;
  const person = await signIns.personOf(signIn);
  if (person === undefined || !accounts.active(person)) return new Response(null, { status: 404 });
  switch (`${request.method} ${part}`) {
    case "GET ": {
      const { publicKey } = await pushes.store.vapid();
      return Response.json({ publicKey, isOn: pushes.store.get(signIn) !== undefined });
    }
    case "PUT ": {
      const isNew = pushes.store.get(signIn) === undefined;
      await pushes.store.put({ ...putSchema.parse(await request.json()), signIn, person });
      if (isNew) await audit.note({ person, what: "turned-push-on" });
      return new Response(null, { status: 204 });
    }
    case "DELETE ":
      await pushes.store.remove(signIn);
      return new Response(null, { status: 204 });
    case "GET counts":
      return Response.json(pushes.countsFor(person));
    default:
      return new Response(null, { status: 404 });
  }
}
