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
const LINE_LENGTH_MAX = 2_048;
/** As many as one file may hold by sitemaps.org. */
const ADDRESSES_MAX = 50_000;

/** Fetches and reads one sitemap: XML, a feed, or a text with an address a line; packed or not, whatever its type says. */
export async function fetchSitemap(address: string, options: FetchOptions): Promise<SitemapOutcome> {
  const outcome = await guardedFetch(address, {
    ...options,
    accept: ["xml", "text", "markdown", "gzip", "html"],
    maxBytes: BYTES_MAX,
    isCutOff: true,
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
  const plain = ESCAPED.test(source) ? decodeBasicEntities(source) : source;
  const text = plain.replace(/<!--[\s\S]*?(?:-->|$)/g, "");
  const addresses = new Set<string>();
  for (const one of addressesIn(text)) {
    if (addresses.size >= ADDRESSES_MAX) break;
    const whole = withScheme(one, address);
    if (URL.canParse(whole, address) && /^https?:/i.test(new URL(whole, address).protocol))
      addresses.add(new URL(whole, address).href);
  }
  const isIndex = /<(?:\w+:)?sitemapindex[\s>]/i.test(text);
  if (isIndex) return { pages: [], sitemaps: [...addresses] };
  // Generators list their other sitemaps among the pages.
  const isSitemap = (one: string) => /\.xml(?:\.gz)?$/i.test(new URL(one).pathname);
  return {
    pages: [...addresses].filter((one) => !isSitemap(one)),
    sitemaps: [...addresses].filter(isSitemap),
  };
}

/** A sitemap that a page shows as its text. */
const ESCAPED =
  /^(?:(?!<(?:\w+:)?(?:urlset|sitemapindex)[\s>])[\s\S]){0,2000}&lt;(?:\w+:)?(?:urlset|sitemapindex)\b/i;

/** An address that begins with its host alone, with the scheme of the sitemap's own. */
function withScheme(written: string, address: string): string {
  const { protocol, host } = new URL(address);
  const bare = host.replace(/^www\./, "");
  const [first = ""] = written.split(/[/?#]/);
  return first.toLowerCase().replace(/^www\./, "") === bare ? `${protocol}//${written}` : written;
}

/** The addresses of pages, and not those of their pictures and films, which bear another prefix than the first of all. */
function* addressesIn(text: string): Generator<string> {
  const first = /<(?!image:|video:)(?:(\w+):)?loc[\s>]/i.exec(text);
  if (first !== null) {
    const name = first[1] === undefined ? "loc" : `${first[1]}:loc`;
    yield* valuesOf(
      text,
      new RegExp(
        `<${name}(?:\\s[^>]*)?>\\s*(?:<!\\[CDATA\\[([^<]{1,2048}?)\\]\\]>|([^<]{1,2048})(?=<))`,
        "gi",
      ),
    );
  } else if (/<(?:rss|feed|rdf:RDF)[\s>]/i.test(text)) {
    yield* valuesOf(
      text,
      /<link\s*>\s*(?:<!\[CDATA\[([^<]{1,2048}?)\]\]>|([^<]{1,2048}))|<link\s(?=[^>]{0,300}\bhref)(?![^>]{0,300}\brel\s*=\s*["'](?!alternate))[^>]{0,300}?\bhref\s*=\s*["']([^"']{1,2048})/gi,
    );
  } else {
    for (const line of text.split(/\s+/)) {
      if (line.length > LINE_LENGTH_MAX) continue;
      const one = line.replace(/^"|"?[,;][\d.:TZ+-]*$|"$/gi, "");
      if (/^(?:https?:|www\.|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\/)/i.test(one)) yield one;
    }
  }
}

function* valuesOf(text: string, pattern: RegExp): Generator<string> {
  for (const match of text.matchAll(pattern)) {
    const value = decodeBasicEntities(match.slice(1).find((one) => one !== undefined) ?? "")
      // Some generators encode what is encoded.
      .replaceAll("&amp;", "&")
      .replace(/^\s*["']|["']\s*$/g, "")
      .trim();
    if (value !== "") yield value;
  }
}

function refuse(message: string): SitemapOutcome {
  return { ok: false, code: "unreadable", message };
}
