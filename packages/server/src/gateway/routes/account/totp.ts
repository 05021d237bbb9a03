import {
  type TotpOptions,
  totpOptionsRequestSchema,
  turnTotpOffRequestSchema,
  turnTotpOnRequestSchema,
} from "@prosa/protocol/desk";
import * as z from "zod/mini";
import { totpUri } from "../../../security/totp/totp.ts";
import { readJson } from "../../body.ts";
import { requirePerson } from "../../desk-cookie.ts";
import { askDesk } from "../../desk-rooms.ts";
import type { GatewayApp } from "../../incoming.ts";
import { readSettings } from "../../rooms.ts";
import { limitCodes, requirePassword, SETTING_UP } from "../desk/signing-in.ts";

const begunSchema = z.object({ secret: z.string() });

/** Adds the routes of a person's own authenticator app (TOTP, RFC 6238): switched on by a first code, off by password and code. */
export function addDeskTotpRoutes(app: GatewayApp): void {
  app.get("/api/desk/totp", async (context) => {
    const incoming = context.get("incoming");
    const { site, account } = await requirePerson(incoming, SETTING_UP);
    return askDesk(incoming.host, site, `/totp/${account.id}`);
  });

  app.post("/api/desk/totp/options", async (context) => {
    const incoming = context.get("incoming");
    const person = await requirePerson(incoming, SETTING_UP);
    const { password } = await readJson(incoming.request, totpOptionsRequestSchema);
    await requirePassword(incoming, person, password);
    const { site, account } = person;
    const begun = await askDesk(incoming.host, site, `/totp/${account.id}/begin`, { method: "POST" });
    const { secret } = begunSchema.parse(await begun.json());
    const { name } = await readSettings(incoming.host, site);
    const uri = totpUri(secret, { site: name, email: account.email });
    return context.json({ secret, uri } satisfies TotpOptions);
  });

  app.post("/api/desk/totp", async (context) => {
    const incoming = context.get("incoming");
    const { site, account } = await requirePerson(incoming, SETTING_UP);
    const body = await readJson(incoming.request, turnTotpOnRequestSchema);
    limitCodes(incoming, site, account);
    const init = { method: "POST", body: JSON.stringify(body) };
    const confirmed = await askDesk(incoming.host, site, `/totp/${account.id}/confirm`, init);
    return context.json(await confirmed.json(), 201);
  });

  app.post("/api/desk/totp/end", async (context) => {
    const incoming = context.get("incoming");
    const person = await requirePerson(incoming);
    const { password, code } = await readJson(incoming.request, turnTotpOffRequestSchema);
    await requirePassword(incoming, person, password);
    const { site, account } = person;
    limitCodes(incoming, site, account);
    const init = { method: "POST", body: JSON.stringify({ code }) };
    return askDesk(incoming.host, site, `/totp/${account.id}/end`, init);
  });
}
