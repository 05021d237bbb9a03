import { type FetchOptions, guardedFetch } from "../fetch/fetch.ts";
import { decodeBasicEntities } from "../parse/markup.ts";

interface Sitemap {
  /** Addresses of pages. */
  pages: string[];
  /** Addresses of further sitemaps. */
  sitemaps: string[];
}

type SitemapOutcome = { ok: true; sitemap: Sitemap } | { ok: false; code: string; message: string };

const BYTES_MAX = 8 * 1024 * 1024;
/** As many as one file may hold by sitemaps.org. */
const ADDRESSES_MAX = 50_000;

/** Fetches and reads one sitemap: XML, a feed, or a text with an address a line; packed or not, whatever its type says. */
export async function fetchSitemap(address: string, options: FetchOptions): Promise<SitemapOutcome> {
  const outcome = await guardedFetch(address, {
    ...options,
    accept: ["xml", "text", "markdown", "gzip", "html"],
    maxBytes: BYTES_MAX,
  });
  if (!outcome.ok) return outcome;
  if (outcome.kind === "gzip")
    return refuse("This sitemap is broken or too large; split it, as sitemaps.org describes.");
  if (outcome.kind === "html" && !IS_SITEMAP.test(outcome.text))
    return refuse("This address answers with a page, not a sitemap; give the sitemap's own.");
  return { ok: true, sitemap: parseSitemap(outcome.text, outcome.url) };
}

const IS_SITEMAP = /<(?:\w+:)?(?:urlset|sitemapindex)[\s>]/i;

/** Reads a sitemap's text (sitemaps.org 0.9), a feed's (RSS, Atom) or a list's. Broken XML gives what can be read of it. */
export function parseSitemap(source: string, address: string): Sitemap {
  const text = source.replace(/<!--[\s\S]*?(?:-->|$)/g, "");
  const addresses = new Set<string>();
  for (const one of addressesIn(text)) {
    if (addresses.size >= ADDRESSES_MAX) break;
    if (URL.canParse(one, address) && /^https?:/i.test(new URL(one, address).protocol))
      addresses.add(new URL(one, address).href);
  }
  const isIndex = /<(?:\w+:)?sitemapindex[\s>]/i.test(text);
  return isIndex ? { pages: [], sitemaps: [...addresses] } : { pages: [...addresses], sitemaps: [] };
}

/** The addresses of pages, and not those of their pictures and films, which bear a prefix that the file's own root does not. */
function* addressesIn(text: string): Generator<string> {
  const root = /<(?:(\w+):)?(?:urlset|sitemapindex|loc)[\s>]/i.exec(text);
  if (root !== null) {
    const name = root[1] === undefined ? "loc" : `${root[1]}:loc`;
    yield* valuesOf(
      text,
      new RegExp(`<${name}(?:\\s[^>]*)?>\\s*(?:<!\\[CDATA\\[([^<]{1,2048}?)\\]\\]>|([^<]{1,2048}))`, "gi"),
    );
  } else if (/<(?:rss|feed|rdf:RDF)[\s>]/i.test(text)) {
    yield* valuesOf(
      text,
      /<link\s*>\s*(?:<!\[CDATA\[([^<]{1,2048}?)\]\]>|([^<]{1,2048}))|<link\s(?=[^>]{0,300}\bhref)(?![^>]{0,300}\brel\s*=\s*["'](?!alternate))[^>]{0,300}?\bhref\s*=\s*["']([^"']{1,2048})/gi,
    );
  } else {
    for (const one of text.split(/\s+/)) if (/^https?:/i.test(one)) yield one;
  }
}

function* valuesOf(text: string, pattern: RegExp): Generator<string> {
  for (const match of text.matchAll(pattern)) {
    const value = decodeBasicEntities(match.slice(1).find((one) => one !== undefined) ?? "")
      // Some generators encode what is encoded.
      .replaceAll("&amp;", "&")
      .trim();
    if (value !== "") yield value;
  }
}

function refuse(message: string): SitemapOutcome {
  return { ok: false, code: "unreadable", message };
}
