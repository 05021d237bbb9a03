import type { Language, SiteSettings } from "@prosa/protocol";
import { startersFor } from "../knowledge/matters/starters.ts";
import type { Knowledge } from "../knowledge/passage.ts";
import { createKnowledge } from "../knowledge/search/search.ts";
import { QueryMeaning, type QueryMeaningDeps } from "../knowledge/vectors/query-meaning.ts";
import { unpackVectors, type VectorRows } from "../knowledge/vectors/vectors.ts";
import { type Models, preferredModel } from "../models/registry.ts";
import { createTokenBudget, SITE_TOKENS_PER_HOUR } from "../models/resilience/token-budget.ts";
import { faultOf } from "../platform/faults.ts";
import type { RoomHost } from "../platform/room-host.ts";
import type { TokenBudget } from "../platform/token-budget.ts";
import type { Model } from "../turn/ports.ts";
import { intentsOf, keepIntents } from "../understanding/intents/intent.ts";
import { type SiteSnapshot, siteSnapshotSchema } from "./snapshot.ts";

/** The time for which a room trusts its copy of a site before it asks for a newer version, in milliseconds. */
export const SITE_FRESH_MS = 5_000;

/** The same while the site's pages are being read, when an owner tries the chat beside them. */
const GROWING_FRESH_MS = 500;

/**
 * The memory that the sites of one isolate may take, in bytes: of the 128 MB that an isolate of Cloudflare's has, what its code
 * and its rooms leave: 35 sites of 200 passages, or 8 of 1,000. A process of its own may give them more.
 */
const ISOLATE_SITES_BYTES = 96 * 1024 * 1024;

/**
 * The bytes that a site takes by itself and for each letter of its snapshot, with what is read of its passages as they are found. By the
 * heap after a collection, 15 sites of 59 to 1,000 passages, 29 November 2026: 8 bytes a letter before the first question (4 to
 * 23, the small sites most), and 14 to 43 more once every passage was found.
 */
const BYTES_PER_SITE = 600_000;
const BYTES_PER_LETTER = 28;

/** The most sites whose budgets are counted; a budget that is dropped is whole again. */
const BUDGETS_MAX = 5_000;

/** A site as a turn needs it: one version of its settings and knowledge, in memory. */
export interface SiteView {
  id: string;
  version: string;
  settings: SiteSettings;
  knowledge: Knowledge;
  /** The events that leave the site for other systems. */
  exports: readonly string[];
  /** Things to ask first, by the visitor's language. */
  starters: (language: Language) => readonly string[];
}

/** The part of a room's host that asks for its site. */
export type SiteDeps = Pick<RoomHost, "callRoom" | "now" | "log">;

/**
 * The sites that the rooms of one isolate share in memory. A site's own room is asked for a newer version at most every
 * `SITE_FRESH_MS`; while it cannot be reached, the copy in memory serves on.
 */
export class Sites {
  readonly models: Models;
  readonly #budgets = new Map<string, TokenBudget>();
  readonly #views = new Map<string, Held>();
  readonly #meaning: QueryMeaning | null;

  readonly #bytesMax: number;

  constructor(models: Models, bytesMax = ISOLATE_SITES_BYTES) {
    this.models = models;
    this.#bytesMax = bytesMax;
    this.#meaning = models.embedder ? new QueryMeaning(models.embedder) : null;
  }

  /**
   * Loads a site; `null` when there is none of this name. With `isForced` its room is asked even where the copy is fresh.
   * Rejects when the site is not in memory and its room cannot be reached.
   */
  async load(site: string, host: SiteDeps, isForced = false): Promise<SiteView | null> {
    const known = this.#views.get(site);
    // A clock that jumped back makes a copy look as if it came from the future.
    const freshMs = known?.isGrowing ? GROWING_FRESH_MS : SITE_FRESH_MS;
    const age = known ? host.now() - known.checkedAt : 0;
    if (known && !isForced && age >= 0 && age < freshMs) return known.view;
    // While one room asks, the others of the isolate go on with the copy: a room may not await another room's request.
    if (known) known.checkedAt = host.now();
    try {
      return await this.#refresh(site, host, known ?? null);
    } catch (error) {
      if (!known) throw error;
      host.log({ level: "warn", event: "site-unreachable", site, error: faultOf(error) });
      return known.view;
    }
  }

  /** Loads a site for work that goes on without it; `null` also where it cannot be reached, which the log then tells as `event`. */
  async loadOrNull(site: string, host: SiteDeps, event: string): Promise<SiteView | null> {
    return this.load(site, host).catch((error: unknown) => {
      host.log({ level: "warn", event, error: faultOf(error) });
      return null;
    });
  }

  /**
   * The copy of a site in memory where its room was asked within `ageMs`; otherwise loads it. For work that no visitor waits
   * for: it neither asks the site's room at each step, nor holds back a newer version from a turn that comes meanwhile.
   */
  async recent(site: string, host: SiteDeps, ageMs: number): Promise<SiteView | null> {
    const known = this.#views.get(site);
    const age = known ? host.now() - known.checkedAt : 0;
    return known && age >= 0 && age < ageMs ? known.view : this.load(site, host);
  }

