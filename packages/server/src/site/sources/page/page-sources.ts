import type { SiteSettings } from "@prosa/protocol";
import type { PageRow } from "../../pages/page-row.ts";
import type { SourceReading, SourceRow } from "../source-row.ts";

/** Makes the sources of single pages: first those of the settings that were never read, then those with a row. */
export function pageSources(pages: readonly PageRow[], { knowledge }: SiteSettings): SourceRow<"page">[] {
  const known = pages.filter(({ source }) => source === undefined);
  const addresses = new Set(known.map(({ url }) => url));
  const unread = knowledge.sources.filter((url) => !addresses.has(url));
  return [
    ...unread.map((url) => pageSource(url, url, { state: "waiting", dueAt: 0, isForced: false })),
    ...known.map(({ url, title, readAt }) => pageSource(url, title, { state: "ready", readAt })),
  ];
}

function pageSource(url: string, title: string, reading: SourceReading): SourceRow<"page"> {
  return { id: url, title, origin: { kind: "page", url }, reading, isActive: true, addedAt: 0 };
}
