import robotsParser from "robots-parser";
import { type FetchOptions, guardedFetch, type RefusedDocument } from "../fetch/fetch.ts";

/** Rules of a site's robots.txt for our crawler. */
export interface RobotsRules {
  isAllowed(url: string): boolean;
  /** The pause that it wants between two requests, in milliseconds; at most a minute is honoured. */
  delayMs: number;
  sitemaps: string[];
  /** Why the file could not be asked for, where it could not: then nothing is allowed for now. */
  refusal?: RefusedDocument;
}

const PRODUCT_TOKEN = "ProsaBot";
const LONGEST_DELAY_MS = 60_000;
const ALLOW_ALL: RobotsRules = { isAllowed: () => true, delayMs: 0, sitemaps: [] };
const ALLOW_NONE: RobotsRules = { isAllowed: () => false, delayMs: 0, sitemaps: [] };
/** The least part of a file that RFC 9309 (2.5) has a crawler read. */
const BYTES_MAX = 500 * 1024;

/**
 * Asks an origin for its rules. As RFC 9309 has it, a missing file allows everything, and a server that cannot be asked
 * (errors of its own, no answer) allows nothing for now.
 */
export async function fetchRobots(origin: string, options: FetchOptions): Promise<RobotsRules> {
  const address = `${origin}/robots.txt`;
  const outcome = await guardedFetch(address, {
    ...options,
    asText: true,
    maxBytes: BYTES_MAX,
  });
  if (outcome.ok) return isPage(outcome.text) ? ALLOW_ALL : parseRobots(address, outcome.text);
  const isMissing =
    outcome.code === "http-status" ? (outcome.status ?? 500) < 500 && outcome.status !== 429 : false;
  return isMissing || outcome.code === "binary" ? ALLOW_ALL : { ...ALLOW_NONE, refusal: outcome };
}

/** Sites answer with a page for whatever they do not have. */
function isPage(text: string): boolean {
  return /^\s*(?:<\?xml[^>]*>\s*|<!--[\s\S]*?-->\s*)*<(?:!doctype|html|head|body|title)\b/i.test(
    text.slice(0, 2_000),
  );
}

/** Why rules keep an address from being read, for the site's owner; undefined where they do not. */
export function whyForbidden(
  { refusal, isAllowed }: RobotsRules,
  address: string,
): { code: string; message: string; status?: number } | undefined {
  if (refusal !== undefined) {
    const { code, status } = refusal;
    const message = `The site's robots.txt cannot be asked for, so that nothing of it is read for now: ${refusal.message}`;
    return { code, message, ...(status !== undefined && { status }) };
  }
  if (isAllowed(address)) return undefined;
  return {
    code: "robots",
    message: "The site's robots.txt does not let us read this page; allow ProsaBot there first.",
  };
}

/** Reads a robots.txt; the most specific rule for our product token or for everybody wins. */
export function parseRobots(address: string, text: string): RobotsRules {
  const robots = parse(address, text);
  const delay = robots.getCrawlDelay(PRODUCT_TOKEN) ?? 0;
  return {
    isAllowed: (url) => robots.isAllowed(url, PRODUCT_TOKEN) !== false,
    delayMs: Math.min(LONGEST_DELAY_MS, Math.max(0, delay * 1000 || 0)),
    sitemaps: robots
      .getSitemaps()
      .flatMap((one) => (URL.canParse(one) || one.startsWith("/") ? [new URL(one, address).href] : []))
      .slice(0, 20),
  };
}

// The package is CommonJS with types of an ES module, so its types and its value disagree on where the function is.
const parse = robotsParser as unknown as (
  address: string,
  text: string,
) => {
  isAllowed(url: string, agent: string): boolean | undefined;
  getCrawlDelay(agent: string): number | undefined;
  getSitemaps(): string[];
};
