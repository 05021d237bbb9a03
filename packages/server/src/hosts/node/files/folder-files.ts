import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import type { FileStore } from "../../../platform/file-store.ts";

/** The name of that folder in the folder of all data. */
export const FILES_FOLDER = "files";

/**
 * The files of rooms below one folder, which all processes share: a folder a room, a file a file. A file is written beside its
 * place and moved there once it is on the disk, so that it is there whole or not at all.
 */
export function createFolderFiles(root: string): (room: string) => FileStore {
  return (room) => {
    const folder = path.join(root, ...room.split("/").map(segment));
    return {
      async put(id, bytes) {
        const place = path.join(folder, segment(id));
        await mkdir(folder, { recursive: true, mode: 0o700 });
        const unfinished = `${place}.${crypto.randomUUID()}.part`;
        try {
          const file = await open(unfinished, "wx", 0o600);
          try {
            await file.writeFile(bytes);
            await file.sync();
          } finally {
            await file.close();
          }
          await rename(unfinished, place);
        } catch (error) {
          await rm(unfinished, { force: true });
          throw error;
        }
      },

      async get(id) {
        try {
          return new Uint8Array(await readFile(path.join(folder, segment(id))));
        } catch (error) {
          if (isMissing(error)) return null;
          throw error;
        }
      },

      async deleteAll() {
        await rm(folder, { recursive: true, force: true });
      },
    };
  };
}

/** A part of a path that can be nothing but a name; ids are letters, digits, `_` and `-` already. */
function segment(name: string): string {
  if (/^[\w-]+$/.test(name)) return name;
  throw new Error("The id of a room or a file holds other characters than letters, digits, _ and -.");
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
