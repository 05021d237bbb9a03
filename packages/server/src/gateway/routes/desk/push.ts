import { pushRequestSchema } from "@prosa/protocol/desk";
import { checkAddress } from "../../../extract/fetch/address.ts";
import { foreignOptions } from "../../../extract/fetch/egress.ts";
import { readJson } from "../../body.ts";
import { hostOf, requirePerson } from "../../desk-cookie.ts";
import { askDesk } from "../../desk-rooms.ts";
import type { GatewayApp, Incoming } from "../../incoming.ts";
import { ProblemError } from "../../problem.ts";

/** Adds the routes by which a browser asks to be told that somebody waits, and what there is to tell. */
export function addDeskPushRoutes(app: GatewayApp): void {
  app.get("/api/desk/push", async (context) => {
    const { host } = context.get("incoming");
    const { site, hash } = await requirePerson(context.get("incoming"));
    return askDesk(host, site, `/push/${hash}`);
  });

  app.put("/api/desk/push", async (context) => {
    const incoming = context.get("incoming");
    const { request, host } = incoming;
    const { site, hash } = await requirePerson(incoming);
    const { endpoint } = await readJson(request, pushRequestSchema);
    requirePublic(incoming, endpoint);
    const body = JSON.stringify({ endpoint, contact: `https://${hostOf(request)}` });
    return askDesk(host, site, `/push/${hash}`, { method: "PUT", body });
  });

  app.delete("/api/desk/push", async (context) => {
    const { host } = context.get("incoming");
    const { site, hash } = await requirePerson(context.get("incoming"));
    return askDesk(host, site, `/push/${hash}`, { method: "DELETE" });
  });

  app.get("/api/desk/push/counts", async (context) => {
    const { host } = context.get("incoming");
    const { site, hash } = await requirePerson(context.get("incoming"));
    return askDesk(host, site, `/push/${hash}/counts`);
  });
}

/** Throws a `ProblemError` for an address that no push service has; each push checks again where its name leads. */
function requirePublic({ host }: Incoming, endpoint: string): void {
  const verdict = checkAddress(endpoint, foreignOptions(host).policy);
  const isPlain = verdict.ok && verdict.url.protocol === "http:" && !verdict.loopback;
  if (verdict.ok && !isPlain) return;
  const message = verdict.ok ? "A push service's address begins with https://." : verdict.message;
  throw new ProblemError(422, "bad-endpoint", message);
}
