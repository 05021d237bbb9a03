import type { SiteSettings } from "@prosa/protocol";
import { FRESH_MS } from "../../extract/crawl/reader.ts";
import { shareOf } from "../../language/text/text-key.ts";

const HOUR_MS = 60 * 60 * 1_000;
/** The share of its age by which a page is read earlier or later, so that not all pages of a site come due at once. */
const JITTER = 0.1;

/** The age at which a site's pages are read again, in milliseconds; `null` where the owner switched that off. */
export function ageOf({ knowledge }: SiteSettings): number | null {
  return knowledge.rereadHours === 0 ? null : knowledge.rereadHours * HOUR_MS;
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
