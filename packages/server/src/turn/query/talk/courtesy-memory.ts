import type { SiteSettings } from "@prosa/protocol";
import type { Knowledge } from "../../../knowledge/passage.ts";

/** Courtesies that are kept of a site, and their greatest length: some 1 KB each. */
const KEPT_MAX = 100;
const LONGEST = 48;

/**
 * Keeps how greetings, thanks and the like were read: all visitors say the same few, and mean the same
 * by them. A new version of a site's settings or of its knowledge reads them again.
 */
export class CourtesyMemory<Words> {
  readonly #bySite = new WeakMap<SiteSettings, WeakMap<Knowledge, Map<string, Words>>>();

  get(site: SiteSettings, knowledge: Knowledge, key: string): Words | undefined {
    return key.length > LONGEST ? undefined : this.#bySite.get(site)?.get(knowledge)?.get(key);
  }

  set(site: SiteSettings, knowledge: Knowledge, key: string, words: Words): void {
    if (key.length > LONGEST) return;
    const versions = this.#bySite.get(site) ?? new WeakMap<Knowledge, Map<string, Words>>();
    this.#bySite.set(site, versions);
    const kept = versions.get(knowledge) ?? new Map<string, Words>();
    versions.set(knowledge, kept);
    if (kept.size >= KEPT_MAX) kept.clear();
    kept.set(key, words);
  }
}
