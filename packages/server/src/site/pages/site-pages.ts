import * as z from "zod/mini";
import { type Passage, passageSchema } from "../../knowledge/passage.ts";
import type { RoomHost } from "../../platform/room-host.ts";
import { digestOf } from "../long-values/digest.ts";
import { type PageRow, readPageRow, writePageRow } from "./page-row.ts";

const PAGE_PREFIX = "page:";
const PASSAGES_PREFIX = "passages:";

/** The size of one row of passages, in characters: under the platform's 128 KiB a value in any script. */
const CHUNK_LENGTH = 30_000;

/** The most rows that the passages of one page take, so that they fit in one step of the storage. */
const CHUNKS_MAX = 100;

const passagesSchema = z.array(passageSchema);

/** The key of a page: its address and, where it has one, its source. */
type PageKey = Pick<PageRow, "url" | "source">;

/** The pages that a site's room holds: a row a page, and beside it its passages in as many rows as they need. */
export class SitePages {
  readonly #host: Pick<RoomHost, "storage" | "log">;

  constructor(host: Pick<RoomHost, "storage" | "log">) {
    this.#host = host;
  }

  async list(): Promise<PageRow[]> {
    const rows = await this.#host.storage.list({ prefix: PAGE_PREFIX });
    return [...rows.values()].flatMap((stored) => readPageRow(stored) ?? []);
  }

  /**
   * Writes a page in place of its earlier form, in one step with the rows given beside it; `null`, and nothing written, when
   * it is too long for a step.
   */
  async put(
    page: Omit<PageRow, "chunks" | "passages">,
    passages: readonly Passage[],
    beside: Readonly<Record<string, unknown>> = {},
  ): Promise<PageRow | null> {
    const id = await pageId(page);
    const chunks = passages.length > 0 ? chunk(passages) : [];
    if (chunks.length > CHUNKS_MAX) return null;
    const before = await this.#chunkCount(id);
    const row: PageRow = { ...page, passages: passages.length, chunks: chunks.length };
    const keys = chunkKeys(id, chunks.length);
    const rows = Object.fromEntries(keys.map((key, index) => [key, chunks[index]]));
    await this.#host.storage.put({ ...beside, ...rows, [`${PAGE_PREFIX}${id}`]: writePageRow(row) });
    await this.#host.storage.delete(chunkKeys(id, before).slice(chunks.length));
    return row;
  }

  async find(page: PageKey): Promise<PageRow | undefined> {
    return readPageRow(await this.#host.storage.get(`${PAGE_PREFIX}${await pageId(page)}`));
  }

  /** Replaces a page's row, in one step with the rows given beside it; its passages stay. */
  async renew(row: PageRow, beside: Readonly<Record<string, unknown>> = {}): Promise<void> {
    await this.#host.storage.put({ ...beside, [`${PAGE_PREFIX}${await pageId(row)}`]: writePageRow(row) });
  }

  async remove(page: PageKey): Promise<void> {
    const id = await pageId(page);
    await this.#host.storage.delete([`${PAGE_PREFIX}${id}`, ...chunkKeys(id, await this.#chunkCount(id))]);
  }

  /**
   * The passages of all pages with their page's rank as priority, the greatest first; pages of rank `null` are left out. A
   * page that several sources read comes once, as it was read last. Rows beyond a page's count are left over from a longer
   * form of it, and left out.
   */
  async passages(rankOf: (page: PageRow) => number | null = () => 0): Promise<Passage[]> {
    const rows = await this.#host.storage.list({ prefix: PAGE_PREFIX });
    const chunks = await this.#host.storage.list({ prefix: PASSAGES_PREFIX });
    const pages = [...rows].flatMap(([key, stored]) => {
      const row = readPageRow(stored);
      const rank = row === undefined ? null : rankOf(row);
      if (row === undefined || rank === null) return [];
      const keysOfPage = chunkKeys(key.slice(PAGE_PREFIX.length), row.chunks);
      return [{ row, rank, passages: this.#read(keysOfPage, chunks) }];
    });
    pages.sort((one, other) => other.rank - one.rank);
    const newest = new Map<string, PageRow>();
    for (const { row, passages } of pages) {
      const name = nameOf(passages);
      if ((newest.get(name)?.readAt ?? -1) < row.readAt) newest.set(name, row);
    }
    return pages
      .filter(({ row, passages }) => newest.get(nameOf(passages)) === row)
      .flatMap(({ rank, passages }) =>
        rank === 0 ? passages : passages.map((one) => ({ ...one, priority: rank })),
      );
  }

  /** The passages of one page. */
  async passagesOf(page: PageKey): Promise<Passage[]> {
    const id = await pageId(page);
    const keys = chunkKeys(id, await this.#chunkCount(id));
    return this.#read(keys, await this.#host.storage.list({ prefix: `${PASSAGES_PREFIX}${id}:` }));
  }

  #read(keys: readonly string[], chunks: ReadonlyMap<string, unknown>): Passage[] {
    return keys.flatMap((key): Passage[] => {
      const parsed = passagesSchema.safeParse(chunks.get(key));
      if (parsed.success) return parsed.data;
      this.#host.log({ level: "error", event: "passages-unreadable" });
      return [];
    });
  }

  async #chunkCount(id: string): Promise<number> {
    return readPageRow(await this.#host.storage.get(`${PAGE_PREFIX}${id}`))?.chunks ?? 0;
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

/** Names a page by its address, and by its source where it has one. */
function pageId({ url, source }: PageKey): Promise<string> {
  return digestOf(source === undefined ? url : `${source} ${url}`);
}

/** Names the page of passages as their ids do: by its canonical address, not by the address that led to it. */
function nameOf(passages: readonly Passage[]): string {
  return passages[0]?.id.replace(/#\d+$/, "") ?? "";
}
