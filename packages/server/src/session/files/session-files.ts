import { type FilePart, filePartSchema } from "@prosa/protocol";
import * as z from "zod/mini";
import type { RoomHost } from "../../platform/room-host.ts";
import { bytesOfHex, hexOf, makeKey, readKey, seal, unseal } from "../../security/sealing/envelope.ts";

/** The most files of one session. */
export const FILES_MAX = 20;

/** The most bytes of one session's files, so that its room can still be transferred (32 MiB in base64). */
export const SESSION_FILE_BYTES_MAX = 20 * 1024 * 1024;

/** The rows that describe files; they are sealed with the session's log. */
const FILE_ROWS = "file:";

/** A file and the key that its content is sealed under, in hexadecimal digits. */
const fileRowSchema = z.object({ file: filePartSchema, keyId: z.string(), key: z.string() });

/**
 * The files that the visitor sent. The host's `FileStore` has their contents, each sealed under a key of its own; that key
 * lies in the row that describes the file, which only the session's key opens.
 */
export class SessionFiles {
  readonly #host: Pick<RoomHost, "storage" | "files">;

  constructor(host: Pick<RoomHost, "storage" | "files">) {
    this.#host = host;
  }

  /** Stores a file once; resolves with it as it was stored first, and with `null` where the session takes no more. */
  async put(file: FilePart, bytes: Uint8Array<ArrayBuffer>): Promise<FilePart | null> {
    const known = await this.find(file.fileId);
    if (known) return known;
    const { storage, files } = this.#host;
    const rows = await storage.list({ prefix: FILE_ROWS });
    const stored = [...rows.values()].flatMap((row) => fileRowSchema.safeParse(row).data ?? []);
    const byteCount = stored.reduce((sum, one) => sum + one.file.byteCount, file.byteCount);
    if (rows.size >= FILES_MAX || byteCount > SESSION_FILE_BYTES_MAX) return null;
    const { raw, key } = await makeKey();
    await files.put(file.fileId, await seal(key, bytes, placeOf(file.fileId)));
    await storage.put({ [`${FILE_ROWS}${file.fileId}`]: { file, keyId: key.id, key: hexOf(raw) } });
    return file;
  }

  /** The file of this id; `null` where the session has none. */
  async find(fileId: string): Promise<FilePart | null> {
    return (await this.#row(fileId))?.file ?? null;
  }

  /** Reads a file with its content; `null` where the session has none of this id. */
  async read(fileId: string): Promise<{ file: FilePart; bytes: Uint8Array<ArrayBuffer> } | null> {
    const row = await this.#row(fileId);
    const sealed = row && (await this.#host.files.get(fileId));
    if (!row || !sealed) return null;
    const key = await readKey(bytesOfHex(row.key), row.keyId);
    return { file: row.file, bytes: await unseal(key, sealed, placeOf(fileId)) };
  }

  async #row(fileId: string): Promise<z.infer<typeof fileRowSchema> | null> {
    return fileRowSchema.safeParse(await this.#host.storage.get(`${FILE_ROWS}${fileId}`)).data ?? null;
  }
}

function placeOf(fileId: string): string {
  return JSON.stringify(["file", fileId]);
}
