import type { SiteSettings } from "@prosa/protocol";
import { faultOf } from "./fault.ts";
import type { RoomHost } from "./host.ts";
import type { Knowledge } from "./knowledge/passage.ts";
import { createKnowledge } from "./knowledge/search.ts";
import type { CircuitBreaker } from "./model/circuit-breaker.ts";
import type { Model } from "./model/model.ts";
import { createTokenBudget, SITE_TOKENS_PER_HOUR, type TokenBudget } from "./model/token-budget.ts";
import { siteSnapshotSchema } from "./site-rows.ts";
import { intentsOf } from "./understanding/site-intents.ts";

/** How long a room trusts its copy of a site before it asks for a newer version, in milliseconds. */
export const SITE_FRESH_MS = 5_000;

/** How many sites one isolate keeps in memory. */
const SITES_MAX = 20;

/** A site as a turn needs it: one version of its settings and knowledge, in memory. */
export interface SiteView {
  id: string;
  version: string;
  settings: SiteSettings;
  knowledge: Knowledge;
}

/** What of a room's host is needed to ask for its site. */
export type SiteReach = Pick<RoomHost, "callRoom" | "now" | "log">;

/** The models a deployment has: the embedded one always, the LLM where the environment names one. */
export interface Models {
  embedded: Model;
  openai: Model | null;
  /** Open while the LLM fails and the embedded model answers in its place. */
  breaker?: Pick<CircuitBreaker, "state">;
}

/**
 * The sites that the rooms of one isolate share in memory. A site's own room is asked for news at most every
 * `SITE_FRESH_MS`; where it cannot be reached, the copy at hand serves on.
 */
export class Sites {
  readonly models: Models;
  readonly #budgets = new Map<string, TokenBudget>();
  readonly #views = new Map<string, { view: SiteView; checkedAt: number }>();

  constructor(models: Models) {
    this.models = models;
  }

  /**
   * The site, or `null` when there is none of this name. With `asksAnew` its room is asked however fresh the copy is.
   * Rejects when it was never seen and its room cannot be reached.
   */
  async load(site: string, host: SiteReach, asksAnew = false): Promise<SiteView | null> {
    const known = this.#views.get(site);
    // A clock that jumped back makes a copy look as if it came from the future.
    const age = known ? host.now() - known.checkedAt : 0;
    if (known && !asksAnew && age >= 0 && age < SITE_FRESH_MS) return known.view;
    // While one room asks, the isolate's others go on with the copy; they may not await what another room's request brings.
    if (known) known.checkedAt = host.now();
    try {
      return await this.#refresh(site, host, known?.view ?? null);
    } catch (error) {
      if (!known) throw error;
      host.log({ level: "warn", event: "site-unreachable", site, error: faultOf(error) });
      return known.view;
    }
  }

  /** What a site may still spend at an LLM this hour, as this isolate counts it. */
  budgetOf(site: string, host: Pick<SiteReach, "now">): TokenBudget {
    const known = this.#budgets.get(site);
    if (known) return known;
    const budget = createTokenBudget(SITE_TOKENS_PER_HOUR, host);
    this.#budgets.set(site, budget);
    const oldest = this.#budgets.keys().next();
    if (this.#budgets.size > SITES_MAX && !oldest.done) this.#budgets.delete(oldest.value);
    return budget;
  }

  /** Who answers for a site: the LLM when the settings allow it and there is one. */
  modelFor(settings: SiteSettings): Model {
    return settings.model === "embedded"
      ? this.models.embedded
      : (this.models.openai ?? this.models.embedded);
  }

  async #refresh(site: string, host: SiteReach, known: SiteView | null): Promise<SiteView | null> {
    const headers = known ? { "if-none-match": known.version } : {};
    const response = await host.callRoom("site", site, "/snapshot", { headers });
    if (response.status === 404) {
      this.#views.delete(site);
      return null;
    }
    if (response.status !== 304 && response.status !== 200)
      throw new Error(`The site's room answered ${response.status}.`);
    const view = response.status === 304 && known ? known : readView(site, await response.json());
    this.#views.delete(site);
    this.#views.set(site, { view, checkedAt: host.now() });
    const oldest = this.#views.keys().next();
    if (this.#views.size > SITES_MAX && !oldest.done) this.#views.delete(oldest.value);
    return view;
  }
}

function readView(id: string, body: unknown): SiteView {
  const { version, settings, passages } = siteSnapshotSchema.parse(body);
  // Learned here, so that no visitor's turn waits for it.
  intentsOf(settings.phrases);
  return { id, version, settings, knowledge: createKnowledge(passages, version) };
}
