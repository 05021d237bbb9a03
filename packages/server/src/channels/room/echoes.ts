import * as z from "zod/mini";
import type { RoomHost } from "../../platform/room-host.ts";

const ECHO = "echo:";

/** The time for which the echo of a call may come whose answer was lost, in milliseconds. */
const DOUBT_MS = 10 * 60_000;

/** The time for which such a call is not made again, so that its echo may tell that it was taken, in milliseconds. */
const HOLD_MS = 10_000;

const rowSchema = z.object({ words: z.string(), at: z.int() });

/**
 * Calls whose answer is not known, by the words of their echo: a platform that puts no mark on the echoes of our own messages
 * would make them look like those of people at its inbox. A row is written before each call, and goes with the note of its
 * answer, in one step.
 */
export class Echoes {
  readonly #host: Pick<RoomHost, "storage" | "now">;

  constructor(host: Pick<RoomHost, "storage" | "now">) {
    this.#host = host;
  }

  /** Notes that the call of this key is about to be made. */
  async begin(key: string, words: string): Promise<void> {
    await this.#host.storage.put({ [ECHO + key]: { words, at: this.#host.now() } });
  }

  /** The milliseconds for which the call of this key waits for the echo of its last try; 0 where there was none. */
  async restMs(key: string): Promise<number> {
    const row = rowSchema.safeParse(await this.#host.storage.get(ECHO + key)).data;
    return row ? Math.max(0, row.at + HOLD_MS - this.#host.now()) : 0;
  }

  /** The key of the call that an echo with these words tells of; `null` where none is in doubt. */
  async claim(words: string): Promise<string | null> {
    const rows = await this.#host.storage.list({ prefix: ECHO });
    for (const [key, stored] of rows) {
      const row = rowSchema.safeParse(stored).data;
      if (row?.words === words && row.at > this.#host.now() - DOUBT_MS) return key.slice(ECHO.length);
    }
    return null;
  }

  /** The keys of calls whose echo comes no more. */
  async old(): Promise<string[]> {
    const rows = await this.#host.storage.list({ prefix: ECHO });
    const isOld = (stored: unknown) =>
      (rowSchema.safeParse(stored).data?.at ?? 0) <= this.#host.now() - DOUBT_MS;
    return [...rows].filter(([, stored]) => isOld(stored)).map(([key]) => key);
  }
}

/** The row of a call in doubt. */
export function echoRowKey(key: string): string {
  return ECHO + key;
}

/** The words of an echo, however their spaces come back, with a mark for each file. */
export function echoWords(text: string, files: readonly string[]): string {
  return [text.replace(/\s+/g, " ").trim(), ...files.map((kind) => `[${kind}]`)].join("\n");
}
