import type { FileStore } from "../platform/file-store.ts";
import { FILE_PIECES } from "../platform/row-files.ts";
import { writeRoom } from "./row-lines.ts";

/** The key of a row that describes a file, with the file's id. */
const DESCRIBED = /^file:([\w-]{1,64})$/;

/**
 * Writes a room with its files, wherever its host keeps them: pieces among the rows are left out, since the host that takes the
 * room puts files where its own lie. A file that its row describes and that is gone is left out, too.
 */
export async function writeRoomWithFiles(
  { kind, id, rows }: { kind: string; id: string; rows: Readonly<Record<string, unknown>> },
  store: Pick<FileStore, "get">,
): Promise<string> {
  const files: Record<string, Uint8Array<ArrayBuffer>> = {};
  for (const key of Object.keys(rows)) {
    const fileId = DESCRIBED.exec(key)?.[1];
    const bytes = fileId === undefined ? null : await store.get(fileId);
    if (fileId !== undefined && bytes) files[fileId] = bytes;
  }
  const kept = Object.entries(rows).filter(([key]) => !key.startsWith(FILE_PIECES));
  return writeRoom({ kind, id, rows: Object.fromEntries(kept), files });
}
