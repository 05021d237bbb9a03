import * as z from "zod/mini";
import type { PageStore, StoredPage } from "../../extract/crawl/reader.ts";
import { METHODS } from "../../extract/fetch/fetch-fallbacks.ts";
import type { Page } from "../../extract/page.ts";
import type { RoomStorage } from "../../platform/room-host.ts";
import { digestOf } from "../long-values/digest.ts";
import { LongRows } from "../long-values/long-rows.ts";

const HEAD_PREFIX = "read:";
const BODY_PREFIX = "readpage:";

/** The most addresses that are kept; beyond it the half that was read longest ago is dropped. */
const ADDRESSES_MAX = 1_000;

const headSchema = z.object({
  canonical: z.string(),
  fetchedAt: z.int(),
  method: z.optional(z.enum(METHODS)),
  etag: z.optional(z.string()),
  lastModified: z.optional(z.string()),
});

const bodySchema = z.looseObject({
  url: z.string(),
  canonical: z.string(),
  title: z.string(),
  passages: z.array(z.object({ heading: z.string(), text: z.string(), kind: z.string() })),
  products: z.array(z.looseObject({ name: z.string() })),
  links: z.array(z.string()),
});

/**
 * Keeps the pages that a site's room read, with their validators: a row for each address, and the page in as many rows as it
 * needs, without its whole text, which its passages repeat. A page that is too long for that is not kept.
 */
export class PageCache implements PageStore {
  readonly #storage: RoomStorage;
  readonly #now: () => number;
  readonly #bodies: LongRows;

  constructor(storage: RoomStorage, now: () => number) {
    this.#storage = storage;
    this.#now = now;
    this.#bodies = new LongRows(storage, BODY_PREFIX);
  }

  async get(canonical: string): Promise<StoredPage | undefined> {
    const id = await digestOf(canonical);
    const head = headSchema.safeParse(await this.#storage.get(`${HEAD_PREFIX}${id}`)).data;
    if (head?.method === undefined) return undefined;
    const body = bodySchema.safeParse(await this.#bodies.get(id)).data;
    if (body === undefined) return undefined;
    const { fetchedAt, method, etag, lastModified } = head;
    return {
      page: body as unknown as Page,
      method,
      fetchedAt,
      ...(etag !== undefined && { etag }),
      ...(lastModified !== undefined && { lastModified }),
    };
  }

  async put(canonical: string, { page, ...rest }: StoredPage): Promise<void> {
    await this.#sweep();
    const id = await digestOf(canonical);
    const head = { ...rest, canonical };
    const hasRoom = await this.#bodies.put(id, { ...page, text: "" }, { [`${HEAD_PREFIX}${id}`]: head });
    if (!hasRoom) await this.#forget(id);
  }

  async canonicalOf(address: string): Promise<string | undefined> {
    const row = await this.#storage.get(`${HEAD_PREFIX}${await digestOf(address)}`);
    return headSchema.safeParse(row).data?.canonical;
  }

  async setCanonical(address: string, canonical: string): Promise<void> {
    const key = `${HEAD_PREFIX}${await digestOf(address)}`;
    await this.#storage.put({ [key]: { canonical, fetchedAt: this.#now() } });
  }

  async #sweep(): Promise<void> {
    const heads = await this.#storage.list({ prefix: HEAD_PREFIX });
    if (heads.size < ADDRESSES_MAX) return;
    const age = (row: unknown) => headSchema.safeParse(row).data?.fetchedAt ?? 0;
    const oldest = [...heads].sort(([, one], [, other]) => age(one) - age(other)).slice(0, heads.size / 2);
    for (const [key] of oldest) await this.#forget(key.slice(HEAD_PREFIX.length));
  }

  async #forget(id: string): Promise<void> {
    await this.#storage.delete([`${HEAD_PREFIX}${id}`]);
    await this.#bodies.remove(id);
  }
}
