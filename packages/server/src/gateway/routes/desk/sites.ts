import { type AddSourceInput, siteIdSchema } from "@prosa/protocol";
import {
  type Account,
  accountSchema,
  makeSiteRequestSchema,
  type SignedIn,
  type SiteList,
  type SiteSummary,
} from "@prosa/protocol/desk";
import * as z from "zod/mini";
import { hashOfToken, newOpaqueToken } from "../../../security/opaque-tokens.ts";
import { readJson } from "../../body.ts";
import { deskCookie, noDeskCookie, requirePerson, requireRole } from "../../desk-cookie.ts";
import { askDesk } from "../../desk-rooms.ts";
import type { GatewayApp, Incoming } from "../../incoming.ts";
import { ProblemError } from "../../problem.ts";
import { askRoom, readSettings, unknownSite } from "../../rooms.ts";
import { eraseSite } from "../../site-erasure.ts";
import { roomsOfSite } from "../../site-export.ts";
import { askSite } from "../../site-rooms.ts";
import { sessionsOf } from "../../site-sessions.ts";
import { FIRST_SITE, putSettings, requireSiteId } from "../../sites.ts";
import { freeId } from "./site-readings.ts";

const credentialsSchema = z.object({ account: accountSchema, passwordHash: z.string() });

/** Adds the routes to the sites of a deployment: their list, making one, going to one, taking one along, and erasing it. */
export function addDeskSiteRoutes(app: GatewayApp): void {
  app.get("/api/desk/sites", async (context) => {
    const incoming = context.get("incoming");
    const { site, account } = await requirePerson(incoming);
    const entries = account.isOperator ? await incoming.memory.directory.entries(incoming.host) : [{ site }];
    const ids = entries.map((entry) => entry.site).filter((id) => id !== FIRST_SITE || id === site);
    const found = await Promise.all(ids.map((id) => summaryOf(incoming, id, site)));
    const sites = found.flatMap((one) => one ?? []).sort((one, other) => one.name.localeCompare(other.name));
    return context.json({ sites, mayMake: account.isOperator === true } satisfies SiteList);
  });

  app.post("/api/desk/sites", async (context) => {
    const incoming = context.get("incoming");
    const { host, memory, request } = incoming;
    const { site: from, account } = await requireOperatorPerson(incoming);
    const { id: wanted, settings, crawl, contact } = await readJson(request, makeSiteRequestSchema);
    const entries = await memory.directory.entries(host);
    const id = freeId(wanted, new Set(entries.map(({ site }) => site)));
    await putSettings(incoming, id, settings);
    if (crawl !== undefined) await addSource(incoming, id, { kind: "crawl", url: crawl });
    if (contact !== undefined) {
      const [language] = settings.languages;
      await addSource(incoming, id, {
        kind: "fact",
        text: contact,
        category: "contact",
        ...(language && { language }),
      });
    }
    const { cookie, signedIn } = await enter(incoming, { from, to: id, account });
    // The place where the first owner began is needed no more.
    if (from === FIRST_SITE) await eraseSite(incoming, FIRST_SITE);
    context.header("set-cookie", cookie);
    return context.json(signedIn, 201);
  });

  app.post("/api/desk/sites/:site/enter", async (context) => {
    const incoming = context.get("incoming");
    const { site: from, account } = await requireOperatorPerson(incoming);
    const to = requireSiteId(context.req.param("site"));
    await readSettings(incoming.host, to);
    const { cookie, signedIn } = await enter(incoming, { from, to, account });
    context.header("set-cookie", cookie);
    return context.json(signedIn);
  });

  app.get("/api/desk/sites/:site/export", async (context) => {
    const incoming = context.get("incoming");
    const { site: from, account } = await requireOperatorPerson(incoming);
    const site = requireSiteId(context.req.param("site"));
    await readSettings(incoming.host, site);
    await note(incoming, from, account, "exported-site");
    incoming.host.log({ level: "info", event: "site-exported", site });
    const sessions = sessionsOf(incoming.host, site);
    return new Response(roomsOfSite(incoming.host, site, sessions), {
      headers: {
        "content-type": "application/x-ndjson",
        "cache-control": "no-store",
        "content-disposition": `attachment; filename="prosa-${site}.ndjson"`,
      },
    });
  });

  app.delete("/api/desk/sites/:site", async (context) => {
    const incoming = context.get("incoming");
    const { site: from, account } = await requireRole(incoming, ["owner"]);
    const site = siteIdSchema.safeParse(context.req.param("site")).data ?? "";
    if (site !== from && !account.isOperator) throw unknownSite(site);
    await readSettings(incoming.host, site);
    await note(incoming, from, account, "erased-site");
    const isDone = await eraseSite(incoming, site);
    if (isDone && site === from) context.header("set-cookie", noDeskCookie(incoming.request));
    return context.json({ isDone }, isDone ? 200 : 202);
  });
}

async function requireOperatorPerson(incoming: Incoming): Promise<{ site: string; account: Account }> {
  const person = await requirePerson(incoming);
  if (person.account.isOperator) return person;
  throw new ProblemError(
    403,
    "not-operator",
    "Only who runs this server makes sites and goes from one to another.",
  );
}

/** Signs a person in at another site, with a cookie of that site. */
async function enter(
  { request, host }: Incoming,
  { from, to, account }: { from: string; to: string; account: Account },
): Promise<{ cookie: string; signedIn: SignedIn }> {
  const body = JSON.stringify({ email: account.email });
  const response = await askDesk(host, from, "/credentials", { method: "POST", body });
  const { passwordHash } = credentialsSchema.parse(await response.json());
  const token = newOpaqueToken();
  const signIn = { hash: hashOfToken(token), agent: (request.headers.get("user-agent") ?? "").slice(0, 300) };
  const init = { method: "POST", body: JSON.stringify({ account, passwordHash, signIn }) };
  const brought = accountSchema.parse(await (await askDesk(host, to, "/people", init)).json());
  const { name } = await readSettings(host, to);
  return { cookie: deskCookie(request, to, token), signedIn: { site: { id: to, name }, account: brought } };
}

async function summaryOf({ host }: Incoming, id: string, current: string): Promise<SiteSummary | undefined> {
  const settings = await readSettings(host, id).catch(() => undefined);
  if (!settings) return undefined;
  const { name, origins, isArchived } = settings;
  return { id, name, origins, isArchived, isCurrent: id === current };
}

async function addSource({ host }: Incoming, site: string, source: AddSourceInput): Promise<void> {
  await askSite(host, site, "/sources", { method: "POST", body: JSON.stringify(source) });
}

async function note({ host }: Incoming, site: string, { id }: Account, what: string): Promise<void> {
  await askRoom(host, "desk", site, "/audit", {
    method: "POST",
    body: JSON.stringify({ person: id, what, target: site }),
  });
}
