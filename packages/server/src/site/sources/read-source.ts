import { faultOf } from "../../platform/faults.ts";
import type { Commit } from "../upkeep/upkeep.ts";
import { sourceOf } from "./registry.ts";
import type { SourceDeps } from "./source.ts";
import type { SourceRow } from "./source-row.ts";

const UNEXPECTED = {
  code: "internal-error",
  message: "The source could not be read; see the server's log, then read it again.",
};

/**
 * Reads the next unit of a source, however long it takes, and returns the commit that writes it down. The commit does nothing
 * where the owner changed or removed the source meanwhile. Neither rejects: a fault becomes the source's problem, so that a
 * source that stays due is not read for ever.
 */
export async function readSource(row: SourceRow, deps: SourceDeps): Promise<Commit> {
  const { web } = sourceOf(row.origin.kind);
  if (web === null) return () => Promise.resolve();
  const fail = async (now: SourceRow, error: unknown): Promise<void> => {
    const { kind } = row.origin;
    // The id of a single page is its address, which no log line holds.
    const source = kind === "page" ? {} : { source: row.id };
    deps.host.log({ level: "error", event: "source-unread", kind, ...source, error: faultOf(error) });
    await web.fail(now, UNEXPECTED, deps);
  };
  const write = await web.read(row, deps).catch((error: unknown) => (now: SourceRow) => fail(now, error));
  return async () => {
    const now = await deps.rows.refresh(row);
    if (!now || JSON.stringify(now.reading) !== JSON.stringify(row.reading)) return;
    await write(now).catch((error: unknown) => fail(now, error));
  };
}
