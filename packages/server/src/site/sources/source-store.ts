import type { RoomStorage } from "../../platform/room-host.ts";
import type { SitePages } from "../pages/site-pages.ts";
import type { VersionStore } from "../version/version-store.ts";
import { pageSources } from "./page/page-sources.ts";
import { type SourceRow, type StoredKind, sourceRowSchema } from "./source-row.ts";

const PREFIX = "source:";

type StoredRow = SourceRow<StoredKind>;

/** Keeps the rows of a site's sources, one each, and derives those of single pages. */
export class SourceStore {
  readonly #storage: RoomStorage;
  readonly #pages: SitePages;
  readonly #versions: VersionStore;

  constructor(storage: RoomStorage, pages: SitePages, versions: VersionStore) {
    this.#storage = storage;
    this.#pages = pages;
    this.#versions = versions;
  }

  /** The sources with a row of their own, in the order in which they were added. Unreadable rows are left out. */
  async list(): Promise<StoredRow[]> {
    const rows = await this.#storage.list({ prefix: PREFIX });
    return [...rows.values()]
      .flatMap((stored) => sourceRowSchema.safeParse(stored).data ?? [])
      .sort((one, other) => one.addedAt - other.addedAt);
  }

  /** All sources, single pages first. */
  async all(): Promise<SourceRow[]> {
    return [...(await this.#pageSources()), ...(await this.list())];
  }

  /** Finds a source with a row of its own; `undefined` for one that was removed. */
  async find(id: string): Promise<StoredRow | undefined> {
    const row = sourceRowSchema.safeParse(await this.#storage.get(`${PREFIX}${id}`)).data;
    return row?.isGone ? undefined : row;
  }

  /** Finds a source as it is now; `undefined` for one that was removed meanwhile. */
  async refresh({ id, origin }: SourceRow): Promise<SourceRow | undefined> {
    if (origin.kind !== "page") return this.find(id);
    return (await this.#pageSources()).find((row) => row.id === id);
  }

  /** Makes the row under its key, to be put in one step with what belongs to it. */
  keyed(row: StoredRow): Record<string, StoredRow> {
    return { [`${PREFIX}${row.id}`]: row };
  }

  put(row: StoredRow, beside: Readonly<Record<string, unknown>> = {}): Promise<void> {
    return this.#storage.put({ ...beside, ...this.keyed(row) });
  }

  remove(id: string): Promise<void> {
    return this.#storage.delete([`${PREFIX}${id}`]);
  }

  async #pageSources(): Promise<SourceRow<"page">[]> {
    const settings = (await this.#versions.row())?.settings;
    return settings ? pageSources(await this.#pages.list(), settings) : [];
  }
}
