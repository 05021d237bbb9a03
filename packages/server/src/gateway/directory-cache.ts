import { DIRECTORY_ID, type DirectoryEntry } from "../site/directory.ts";
import { ProblemError } from "./problem.ts";
import { askRoom, type RoomCaller } from "./rooms.ts";

/** The time for which the gateway trusts its list of sites, in milliseconds. */
const FRESH_MS = 2_000;

type DirectoryHost = RoomCaller & { now(): number };

/** The list of sites in the memory of one isolate, read from the directory's room. */
export class DirectoryCache {
  #held: { entries: DirectoryEntry[]; readAt: number } | null = null;

  /** Lists the sites; an empty list is never held, so that a first site counts at once. */
  async entries(host: DirectoryHost): Promise<DirectoryEntry[]> {
    const held = this.#held;
    const age = held ? host.now() - held.readAt : 0;
    if (held && held.entries.length > 0 && age >= 0 && age < FRESH_MS) return held.entries;
    const response = await askRoom(host, "directory", DIRECTORY_ID, "/sites");
    const entries = (await response.json()) as DirectoryEntry[];
    this.#held = { entries, readAt: host.now() };
    return entries;
  }

  /** Enters a site in the directory, in place of its earlier entry. */
  async register(host: DirectoryHost, entry: DirectoryEntry): Promise<void> {
    const init = { method: "PUT", body: JSON.stringify(entry) };
    await askRoom(host, "directory", DIRECTORY_ID, "/sites", init);
    this.#held = null;
  }

  /** Takes a site out of the directory. */
  async remove(host: DirectoryHost, site: string): Promise<void> {
    await askRoom(host, "directory", DIRECTORY_ID, `/sites/${site}`, { method: "DELETE" });
    this.#held = null;
  }

  /** The site named, or the only one there is; throws a `ProblemError` when neither exists. */
  async siteOrOnly(host: DirectoryHost, named: string | undefined): Promise<string> {
    if (named !== undefined) return named;
    const entries = await this.entries(host);
    const only = entries[0];
    if (only && entries.length === 1) return only.site;
    throw new ProblemError(
      400,
      "which-site",
      entries.length === 0
        ? "There is no site yet; put one at PUT /api/sites/:site."
        : "There are several sites; name one.",
    );
  }
}
