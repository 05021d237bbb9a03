import type { ReadOutcome } from "../../../extract/crawl/reader.ts";
import type { Trouble } from "../../pages/note-failure.ts";
import { freshnessOf } from "../../upkeep/rereading.ts";
import { failSource, withoutRetries } from "../fail-source.ts";
import type { Source, SourceDeps } from "../source.ts";
import type { SourceRow } from "../source-row.ts";

/** One page or document on the web. */
export const url: Source<"url"> = {
  create: async (request) => ({
    title: request.url,
    origin: { kind: "url", url: request.url },
    passages: [],
  }),
  web: {
    async read({ origin, reading }, deps) {
      // A page that failed is asked for again itself: a reading that is stored would hide that it fails.
      const force = reading.state === "failed" || (reading.state === "waiting" && reading.isForced);
      const freshMs = freshnessOf((await deps.versions.row())?.settings);
      const outcome = await deps.reader.read(origin.url, { force, freshMs });
      return (row) => takePage(row, outcome, deps);
    },
    fail: (row, trouble, deps) => failSource(row, trouble, deps),
  },
};

async function takePage(row: SourceRow<"url">, outcome: ReadOutcome, deps: SourceDeps): Promise<void> {
  const { host, rows, pages } = deps;
  if (!outcome.ok) return failPage(row, outcome, deps);
  const { page, method, from } = outcome;
  const address = row.origin.url;
  const ready: SourceRow<"url"> = {
    ...withoutRetries(row),
    title: page.title || address,
    reading: { state: "ready", readAt: host.now() },
  };
  const refusal = await pages.keep(row.id, page, address, rows.keyed(ready));
  if (refusal) return failPage(row, refusal, deps);
  host.log({ level: "info", event: "source-read", source: row.id, method, from });
}

/** The passages of an earlier reading serve on, until the page is gone for good. */
async function failPage(row: SourceRow<"url">, trouble: Trouble, deps: SourceDeps): Promise<void> {
  const wasRead = (await deps.pages.of(row.id)).length > 0;
  const problem = wasRead ? await deps.pages.note(row.id, row.origin.url, trouble) : trouble;
  await failSource(row, { ...trouble, ...problem }, deps);
}
