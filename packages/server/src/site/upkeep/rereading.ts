import type { SiteSettings } from "@prosa/protocol";
import { isPassing } from "../../extract/crawl/crawl.ts";
import { FRESH_MS } from "../../extract/crawl/reader.ts";
import { shareOf } from "../../language/text/text-key.ts";

const HOUR_MS = 60 * 60 * 1_000;
/** The share of its age by which a page is read earlier or later, so that not all pages of a site come due at once. */
const JITTER = 0.1;

const MINUTE_MS = 60_000;
/**
 * How long after each failure in a row a source is tried again, in milliseconds; then it waits for its next rereading. A site
 * that is down for an hour, or is being moved for two, is read on the same day.
 */
const RETRIES_MS = [1, 3, 10, 30, 60, 180].map((minutes) => minutes * MINUTE_MS);

/** The age at which a site's pages are read again, in milliseconds; `null` where the owner switched that off, or has archived the site. */
export function ageOf({ knowledge, isArchived }: SiteSettings): number | null {
  return isArchived || knowledge.rereadHours === 0 ? null : knowledge.rereadHours * HOUR_MS;
}

/** The time at which a reading of `readAt` is due again; the same on every call. Empty where nothing is read again. */
export function dueAgain(name: string, readAt: number, ageMs: number | null): number[] {
  if (ageMs === null) return [];
  return [Math.round(readAt + ageMs * (1 - JITTER + 2 * JITTER * shareOf(`${name} ${readAt}`)))];
}

/** The greatest age at which a stored reading serves in place of a request: young enough that a due one is asked again. */
export function freshnessOf(settings: SiteSettings | undefined): number {
  const ageMs = settings ? ageOf(settings) : null;
  return ageMs === null ? FRESH_MS : Math.min(FRESH_MS, ageMs / 2);
}

/** How long to wait before trying again after so many retries, in milliseconds; undefined for trouble that will stay. */
export function retryMsOf(
  { code, status }: { code: string; status?: number },
  retries: number,
): number | undefined {
  return isPassing(code, status) ? RETRIES_MS[retries] : undefined;
}
