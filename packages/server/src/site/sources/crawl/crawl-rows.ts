import * as z from "zod/mini";
import type { CrawlState } from "../../../extract/crawl/crawl.ts";
import type { RoomStorage } from "../../../platform/room-host.ts";
import { LongRows } from "../../long-values/long-rows.ts";

const crawlSchema = z.object({
  start: z.string(),
  limits: z.object({ pages: z.int(), depth: z.int(), pauseMs: z.int() }),
  status: z.enum(["running", "paused", "done"]),
  nextAt: z.int(),
  isPrepared: z.boolean(),
  sitemaps: z.array(z.string()),
  sitemapCount: z.exactOptional(z.int()),
  queue: z.array(z.object({ url: z.string(), depth: z.int() })),
  seen: z.array(z.string()),
  readCount: z.int(),
  failedCount: z.int(),
  skippedCount: z.int(),
  families: z.exactOptional(z.record(z.string(), z.int())),
  again: z.exactOptional(z.array(z.string())),
}) satisfies z.ZodMiniType<CrawlState>;

/** Keeps the crawls that are under way, by the id of their source. */
export class CrawlRows {
  readonly #rows: LongRows;

  constructor(storage: RoomStorage) {
    this.#rows = new LongRows(storage, "crawl:");
  }

  async get(id: string): Promise<CrawlState | undefined> {
    return crawlSchema.safeParse(await this.#rows.get(id)).data;
  }

  put(id: string, state: CrawlState, beside: Readonly<Record<string, unknown>>): Promise<boolean> {
    return this.#rows.put(id, state, beside);
  }

  remove(id: string): Promise<void> {
    return this.#rows.remove(id);
  }
}
