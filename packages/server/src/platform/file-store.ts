/** The contents of the files that visitors sent to one room, by id. The room's log has their names and types. */
export interface FileStore {
  /** Stores a file in place of one with the same id; resolves once it is on disk. */
  put(id: string, bytes: Uint8Array): Promise<void>;
  get(id: string): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Removes all files of the room. */
  deleteAll(): Promise<void>;
}
