import { robotsOf } from "../crawl/reader.ts";
import { whyForbidden } from "../crawl/robots.ts";
import { fetchSitemap } from "../crawl/sitemap.ts";
import type { FetchedDocument, FetchOptions } from "../fetch/fetch.ts";
import { guardedFetch } from "../fetch/fetch.ts";
import { type FallbackOptions, fetchWithFallbacks } from "../fetch/fetch-fallbacks.ts";
import type { Contacts, Page } from "../page.ts";
import { coloursInCss, plainColour } from "./colours.ts";
import { type HomePage, readHomePage } from "./home-page.ts";
import { weekOf } from "./week.ts";

/** Style sheets that are looked into for colours; the first ones are the theme's. */
const SHEETS_MAX = 4;
const SHEET_BYTES_MAX = 400 * 1024;
const COLOURS_MAX = 6;
/** Paths of pages with contacts, in the three languages. */
const CONTACT_PATH = /\/(?:[^/]*-)?(?:contat|contact|fale-|atendimento|localiza)[^/]*\/?$/i;

/** A site's statements about itself, and the page that it was read from. */
export interface SiteProfile extends HomePage {
  page: Page;
  /** The address that answered, after redirects. */
  address: string;
  colours: string[];
  contacts: Contacts;
  week?: { from: string; to: string }[][];
  sitemap?: { url: string; pages?: number };
  /** True where the page came out empty until it was drawn as a browser does, or nearly empty without that. */
  isThin: boolean;
}

export type ProfileOutcome =
  | { ok: true; profile: SiteProfile }
  | { ok: false; code: string; message: string; status?: number };

/** A page with less main text than this says too little to answer from. */
const THIN_LENGTH = 200;

/**
 * Reads the home page of a site, and beside it what tells more about the site: its first style sheets, its manifest, its page
 * of contacts and its sitemap. Each of these may be missing. Never throws for trouble with the site.
 */
export async function readProfile(address: string, options: FallbackOptions): Promise<ProfileOutcome> {
  const rules = await robotsOf(address, { now: Date.now, fetchOptions: options });
  const forbidden = rules && whyForbidden(rules, address);
  if (forbidden) return { ok: false, ...forbidden };
  const read = await fetchWithFallbacks(address, options);
  if (!read.ok) {
    const { code, message, status } = read;
    return { ok: false, code, message, ...(status !== undefined && { status }) };
  }
  const { page, document } = read;
  if (document.kind !== "html")
    return {
      ok: false,
      code: "no-page",
      message: "This is a document, not a site; give the site's home page.",
    };
  const home = readHomePage(document.text, document.url, page);
  const { renderer: _, memory: __, method: ___, ...plain } = options;
  const [sheets, manifest, contactPage, sitemap] = await Promise.all([
    Promise.all(home.sheets.slice(0, SHEETS_MAX).map((url) => textAt(url, plain))),
    home.manifest === undefined ? "" : textAt(home.manifest, plain),
    contactsBeside(page, document, options),
    sitemapOf(document, plain),
  ]);
  const stated = manifestOf(manifest);
  const contacts = joined(page.contacts, contactPage?.page.contacts);
  const lines = home.hours.length > 0 ? home.hours : (contactPage?.home.hours ?? []);
  const week = weekOf(lines);
  const named = [home.themeColour, stated.colour].flatMap((colour) => (colour && plainColour(colour)) || []);
  const colours = [...new Set([...named, ...coloursInCss([...home.styles, ...sheets].join("\n"))])];
  return {
    ok: true,
    profile: {
      ...home,
      name: home.name || stated.name || new URL(document.url).hostname.replace(/^www\./, ""),
      page,
      address: document.url,
      colours: colours.slice(0, COLOURS_MAX),
      contacts,
      hours: lines,
      ...(week && { week }),
      ...(sitemap && { sitemap }),
      isThin: page.text.length < THIN_LENGTH,
    },
  };
}

async function textAt(url: string, options: FetchOptions): Promise<string> {
  const outcome = await guardedFetch(url, { ...options, asText: true, maxBytes: SHEET_BYTES_MAX });
  return outcome.ok ? outcome.text : "";
}

async function contactsBeside(page: Page, { url }: FetchedDocument, options: FallbackOptions) {
  const { origin } = new URL(url);
  const link = page.links.find(
    (one) => new URL(one).origin === origin && CONTACT_PATH.test(new URL(one).pathname),
  );
  if (link === undefined) return undefined;
  const read = await fetchWithFallbacks(link, { ...options, method: "static" });
  if (!read.ok || read.document.kind !== "html") return undefined;
  return { page: read.page, home: readHomePage(read.document.text, read.document.url, read.page) };
}

async function sitemapOf({ url }: FetchedDocument, options: FetchOptions): Promise<SiteProfile["sitemap"]> {
  const address = new URL("/sitemap.xml", url).href;
  const outcome = await fetchSitemap(address, options);
  if (!outcome.ok) return undefined;
  const { pages, sitemaps } = outcome.sitemap;
  if (pages.length === 0 && sitemaps.length === 0) return undefined;
  return { url: address, ...(pages.length > 0 && { pages: pages.length }) };
}

/** The name and the colour of a web app's manifest (W3C Web Application Manifest), as far as it can be read. */
function manifestOf(text: string): { name?: string; colour?: string } {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return {};
  }
  if (typeof read !== "object" || read === null) return {};
  const [name, short, colour] = ["name", "short_name", "theme_color"].map((key) => Reflect.get(read, key));
  const given = [name, short].find((one) => typeof one === "string" && one.trim() !== "");
  return {
    ...(typeof given === "string" && { name: given.trim().slice(0, 100) }),
    ...(typeof colour === "string" && { colour }),
  };
}

function joined(one: Contacts, other: Contacts | undefined): Contacts {
  if (other === undefined) return one;
  const both = (a: readonly string[], b: readonly string[]) => {
    const known = new Set(a.map(plain));
    return [...a, ...b.filter((text) => !known.has(plain(text)))];
  };
  return {
    phones: both(one.phones, other.phones),
    whatsapps: both(one.whatsapps, other.whatsapps),
    emails: both(one.emails, other.emails),
    addresses: both(one.addresses, other.addresses),
    socials: both(one.socials, other.socials),
  };
}

function plain(text: string): string {
  const digits = text.replace(/\D/g, "");
  return /^[\d\s().+-]+$/.test(text) ? digits.slice(-8) : text.toLowerCase();
}
