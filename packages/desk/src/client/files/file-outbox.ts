import { readAgentLoggedCommand } from "@prosa/protocol/desk";
import type { PendingFile } from "../conversation-state.ts";

/** Rows of this device by their keys, as IndexedDB holds them: files among their values. */
export interface FileRows {
  entries(): Promise<[key: unknown, row: unknown][]>;
  set(key: string, row: object): Promise<void>;
  delete(keys: string[]): Promise<void>;
}

/** A file that a closed page had not sent yet, and its conversation. */
interface KeptFile extends Pick<PendingFile, "command" | "file"> {
  session: string;
}

/**
 * A person's files on their way, kept on this device until the conversation holds them. A device that refuses to keep them loses
 * them with the page, nothing else.
 */
export class FileOutbox {
  readonly #person: string;
  readonly #open: () => Promise<FileRows>;
  /** The conversation of each file that is kept, by the id of its command. */
  readonly #kept = new Map<string, string>();
  #last: Promise<void> = Promise.resolve();

  constructor(person: string, open: () => Promise<FileRows> = openRows) {
    this.#person = person;
    this.#open = open;
  }

  /** The files of this person that are kept, in the order in which they were chosen. */
  async restore(): Promise<KeptFile[]> {
    const found: (KeptFile & { at: number })[] = [];
    await this.#do(async (rows) => {
      for (const [key, row] of await rows.entries()) {
        const kept = this.#isOwn(key) ? readRow(row) : undefined;
        if (!kept) continue;
        this.#kept.set(kept.command.id, kept.session);
        found.push(kept);
      }
    });
    return found.sort((one, other) => one.at - other.at).map(({ at: _, ...kept }) => kept);
  }

  /** Keeps the files of a conversation as they are now: those that the room refused are the person's to send again. */
  keep(session: string, files: readonly PendingFile[]): Promise<void> {
    const wanted = files.filter(({ failed }) => failed === undefined);
    const ids = new Set(wanted.map(({ command }) => command.id));
    const gone = [...this.#kept].flatMap(([id, of]) => (of === session && !ids.has(id) ? [id] : []));
    const fresh = wanted.filter(({ command }) => !this.#kept.has(command.id));
    if (gone.length + fresh.length === 0) return this.#last;
    for (const id of gone) this.#kept.delete(id);
    for (const { command } of fresh) this.#kept.set(command.id, session);
    return this.#do(async (rows) => {
      for (const { command, file } of fresh)
        await rows.set(this.#keyOf(command.id), { session, command, file, at: Date.now() });
      await rows.delete(gone.map((id) => this.#keyOf(id)));
    });
  }

  /** Removes all files of this person from the device, as at a sign-out. */
  clear(): Promise<void> {
    this.#kept.clear();
    return this.#do(async (rows) => {
      const keys = (await rows.entries()).flatMap(([key]) => (this.#isOwn(key) ? [String(key)] : []));
      await rows.delete(keys);
    });
  }

  /** One act after the other, so that a file that was sent is not kept after it was removed. */
  #do(act: (rows: FileRows) => Promise<void>): Promise<void> {
    this.#last = this.#last.then(async () => act(await this.#open())).catch(() => undefined);
    return this.#last;
  }

  #keyOf(id: string): string {
    return `${this.#person}:${id}`;
  }

  #isOwn(key: unknown): boolean {
    return typeof key === "string" && key.startsWith(this.#keyOf(""));
  }
}

/** A row of the device; `undefined` for one that can no longer be read. */
function readRow(row: unknown): (KeptFile & { at: number }) | undefined {
  if (typeof row !== "object" || row === null || !("command" in row && "file" in row && "session" in row))
    return undefined;
  const command = readAgentLoggedCommand(row.command);
  const { file, session } = row;
  if (command?.type !== "attach" || !(file instanceof File) || typeof session !== "string") return undefined;
  return { session, command, file, at: "at" in row && typeof row.at === "number" ? row.at : 0 };
}

/** The device's own rows; the library loads with the first file, or the look for one. */
async function openRows(): Promise<FileRows> {
  const { createStore, delMany, entries, set } = await import("idb-keyval");
  const store = createStore("prosa-desk", "files");
  return {
    entries: () => entries(store),
    set: (key, row) => set(key, row, store),
    delete: (keys) => delMany(keys, store),
  };
}
