import * as z from "zod/mini";
import type { RoomHost } from "./host.ts";
import type { Passage } from "./knowledge/passage.ts";
import { type PageRow, pageRowSchema, passageSchema } from "./site-rows.ts";

const PAGE_PREFIX = "page:";
const PASSAGES_PREFIX = "passages:";

/** The size of one row of passages, in characters: under the platform's 128 KiB a value in any script. */
const CHUNK_LENGTH = 30_000;

/** How many rows the passages of one page may take, so that they fit in one step of the storage. */
const CHUNKS_MAX = 100;

const passagesSchema = z.array(passageSchema);

/** The pages that a site's room holds: a row a page, and beside it its passages in as many rows as they need. */
export class SitePages {
  readonly #host: Pick<RoomHost, "storage" | "log">;

  constructor(host: Pick<RoomHost, "storage" | "log">) {
    this.#host = host;
  }

  async list(): Promise<PageRow[]> {
    const rows = await this.#host.storage.list({ prefix: PAGE_PREFIX });
    return [...rows.values()].flatMap((stored) => {
      const parsed = pageRowSchema.safeParse(stored);
      return parsed.success ? [parsed.data] : [];
    });
  }

  /**
   * Writes a page in place of what there was of it, in one step with the rows given beside it; `null`, and nothing
   * written, when it is too long for a step.
   */
  async put(
    page: Omit<PageRow, "chunks" | "passages">,
    passages: readonly Passage[],
    beside: Readonly<Record<string, unknown>> = {},
  ): Promise<PageRow | null> {
    const id = await pageId(page.url);
    const chunks = passages.length > 0 ? chunk(passages) : [];
    if (chunks.length > CHUNKS_MAX) return null;
    const before = await this.#chunkCount(id);
    const row: PageRow = { ...page, passages: passages.length, chunks: chunks.length };
    const keys = chunkKeys(id, chunks.length);
    const rows = Object.fromEntries(keys.map((key, index) => [key, chunks[index]]));
    await this.#host.storage.put({ ...beside, ...rows, [`${PAGE_PREFIX}${id}`]: row });
    await this.#host.storage.delete(chunkKeys(id, before).slice(chunks.length));
    return row;
  }

  async remove(url: string): Promise<void> {
    const id = await pageId(url);
    await this.#host.storage.delete([`${PAGE_PREFIX}${id}`, ...chunkKeys(id, await this.#chunkCount(id))]);
  }

  /** The passages of all pages. Rows that no page counts are left over from a longer one, and left out. */
  async passages(): Promise<Passage[]> {
    const pages = await this.#host.storage.list({ prefix: PAGE_PREFIX });
    const chunks = await this.#host.storage.list({ prefix: PASSAGES_PREFIX });
    const keys = [...pages].flatMap(([key, stored]) => {
      const page = pageRowSchema.safeParse(stored);
      return page.success ? chunkKeys(key.slice(PAGE_PREFIX.length), page.data.chunks) : [];
    });
    return keys.flatMap((key): Passage[] => {
      const parsed = passagesSchema.safeParse(chunks.get(key));
      if (parsed.success) return parsed.data as Passage[];
      this.#host.log({ level: "error", event: "passages-unreadable" });
      return [];
    });
  }

  async #chunkCount(id: string): Promise<number> {
    const stored = pageRowSchema.safeParse(await this.#host.storage.get(`${PAGE_PREFIX}${id}`));
    return stored.success ? stored.data.chunks : 0;
  }
}

function chunkKeys(id: string, count: number): string[] {
  return Array.from(
    { length: count },
    (_, index) => `${PASSAGES_PREFIX}${id}:${String(index).padStart(4, "0")}`,
  );
}

function chunk(passages: readonly Passage[]): Passage[][] {
  const chunks: Passage[][] = [[]];
  let length = 0;
  for (const passage of passages) {
    const size = JSON.stringify(passage).length;
    if (length > 0 && length + size > CHUNK_LENGTH) {
      chunks.push([]);
      length = 0;
    }
    chunks.at(-1)?.push(passage);
    length += size;
  }
  return chunks;
}

async function pageId(url: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(url));
  return Array.from(new Uint8Array(digest).slice(0, 12), (byte) => byte.toString(16).padStart(2, "0")).join(
    "",
  );
}
