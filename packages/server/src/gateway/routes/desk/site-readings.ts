import { type Language, languageSchema } from "@prosa/protocol";
import {
  checkTagRequestSchema,
  readSiteRequestSchema,
  type SiteReading,
  type SiteRemark,
  type TagCheck,
  type TagFault,
} from "@prosa/protocol/desk";
import { checkAddress } from "../../../extract/fetch/address.ts";
import { foreignOptions } from "../../../extract/fetch/egress.ts";
import { type FetchOptions, guardedFetch } from "../../../extract/fetch/fetch.ts";
import type { FallbackOptions } from "../../../extract/fetch/fetch-fallbacks.ts";
import { type ProfileOutcome, readProfile, type SiteProfile } from "../../../extract/profile/read-profile.ts";
import {
  containersOf,
  type FoundTag,
  findTag,
  findTagInContainer,
  isBarredByPolicy,
} from "../../../extract/profile/tag.ts";
import { admitsOrigin } from "../../../security/origins.ts";
import { readJson } from "../../body.ts";
import { hostOf, requireRole } from "../../desk-cookie.ts";
import { environmentOf, type GatewayApp, type Incoming } from "../../incoming.ts";
import { ProblemError } from "../../problem.ts";
import { limitAddress } from "../../rate-limits.ts";
import { readSettings } from "../../rooms.ts";

/** Sites and pages that one address may have looked at in a minute. */
const READINGS_PER_MINUTE = 20;
const CONTAINER_BYTES_MAX = 1024 * 1024;
const TEXT_LENGTH_MAX = 300;

/** Adds the owner's routes that look at a site before it is set up, and at a page for its tag. */
export function addSiteReadingRoutes(app: GatewayApp): void {
  app.post("/api/desk/site-readings", async (context) => {
    const incoming = context.get("incoming");
    await requireRole(incoming, ["owner"]);
    const { address } = await readJson(incoming.request, readSiteRequestSchema);
    limitAddress(incoming, "site-readings", READINGS_PER_MINUTE);
    const { asked, outcome } = await readTyped(address, incoming);
    if (!outcome.ok) throw new ProblemError(422, outcome.code, outcome.message);
    const entries = await incoming.memory.directory.entries(incoming.host);
    return context.json(readingOf(outcome.profile, asked, new Set(entries.map(({ site }) => site))));
  });

  app.post("/api/desk/tag-checks", async (context) => {
    const incoming = context.get("incoming");
    const { site } = await requireRole(incoming, ["owner"]);
    const { address } = await readJson(incoming.request, checkTagRequestSchema);
    limitAddress(incoming, "tag-checks", READINGS_PER_MINUTE);
    return context.json(await checkTag(address, site, incoming));
  });
}

/** An address as it is typed: without a scheme it is tried by https first, and by http where that does not answer. */
function spellings(typed: string): string[] {
  const text = typed.trim();
  return /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? [text] : [`https://${text}`, `http://${text}`];
}

async function readTyped(
  typed: string,
  incoming: Incoming,
): Promise<{ asked: string; outcome: ProfileOutcome }> {
  const { renderer } = environmentOf(incoming);
  const options: FallbackOptions = { ...foreignOptions(incoming.host), ...(renderer && { renderer }) };
  const [first = "", second] = spellings(typed);
  const verdict = checkAddress(first, options.policy);
  if (!verdict.ok) return { asked: first, outcome: verdict };
  const outcome = await readProfile(first, options);
  if (second === undefined || outcome.ok || !isUnreached(outcome.code)) return { asked: first, outcome };
  const other = await readProfile(second, options);
  return other.ok ? { asked: second, outcome: other } : { asked: first, outcome };
}

function isUnreached(code: string): boolean {
  return code === "network" || code === "timeout";
}

