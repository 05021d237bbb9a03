import type { ExportedType } from "@prosa/protocol";
import { type OutboxJob, within } from "../../platform/outbox.ts";
import type { RoomHost } from "../../platform/room-host.ts";

const REQUEST_PATIENCE_MS = 30_000;
const TOLD_KEY = "told-wants";

interface SiteJobDeps {
  host: Pick<RoomHost, "storage" | "callRoom" | "after">;
  site: () => string;
  wants: () => readonly ExportedType[];
}

/** Tells the site which events leave it, so that its sessions report those alone, and none where nothing leaves. */
export class SiteJob implements OutboxJob {
  readonly kind = "exports-site";
  readonly #deps: SiteJobDeps;
  #told: string;

  private constructor(deps: SiteJobDeps, told: string) {
    this.#deps = deps;
    this.#told = told;
  }

  static async open(deps: SiteJobDeps): Promise<SiteJob> {
    const told = await deps.host.storage.get(TOLD_KEY);
    return new SiteJob(deps, typeof told === "string" ? told : "[]");
  }

  get isPending(): boolean {
    return this.#told !== JSON.stringify(this.#deps.wants());
  }

  async deliver(): Promise<void> {
    const { host, site, wants } = this.#deps;
    const told = JSON.stringify(wants());
    const init = { method: "PUT", body: JSON.stringify({ wants: wants() }) };
    const request = host.callRoom("site", site(), "/exports", init);
    const response = await within(host, REQUEST_PATIENCE_MS, request);
    // 404: the site is gone, and no session reports to it.
    if (!response?.ok && response?.status !== 404)
      throw new Error(`The site's room answered ${response?.status ?? "nothing in time"}.`);
    await host.storage.put({ [TOLD_KEY]: told });
    this.#told = told;
  }
}
