import { readBytes } from "../fetch/body.ts";
import { type FetchOptions, guardedFetch } from "../fetch/fetch.ts";
import { decodeBasicEntities } from "../parse/markup.ts";

export interface Sitemap {
  /** Addresses of pages. */
  pages: string[];
  /** Addresses of further sitemaps. */
  sitemaps: string[];
}

export type SitemapOutcome = { ok: true; sitemap: Sitemap } | { ok: false; code: string; message: string };

const MAX_BYTES = 8 * 1024 * 1024;
const MAX_ADDRESSES = 10_000;

/** Fetches and reads one sitemap: XML, gzipped XML, or a text with an address a line. */
export async function fetchSitemap(address: string, options: FetchOptions): Promise<SitemapOutcome> {
  const outcome = await guardedFetch(address, {
    ...options,
    accept: ["xml", "text", "gzip", "html"],
    maxBytes: MAX_BYTES,
  });
  if (!outcome.ok) return outcome;
  if (outcome.kind === "html")
    return refuse("This address answers with a page, not a sitemap; give the sitemap's own.");
  const text = outcome.kind === "gzip" ? await unzip(outcome.bytes) : outcome.text;
  if (text === undefined)
    return refuse("This sitemap is broken or too large; split it, as sitemaps.org describes.");
  return { ok: true, sitemap: parseSitemap(text, outcome.url) };
}

/** Reads a sitemap's text (sitemaps.org 0.9). Broken XML gives what can be read of it. */
export function parseSitemap(text: string, address: string): Sitemap {
  const isXml = /<(?:\w+:)?(?:urlset|sitemapindex|loc)[\s>]/i.test(text);
  const found = isXml
    ? Array.from(
        text.matchAll(/<(?:\w+:)?loc\s*>\s*(?:<!\[CDATA\[)?\s*([^<\]]{1,2048})/gi),
        (match) => match[1] ?? "",
      )
    : text.split(/\s+/);
  const addresses = new Set<string>();
  for (const one of found) {
    const bare = decodeBasicEntities(one).trim();
    if (addresses.size >= MAX_ADDRESSES) break;
    if (/^https?:/i.test(bare) && URL.canParse(bare, address)) addresses.add(new URL(bare, address).href);
  }
  const isIndex = /<(?:\w+:)?sitemapindex[\s>]/i.test(text);
  return isIndex ? { pages: [], sitemaps: [...addresses] } : { pages: [...addresses], sitemaps: [] };
}

async function unzip(bytes: Uint8Array): Promise<string | undefined> {
  const stream = new Blob([bytes.slice()]).stream().pipeThrough(new DecompressionStream("gzip"));
  const body = await readBytes(stream as ReadableStream<Uint8Array>, MAX_BYTES, new AbortController().signal);
  return body.ok ? new TextDecoder().decode(body.bytes) : undefined;
}

function refuse(message: string): SitemapOutcome {
  return { ok: false, code: "unreadable", message };
}