function readingOf(profile: SiteProfile, asked: string, taken: ReadonlySet<string>): SiteReading {
  const { address, page, contacts, sitemap, week } = profile;
  const { hostname } = new URL(address);
  const stated = page.language;
  const language = languageOf(stated);
  const remarks: SiteRemark[] = [
    ...(new URL(asked).hostname.replace(/^www\./, "") === hostname.replace(/^www\./, "")
      ? []
      : ["redirected" as const]),
    ...(sitemap ? [] : ["no-sitemap" as const]),
    ...(stated !== undefined && language === undefined ? ["other-language" as const] : []),
    ...(profile.isThin ? ["needs-scripts" as const] : []),
  ];
  const { phones, whatsapps, emails, addresses, socials } = contacts;
  return {
    address,
    id: freeId(idOf(hostname), taken),
    origins: originsOf(address),
    name: profile.name,
    ...(page.description !== undefined && { description: page.description.slice(0, TEXT_LENGTH_MAX) }),
    ...(profile.heading !== undefined && { heading: profile.heading.slice(0, TEXT_LENGTH_MAX) }),
    ...(profile.logo !== undefined && { logo: profile.logo }),
    colours: profile.colours,
    ...(language !== undefined && { language }),
    ...(stated !== undefined && { statedLanguage: stated }),
    contacts: { phones, whatsapps, emails, addresses },
    socials,
    hours: { lines: profile.hours, ...(week && { week }) },
    ...(sitemap && { sitemap }),
    remarks,
  };
}

function languageOf(stated: string | undefined): Language | undefined {
  const code = stated?.slice(0, 2).toLowerCase();
  return languageSchema.options.find((one) => one.slice(0, 2).toLowerCase() === code);
}

/** Visitors come by both names of a host, and a browser takes them for two origins. */
function originsOf(address: string): string[] {
  const { origin, protocol, hostname, port } = new URL(address);
  const isName = /[a-z]$/i.test(hostname) && hostname.includes(".");
  if (!isName) return [origin];
  const other = hostname.startsWith("www.") ? hostname.slice("www.".length) : `www.${hostname}`;
  return [origin, `${protocol}//${other}${port && `:${port}`}`];
}

/** The telling part of a host's name: `www.minha-loja.com.br` is `minha-loja`. */
function idOf(hostname: string): string {
  const [label = ""] = hostname.replace(/^www\./, "").split(".");
  const id = label
    .toLowerCase()
    .replace(/[^a-z0-9-]/g, "-")
    .replace(/^-+/, "")
    .slice(0, 50);
  return id || "site";
}

/** A name that no site has: the wanted one, or it with a number. */
export function freeId(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  for (let number = 2; ; number += 1) {
    const id = `${wanted.slice(0, 55)}-${number}`;
    if (!taken.has(id)) return id;
  }
}

async function checkTag(typed: string, site: string, incoming: Incoming): Promise<TagCheck> {
  const options: FetchOptions = { ...foreignOptions(incoming.host), keepCookies: true, accept: ["html"] };
  const [first = "", second] = spellings(typed);
  const verdict = checkAddress(first, options.policy);
  if (!verdict.ok) throw new ProblemError(422, verdict.code, verdict.message);
  let read = await guardedFetch(first, options);
  if (!read.ok && second !== undefined && isUnreached(read.code)) {
    const other = await guardedFetch(second, options);
    if (other.ok) read = other;
  }
  if (!read.ok) throw new ProblemError(422, read.code, read.message);
  const { origins } = await readSettings(incoming.host, site);
  const { text, url } = read;
  const { origin } = new URL(url);
  const onPage = findTag(text, url);
  const tag = onPage ?? (await tagOfManager(text, url, options));
  const faults: TagFault[] = [
    ...(tag === undefined ? ["no-tag" as const] : faultsOf(tag, site, hostOf(incoming.request))),
    ...(admitsOrigin(origins, origin) ? [] : ["origin" as const]),
    ...(tag !== undefined && isBarredByPolicy(text, tag.server) ? ["policy" as const] : []),
  ];
  return {
    address: url,
    origin,
    ...(tag && { place: onPage ? ("page" as const) : ("tag-manager" as const), server: tag.server }),
    ...(tag?.site !== undefined && { site: tag.site }),
    faults,
  };
}

function faultsOf({ site: named, server }: FoundTag, site: string, host: string): TagFault[] {
  const isOwn = URL.canParse(server) && new URL(server).host === host;
  return [
    ...(named === undefined ? ["no-site" as const] : named === site ? [] : ["other-site" as const]),
    ...(isOwn ? [] : ["other-server" as const]),
  ];
}

async function tagOfManager(html: string, url: string, options: FetchOptions): Promise<FoundTag | undefined> {
  for (const address of containersOf(html)) {
    const code = await guardedFetch(address, { ...options, asText: true, maxBytes: CONTAINER_BYTES_MAX });
    const tag = code.ok ? findTagInContainer(code.text, url) : undefined;
    if (tag) return tag;
  }
  return undefined;
}
