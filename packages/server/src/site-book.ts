import type { Language, SiteSettings } from "@prosa/protocol";
import type { RoomHost } from "./host.ts";
import { type SiteRow, siteRowSchema } from "./site-rows.ts";

const KEY = "site";

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

  async putSettings(site: string, settings: SiteSettings): Promise<void> {
    const before = await this.row();
    // From the clock on, so that a site put anew after its row was lost never comes to a version that a room still holds.
    const version = (before?.version ?? this.#host.now()) + 1;
    await this.#host.storage.put({ [KEY]: { site, version, settings } satisfies SiteRow });
  }

  /** The next version as a row, to be put in one step with what changes. */
  async turned(): Promise<Record<string, SiteRow>> {
    const row = await this.row();
    return row === null ? {} : { [KEY]: { ...row, version: row.version + 1 } };
  }
}
