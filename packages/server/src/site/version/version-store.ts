import type { Language, SiteSettings } from "@prosa/protocol";
import type { RoomHost } from "../../platform/room-host.ts";
import { type SiteRow, siteRowSchema } from "./site-row.ts";

const KEY = "site";

/** The most pages, and the longest time in milliseconds, that wait to be published together: each version is a whole snapshot for every room. */
const STAGED_PAGES_MAX = 20;
const STAGED_MS = 2_000;

/** Keeps the row that names the newest version of a site; rooms take a new snapshot when the version is bumped. */
export class VersionStore {
  readonly #host: Pick<RoomHost, "storage" | "log" | "now">;

  constructor(host: Pick<RoomHost, "storage" | "log" | "now">) {
    this.#host = host;
  }

  async row(): Promise<SiteRow | null> {
    const stored = await this.#host.storage.get(KEY);
    const parsed = siteRowSchema.safeParse(stored);
    if (parsed.success) return parsed.data;
    if (stored !== undefined) this.#host.log({ level: "error", event: "site-row-unreadable" });
    return null;
  }

  /** The site's first language, for texts that name none. */
  async language(): Promise<Language> {
    return (await this.row())?.settings.languages[0] ?? "pt-BR";
  }

  /** Puts the settings as a new version, in one step with the rows given beside them. */
  async putSettings(
    site: string,
    settings: SiteSettings,
    beside: Readonly<Record<string, unknown>> = {},
  ): Promise<void> {
    const before = await this.row();
    // Counted from the clock, so that a site put again after its row was lost never gets a version that a room still holds.
    const version = (before?.version ?? this.#host.now()) + 1;
    const exports = before?.exports && { exports: before.exports };
    await this.#host.storage.put({
      ...beside,
      [KEY]: { site, version, settings, ...exports } satisfies SiteRow,
    });
  }

  /** Notes which events leave the site, as a new version where they are others than before. False where there is no site. */
  async putExports(exports: readonly string[]): Promise<boolean> {
    const row = await this.row();
    if (row && String(row.exports ?? []) !== String(exports))
      await this.#host.storage.put({ [KEY]: { ...row, version: row.version + 1, exports: [...exports] } });
    return row !== null;
  }

  /** Makes the row of the next version, to be put in one step with the change. */
  async bumped(): Promise<Record<string, SiteRow>> {
    const row = await this.row();
    if (row === null) return {};
    const { draft: _, ...rest } = row;
    return { [KEY]: { ...rest, version: row.version + 1 } };
  }

  /** Makes the row of the same version with one more staged page, to be put in one step with that page. */
  async staged(): Promise<Record<string, SiteRow>> {
    const row = await this.row();
    if (row === null) return {};
    const { since, pages } = row.draft ?? { since: this.#host.now(), pages: 0 };
    return { [KEY]: { ...row, draft: { since, pages: pages + 1 } } };
  }

  /** The time by which staged pages must be published, in milliseconds since 1970; `null` when there are none. */
  async dueAt(): Promise<number | null> {
    const draft = (await this.row())?.draft;
    if (draft === undefined) return null;
    return draft.pages >= STAGED_PAGES_MAX ? this.#host.now() : draft.since + STAGED_MS;
  }

  /** Bumps the version for staged pages when they are due, or at once where `isForced`. */
  async publish(isForced: boolean): Promise<void> {
    const due = await this.dueAt();
    if (due !== null && (isForced || due <= this.#host.now())) {
      await this.#host.storage.put(await this.bumped());
    }
  }
}