  /** The tokens that a site may still spend at an LLM this hour, as this isolate counts them. */
  budgetOf(site: string, host: Pick<SiteDeps, "now">): TokenBudget {
    const budget = this.#budgets.get(site) ?? createTokenBudget(SITE_TOKENS_PER_HOUR, host);
    this.#budgets.delete(site);
    this.#budgets.set(site, budget);
    const oldest = this.#budgets.keys().next();
    if (this.#budgets.size > BUDGETS_MAX && !oldest.done) this.#budgets.delete(oldest.value);
    return budget;
  }

  /** The function that finds the meaning of a question; `undefined` where the site has no vectors of this deployment's model. */
  meaningOf({
    knowledge,
  }: SiteView): ((text: string, deps: QueryMeaningDeps) => Promise<Float32Array | undefined>) | undefined {
    const meaning = this.#meaning;
    if (meaning === null || knowledge.meaning !== meaning.model) return undefined;
    return (text, deps) => meaning.of(text, deps);
  }

  /** The model that answers for a site: the LLM where the settings allow it and there is one. */
  modelFor(settings: SiteSettings): Model {
    return settings.model === "embedded" ? this.models.embedded : preferredModel(this.models);
  }

  async #refresh(site: string, host: SiteDeps, known: Held | null): Promise<SiteView | null> {
    const headers: Record<string, string> = known?.isWhole ? { "if-none-match": known.view.version } : {};
    const response = await host.callRoom("site", site, "/snapshot", { headers });
    if (response.status === 404) {
      this.#views.delete(site);
      return null;
    }
    if (response.status !== 304 && response.status !== 200)
      throw new Error(`The site's room answered ${response.status}.`);
    const held =
      response.status === 304 && known ? known : await this.#take(site, host, await response.text());
    held.checkedAt = host.now();
    this.#views.delete(site);
    this.#views.set(site, held);
    this.#evict();
    return held.view;
  }

  /** Drops the sites that were asked for longest ago, but never the one just loaded. */
  #evict(): void {
    let all = [...this.#views.values()].reduce((sum, { bytes }) => sum + bytes, 0);
    for (const [site, { bytes }] of this.#views) {
      if (all <= this.#bytesMax || this.#views.size === 1) return;
      this.#views.delete(site);
      all -= bytes;
    }
  }

  async #take(id: string, host: SiteDeps, body: string): Promise<Held> {
    const snapshot = siteSnapshotSchema.parse(JSON.parse(body));
    const { version, settings, passages, intents, exports } = snapshot;
    const vectors = await this.#vectorsOf(id, host, snapshot);
    if (intents) keepIntents(settings.phrases ?? {}, intents);
    // Learned here where the site's room has not, so that no visitor's turn waits for it.
    intentsOf(settings.phrases);
    const knowledge = createKnowledge(passages, version, vectors);
    // Vectors that were announced and did not come are asked for again at the next refresh.
    const isAnnounced = snapshot.meaning !== undefined && snapshot.meaning === this.#meaning?.model;
    const isWhole = vectors !== null || !isAnnounced;
    // Found here, so that neither a greeting nor a visitor's turn waits for it.
    for (const language of settings.languages) startersFor(knowledge, language);
    const starters = (language: Language) => {
      const own = settings.starters[language] ?? [];
      return own.length > 0 ? own : startersFor(knowledge, language);
    };
    const view = { id, version, settings, knowledge, exports, starters };
    const { isGrowing = false } = snapshot;
    const bytes = BYTES_PER_SITE + BYTES_PER_LETTER * body.length + (vectors?.values.byteLength ?? 0);
    return { view, bytes, checkedAt: host.now(), isWhole, isGrowing };
  }

  /** The vectors of a snapshot's passages; `null`, so that words alone count, where there are none or they do not come. */
  async #vectorsOf(
    site: string,
    host: SiteDeps,
    { version, passages, meaning }: SiteSnapshot,
  ): Promise<VectorRows | null> {
    if (meaning === undefined || meaning !== this.#meaning?.model) return null;
    try {
      const response = await host.callRoom("site", site, "/vectors", { headers: { "if-match": version } });
      if (response.status !== 200) return null;
      return unpackVectors(new Uint8Array(await response.arrayBuffer()), passages.length, meaning);
    } catch (error) {
      host.log({ level: "warn", event: "vectors-unreachable", site, error: faultOf(error) });
      return null;
    }
  }
}

/** A site in memory: about what it takes, when its room was last asked for a newer version, and whether everything that it announced came. */
interface Held {
  view: SiteView;
  bytes: number;
  checkedAt: number;
  isWhole: boolean;
  /** Its pages were being read when this version was taken. */
  isGrowing: boolean;
}
