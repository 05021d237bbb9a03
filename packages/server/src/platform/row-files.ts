import type { FileStore } from "./file-store.ts";
import type { RoomStorage } from "./room-host.ts";

/** Below the 100 KiB that a value of `RoomStorage` may have. */
const PIECE_BYTES = 90 * 1024;
/** The most pieces of a step: just under 1 MiB, as rooms that are transferred write theirs. */
const STEP_PIECES = 11;

/**
 * Files in pieces among the room's own rows, for platforms without a store of their own for files. They go with the rows:
 * erased with the session, and along in a transfer. The first piece is written last, so that a file is there whole or not at all.
 */
export function rowFiles(storage: RoomStorage): FileStore {
  return {
    async put(id, bytes) {
      const pieces: [key: string, piece: Uint8Array][] = [];
      for (let from = 0; from < bytes.length; from += PIECE_BYTES)
        pieces.push([pieceKey(id, pieces.length), bytes.slice(from, from + PIECE_BYTES)]);
      pieces.reverse();
      for (let from = 0; from < pieces.length; from += STEP_PIECES)
        await storage.put(Object.fromEntries(pieces.slice(from, from + STEP_PIECES)));
    },

    async get(id) {
      const pieces = [...(await storage.list({ prefix: prefixOf(id) }))];
      if (pieces[0]?.[0] !== pieceKey(id, 0)) return null;
      const bytes = new Uint8Array(pieces.reduce((sum, [, piece]) => sum + bytesOf(piece).length, 0));
      let offset = 0;
      for (const [, piece] of pieces) {
        bytes.set(bytesOf(piece), offset);
        offset += bytesOf(piece).length;
      }
      return bytes;
    },

    async deleteAll() {
      for (;;) {
        const rows = await storage.list({ prefix: FILE_PIECES, limit: STEP_PIECES });
        if (rows.size === 0) return;
        await storage.delete([...rows.keys()]);
      }
    },
  };
}

/** The beginning of the keys of pieces. */
export const FILE_PIECES = "file-bytes:";

function prefixOf(id: string): string {
  return `${FILE_PIECES}${id}:`;
}

function pieceKey(id: string, index: number): string {
  return `${prefixOf(id)}${String(index).padStart(4, "0")}`;
}

function bytesOf(piece: unknown): Uint8Array {
  if (piece instanceof Uint8Array) return piece;
  throw new TypeError("A piece of a file holds no bytes.");
}
