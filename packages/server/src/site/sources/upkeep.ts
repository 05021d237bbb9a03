import type { SiteSettings } from "@prosa/protocol";
import { FRESH_MS } from "../../extract/crawl/reader.ts";
import { shareOf } from "../../language/text/text-key.ts";
import type { PageRow } from "../site-rows.ts";

/** How many readings in a row must find a page gone before its passages go too. */
const GONE_AFTER = 3;

const HOUR_MS = 60 * 60 * 1_000;
/** How far from its age a page may be read again, either way, so that not all of a site's pages come due at once. */
const JITTER = 0.1;

/** The age at which a site's pages are read again, in milliseconds; `null` where the owner switched that off. */
export function ageOf({ knowledge }: SiteSettings): number | null {
  return knowledge.rereadHours === 0 ? null : knowledge.rereadHours * HOUR_MS;
}

/** When what was read at `readAt` is due again; the same whenever it is asked. */
export function dueAgain(name: string, readAt: number, ageMs: number | null): number[] {
  if (ageMs === null) return [];
  return [Math.round(readAt + ageMs * (1 - JITTER + 2 * JITTER * shareOf(`${name} ${readAt}`)))];
}

/** How old a stored reading may be to serve in place of a request: young enough to be asked again when it is due. */
export function freshnessOf(ageMs: number | null): number {
  return ageMs === null ? FRESH_MS : Math.min(FRESH_MS, ageMs / 2);
}

/** Why a page could not be read. */
export interface Trouble {
  code: string;
  message: string;
  status?: number;
}

/** What is left of a page after one more failed reading: how many there were, and whether its passages serve on. */
export function afterFailure(
  before: Pick<PageRow, "failures"> | undefined,
  { status, code, message }: Trouble,
): { failures: number; serves: boolean; problem: { code: string; message: string } } {
  const failures = (before?.failures ?? 0) + 1;
  const isGone = status === 404 || status === 410 || code === "unlinked";
  if (!isGone || failures < GONE_AFTER) return { failures, serves: true, problem: { code, message } };
  const why = `${failures} readings in a row found it gone, so its passages were taken out. ${message}`;
  return { failures, serves: false, problem: { code: "gone", message: why } };
}
