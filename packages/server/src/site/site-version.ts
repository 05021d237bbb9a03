import type { Language, SiteSettings } from "@prosa/protocol";
import type { RoomHost } from "../platform/room-host.ts";
import { type SiteRow, siteRowSchema } from "./site-rows.ts";

const KEY = "site";

/** How many pages that were read, and for how long, may wait to be told together: each version is a whole snapshot for every room. */
const DRAFT_PAGES_MAX = 20;
const DRAFT_MS = 2_000;

/** The row that says which version of a site is the newest; rooms take a new snapshot when it turns. */
export class SiteBook {
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

  /** The site's first language, for what says nothing of its own. */
  async language(): Promise<Language> {
    return (await this.row())?.settings.languages[0] ?? "pt-BR";
  }

  async putSettings(
    site: string,
    settings: SiteSettings,
    beside: Readonly<Record<string, unknown>> = {},
  ): Promise<void> {
    const before = await this.row();
    // From the clock on, so that a site put anew after its row was lost never comes to a version that a room still holds.
    const version = (before?.version ?? this.#host.now()) + 1;
    await this.#host.storage.put({ ...beside, [KEY]: { site, version, settings } satisfies SiteRow });
  }

  /** The next version as a row, to be put in one step with what changes. */
  async turned(): Promise<Record<string, SiteRow>> {
    const row = await this.row();
    if (row === null) return {};
    const { draft: _, ...rest } = row;
    return { [KEY]: { ...rest, version: row.version + 1 } };
  }

  /** The same version as a row that says that there is more to tell, to be put in one step with a page that was read. */
  async drafted(): Promise<Record<string, SiteRow>> {
    const row = await this.row();
    if (row === null) return {};
    const { since, pages } = row.draft ?? { since: this.#host.now(), pages: 0 };
    return { [KEY]: { ...row, draft: { since, pages: pages + 1 } } };
  }

  /** When what waits to be told must be; `null` when nothing does. */
  async dueAt(): Promise<number | null> {
    const draft = (await this.row())?.draft;
    if (draft === undefined) return null;
    return draft.pages >= DRAFT_PAGES_MAX ? this.#host.now() : draft.since + DRAFT_MS;
  }

  /** Turns the version where pages wait to be told, at the latest when they have to. */
  async publish(isForced: boolean): Promise<void> {
    const due = await this.dueAt();
    if (due !== null && (isForced || due <= this.#host.now())) {
      await this.#host.storage.put(await this.turned());
    }
  }
}
