import robotsParser from "robots-parser";
import { type FetchOptions, guardedFetch } from "../fetch/fetch.ts";

/** What a site's robots.txt asks of us. */
export interface RobotsRules {
  isAllowed(url: string): boolean;
  /** The pause that it wants between two requests, in milliseconds; at most a minute is honoured. */
  delayMs: number;
  sitemaps: string[];
}

const PRODUCT_TOKEN = "ProsaBot";
const LONGEST_DELAY_MS = 60_000;
const ALLOW_ALL: RobotsRules = { isAllowed: () => true, delayMs: 0, sitemaps: [] };
const ALLOW_NONE: RobotsRules = { isAllowed: () => false, delayMs: 0, sitemaps: [] };

/**
 * Asks an origin for its rules. As RFC 9309 has it, a missing file allows everything, and a server that cannot be asked
 * (errors of its own, no answer) allows nothing for now.
 */
export async function fetchRobots(origin: string, options: FetchOptions): Promise<RobotsRules> {
  const address = `${origin}/robots.txt`;
  const outcome = await guardedFetch(address, {
    ...options,
    accept: ["text", "html", "markdown"],
    maxBytes: 512 * 1024,
  });
  if (outcome.ok) return outcome.kind === "text" ? parseRobots(address, outcome.text) : ALLOW_ALL;
  const isMissing =
    outcome.code === "http-status" ? (outcome.status ?? 500) < 500 && outcome.status !== 429 : false;
  const isNoFile =
    outcome.code === "unsupported-type" || outcome.code === "binary" || outcome.code === "too-large";
  return isMissing || isNoFile ? ALLOW_ALL : ALLOW_NONE;
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
      .filter((one) => URL.canParse(one))
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
