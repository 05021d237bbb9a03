import * as z from "zod/mini";
import { packOf } from "../../language/packs.ts";
import type { SessionRuntime } from "../session-runtime.ts";

/** The time for which a link to another device is good: long enough to find one's phone and scan it, in milliseconds. */
export const DEVICE_LINK_MS = 10 * 60 * 1_000;

const askedSchema = z.object({
  site: z.string(),
  digest: z.string(),
  /** The lifetime of a refresh token, in milliseconds. */
  lifetimeMs: z.int(),
});

/**
 * Answers the gateway about the devices of a session: `POST /devices?device=` keeps the digest of a code that this device made,
 * in place of an earlier one; `POST /devices/join` takes the code of another device, and gives that its id;
 * `GET /devices?device=` counts the others, and `DELETE` signs them out. 404 for every other request.
 */
export async function answerDevices(
  request: Request,
  path: string,
  runtime: SessionRuntime,
): Promise<Response> {
  const asked = `${request.method} ${path}`;
  const device = new URL(request.url).searchParams.get("device") ?? "";
  if (asked !== "POST /devices/join" && runtime.tokens.isOut(device))
    return new Response(null, { status: 401 });
  switch (asked) {
    case "POST /devices":
      return offer(device, askedSchema.parse(await request.json()), runtime);
    case "POST /devices/join":
      return join(askedSchema.parse(await request.json()), runtime);
    case "GET /devices":
      return Response.json({ others: runtime.tokens.deviceCount - 1 });
    case "DELETE /devices":
      await runtime.endOtherDevices(device);
      return new Response(null, { status: 204 });
    default:
      return new Response(null, { status: 404 });
  }
}

async function offer(
  by: string,
  { site, digest, lifetimeMs }: z.infer<typeof askedSchema>,
  { log, tokens, host }: SessionRuntime,
): Promise<Response> {
  // An empty conversation begins on the other device as well as here.
  if (log.row?.site !== site) return new Response(null, { status: 404 });
  const until = host.now() + DEVICE_LINK_MS;
  const isKept = await tokens.offer({ digest, by, until }, lifetimeMs);
  return isKept ? Response.json({ expiresAt: until }) : new Response(null, { status: 409 });
}

/** Lets a device in, and says so in the conversation: who did not expect it can sign it out. */
async function join(
  { site, digest, lifetimeMs }: z.infer<typeof askedSchema>,
  runtime: SessionRuntime,
): Promise<Response> {
  const { log, tokens, turns, host } = runtime;
  const device = host.newId();
  const isIn = log.row?.site === site && (await tokens.join(device, digest, lifetimeMs));
  if (!isIn) return new Response(null, { status: 404 });
  const { service } = packOf(log.row?.context.language ?? "pt-BR");
  const id = `device-${device}`.slice(0, 64);
  const parts = [{ type: "text" as const, text: service.deviceJoined }];
  const event = { type: "said", message: { id, author: "notice", parts } } as const;
  await turns.act({ events: [{ id, event }] }, { isTaken: false });
  await runtime.afterStep();
  return Response.json({ device });
}
