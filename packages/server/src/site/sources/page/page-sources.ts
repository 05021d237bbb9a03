import type { SiteSettings } from "@prosa/protocol";
import type { PageRow } from "../../pages/page-row.ts";
import { retryMsOf } from "../../upkeep/rereading.ts";
import type { SourceReading, SourceRow } from "../source-row.ts";

/** Makes the sources of single pages: first those of the settings that were never read, then those with a row. */
export function pageSources(pages: readonly PageRow[], { knowledge }: SiteSettings): SourceRow<"page">[] {
  const known = pages.filter(({ source }) => source === undefined);
  const addresses = new Set(known.map(({ url }) => url));
  const unread = knowledge.sources.filter((url) => !addresses.has(url));
  return [
    ...unread.map((url) => pageSource(url, url, { state: "waiting", dueAt: 0, isForced: false })),
    ...known.map((row) => pageSource(row.url, row.title, readingOf(row))),
  ];
}

function pageSource(url: string, title: string, reading: SourceReading): SourceRow<"page"> {
  return { id: url, title, origin: { kind: "page", url }, reading, isActive: true, addedAt: 0 };
}

/** A page that trouble on the way kept from being read is tried again within minutes, as other sources are. */
function readingOf({ readAt, failures, problem }: PageRow): SourceReading {
  const wait = problem === undefined ? undefined : retryMsOf(problem, (failures ?? 1) - 1);
  if (problem === undefined || wait === undefined) return { state: "ready", readAt };
  return { state: "failed", readAt, problem, retryAt: readAt + wait };
}
