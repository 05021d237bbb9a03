import type { Trouble } from "../pages/note-failure.ts";
import type { SourceDeps } from "./source.ts";
import type { SourceRow, StoredKind } from "./source-row.ts";

type Progress = Extract<SourceRow["reading"], { state: "reading" }>["progress"];

/** Writes down that the reading of a source failed, with the progress that it made. */
export async function failSource(
  row: SourceRow<StoredKind>,
  { code, message }: Trouble,
  { host, rows }: SourceDeps,
  progress?: Progress,
): Promise<void> {
  host.log({ level: "warn", event: "source-failed", source: row.id, code });
  const readAt = host.now();
  const problem = { code, message };
  await rows.put({ ...row, reading: { state: "failed", readAt, problem, ...(progress && { progress }) } });
}
