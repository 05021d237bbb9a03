import type { Trouble } from "../pages/note-failure.ts";
import { retryMsOf } from "../upkeep/rereading.ts";
import type { SourceDeps } from "./source.ts";
import type { SourceRow, StoredKind } from "./source-row.ts";

type Progress = Extract<SourceRow["reading"], { state: "reading" }>["progress"];

/**
 * Writes down that the reading of a source failed, with the progress that it made. Trouble on the way, as a lost connection,
 * is met by trying again within minutes.
 */
export async function failSource(
  row: SourceRow<StoredKind>,
  trouble: Trouble,
  { host, rows }: SourceDeps,
  progress?: Progress,
): Promise<void> {
  const { code, message } = trouble;
  host.log({ level: "warn", event: "source-failed", source: row.id, code });
  const readAt = host.now();
  const problem = { code, message };
  const retries = row.retries ?? 0;
  const wait = retryMsOf(trouble, retries);
  await rows.put({
    ...row,
    ...(wait !== undefined && { retries: retries + 1 }),
    reading: {
      state: "failed",
      readAt,
      problem,
      ...(wait !== undefined && { retryAt: readAt + wait }),
      ...(progress && { progress }),
    },
  });
}

/** A source that was read: its next failure is the first in a row. */
export function withoutRetries<Kind extends StoredKind>(row: SourceRow<Kind>): SourceRow<Kind> {
  const { retries: _, ...rest } = row;
  return rest as SourceRow<Kind>;
}
