import { readAgentLoggedCommand } from "@prosa/protocol/desk";
import type { PendingWords, WordsCommand } from "./conversation-state.ts";
import { FileOutbox } from "./files/file-outbox.ts";

/** A place on this device, as `localStorage` is one. */
export type DeviceStorage = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

const PREFIX = "prosa-desk:";

/**
 * A person's unsent words and files, kept on this device: those on their way, and drafts. A device that refuses to
 * keep them loses them with the page, nothing else.
 */
export class Outbox {
  readonly files: FileOutbox;
  readonly #storage: DeviceStorage;
  readonly #person: string;

  constructor(person: string, storage: DeviceStorage = localStorage) {
    this.#person = person;
    this.#storage = storage;
    this.files = new FileOutbox(person);
  }

  /** The words on their way in a conversation. All may leave at once: the time to take them back ended with the page. */
  read(session: string): PendingWords[] {
    return parseWords(this.#get("words", session)).map((command) => ({ command }));
  }

  keep(session: string, pending: readonly PendingWords[]): void {
    const commands = pending.filter(({ failed }) => failed === undefined).map(({ command }) => command);
    this.#set("words", session, commands.length > 0 ? JSON.stringify(commands) : "");
  }

  /** The conversations that have words on their way. */
  sessions(): string[] {
    const start = this.#key("words", "");
    return this.#keys(start).map((key) => key.slice(start.length));
  }

  readDraft(session: string, kind: "reply" | "note"): string {
    return this.#get(kind, session) ?? "";
  }

  keepDraft(session: string, kind: "reply" | "note", text: string): void {
    this.#set(kind, session, text);
  }

  /** Removes what was begun in a conversation that is no more. */
  forgetDrafts(session: string): void {
    for (const kind of ["reply", "note", "translated"]) this.#set(kind, session, "");
  }

  /** Whether this person reads a conversation translated, on this device. */
  isTranslated(session: string): boolean {
    return this.#get("translated", session) !== null;
  }

  setTranslated(session: string, isTranslated: boolean): void {
    this.#set("translated", session, isTranslated ? "1" : "");
  }

  /** Removes everything of this person from the device, as at a sign-out. */
  clear(): void {
    for (const kind of ["words", "reply", "note", "translated"])
      for (const key of this.#keys(this.#key(kind, ""))) this.#storage.removeItem(key);
    void this.files.clear();
  }

  #keys(start: string): string[] {
    const keys = Array.from({ length: this.#storage.length }, (_, at) => this.#storage.key(at) ?? "");
    return keys.filter((key) => key.startsWith(start));
  }

  #key(kind: string, session: string): string {
    return `${PREFIX}${kind}:${this.#person}:${session}`;
  }

  #get(kind: string, session: string): string | null {
    try {
      return this.#storage.getItem(this.#key(kind, session));
    } catch {
      return null;
    }
  }

  #set(kind: string, session: string, text: string): void {
    try {
      if (text === "") this.#storage.removeItem(this.#key(kind, session));
      else this.#storage.setItem(this.#key(kind, session), text);
    } catch {
      // The device is full, or keeps nothing.
    }
  }
}

/** The words in a text of this device's; what can no longer be read is dropped. */
function parseWords(text: string | null): WordsCommand[] {
  let held: unknown;
  try {
    held = JSON.parse(text ?? "[]");
  } catch {
    return [];
  }
  return (Array.isArray(held) ? held : []).flatMap((value: unknown) => {
    const command = readAgentLoggedCommand(value);
    return command?.type === "say" || command?.type === "note" ? [command] : [];
  });
}
