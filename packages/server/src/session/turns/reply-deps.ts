import { readAddress } from "../../extract/crawl/reader.ts";
import { foreignOptions } from "../../extract/fetch/egress.ts";
import { createTokenBudget, SESSION_TOKENS_PER_HOUR } from "../../models/resilience/token-budget.ts";
import type { RoomHost } from "../../platform/room-host.ts";
import type { TokenBudget } from "../../platform/token-budget.ts";
import { passagesOf } from "../../site/pages/page-passages.ts";
import type { Sites, SiteView } from "../../site/sites.ts";
import type { ReplyDeps } from "../../turn/ports.ts";
import { askTool } from "./tool-request.ts";

type CallTool = NonNullable<ReplyDeps["callTool"]>;

/**
 * Makes the function that gives each turn of one session what its reply may ask for: the site's knowledge, pages of the web,
 * and budgets of tokens, one of the session and one of its site. `noted` tells agents of the calls of tools.
 */
export function createReplyDeps(
  host: RoomHost,
  sites: Sites,
  noted: (ask: CallTool) => CallTool = (ask) => ask,
): (site: SiteView) => ReplyDeps {
  const sessionBudget: TokenBudget = createTokenBudget(SESSION_TOKENS_PER_HOUR, host);
  // A room that slept has another one: only the server's memory of the talk is lost with it.
  const fence = crypto.randomUUID().replaceAll("-", "").slice(0, 20);
  return (site) => {
    const { now } = host;
    const budgets = [sessionBudget, sites.budgetOf(site.id, host)];
    const meaningOf = sites.meaningOf(site);
    return {
      knowledge: site.knowledge,
      budgets,
      fence,
      ...(meaningOf && {
        meaningOf: (text, signal) => meaningOf(text, { host, signal, budgets }),
      }),
      callTool: noted((request, signal) => askTool(request, { host, site, signal })),
      async readPage(url, signal) {
        const read = await readAddress(
          url,
          { method: "static" },
          { now, fetchOptions: { ...foreignOptions(host), signal } },
        );
        if (!read.ok) throw new Error(read.message);
        return passagesOf(read.page, site.settings.languages[0] ?? "pt-BR");
      },
    };
  };
}
