import type { VersionStore } from "../version/version-store.ts";
import type { PageRow } from "./page-row.ts";
import type { SitePages } from "./site-pages.ts";

/** The readings in a row that must find a page gone before its passages go too. */
const GONE_AFTER = 3;

/** The reason why a page or a source could not be read; `status` is that of the HTTP answer, where there was one. */
export interface Trouble {
  code: string;
  message: string;
  status?: number;
}

/**
 * Writes down that a page could not be read, and returns the reason as its owner reads it. The passages of an earlier reading
 * serve on; those of a page that several readings in a row found gone are taken out.
 */
export async function noteFailure(
  { url, source, isInSettings }: Pick<PageRow, "url" | "source" | "isInSettings">,
  before: PageRow | undefined,
  trouble: Trouble,
  { pages, versions, now }: { pages: SitePages; versions: VersionStore; now: () => number },
): Promise<Trouble> {
  const { failures, serves, problem } = afterFailure(before, trouble);
  const readAt = now();
  if (before && serves) {
    await pages.renew({ ...before, failures, problem, readAt });
    return problem;
  }
  const language = before?.language ?? (await versions.language());
  const name = {
    url,
    title: before?.title ?? url,
    language,
    ...(isInSettings && { isInSettings }),
    ...(source !== undefined && { source }),
  };
  const version = before && before.passages > 0 ? await versions.staged() : {};
  await pages.put({ ...name, readAt, failures, problem }, [], version);
  return problem;
}

function afterFailure(
  before: Pick<PageRow, "failures"> | undefined,
  { status, code, message }: Trouble,
): { failures: number; serves: boolean; problem: Trouble } {
  const failures = (before?.failures ?? 0) + 1;
  const isGone = status === 404 || status === 410 || code === "soft-404" || code === "unlinked";
  if (!isGone || failures < GONE_AFTER)
    return { failures, serves: true, problem: { code, message, ...(status !== undefined && { status }) } };
  const why = `${failures} readings in a row found it gone, so its passages were taken out. ${message}`;
  return { failures, serves: false, problem: { code: "gone", message: why } };
}
