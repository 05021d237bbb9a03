import { readAddress } from "../../extract/crawl/reader.ts";
import type { AddressPolicy } from "../../extract/fetch/address.ts";
import {
  createTokenBudget,
  SESSION_TOKENS_PER_HOUR,
  type TokenBudget,
} from "../../models/limits/token-budget.ts";
import type { ReplyReach } from "../../models/model.ts";
import type { RoomHost } from "../../platform/room-host.ts";
import { passagesOf } from "../../site/page-passages.ts";
import type { Sites, SiteView } from "../../site/sites.ts";

/** What the replies of one session may reach beyond their turn, and what they may spend there. */
export class SessionReach {
  readonly #host: RoomHost;
  readonly #sites: Sites;
  readonly #budget: TokenBudget;

  constructor(host: RoomHost, sites: Sites) {
    this.#host = host;
    this.#sites = sites;
    this.#budget = createTokenBudget(SESSION_TOKENS_PER_HOUR, host);
  }

  of(site: SiteView): ReplyReach {
    const { environment, now } = this.#host;
    const policy: AddressPolicy = { allowLoopback: environment.ok && environment.value.allowLoopback };
    const budgets = [this.#budget, this.#sites.budgetOf(site.id, this.#host)];
    const meaningOf = this.#sites.meaningOf(site);
    return {
      knowledge: site.knowledge,
      budgets,
      ...(meaningOf && {
        meaningOf: (text, signal) => meaningOf(text, { host: this.#host, signal, budgets }),
      }),
      async readPage(url, signal) {
        const read = await readAddress(url, { method: "static" }, { now, fetchOptions: { policy, signal } });
        if (!read.ok) throw new Error(read.message);
        return passagesOf(read.page, site.settings.languages[0] ?? "pt-BR");
      },
    };
  }
}
