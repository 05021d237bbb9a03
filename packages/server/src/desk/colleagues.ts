import type { Account, Colleague, Presence } from "@prosa/protocol/desk";
import type { Accounts } from "./people/accounts.ts";
import type { PresenceTracker } from "./presence.ts";
import type { DeskRows } from "./rows/desk-rows.ts";

interface ColleaguesDeps {
  accounts: Accounts;
  presence: PresenceTracker;
  rows: DeskRows;
}

/**
 * Everybody who has not left, as colleagues see them. The object of a person stays the same as long as nothing about them changes:
 * who looks for changes at every transition of a desk with hundreds of people has only those to look at that are new.
 */
export class Colleagues {
  readonly #deps: ColleaguesDeps;
  readonly #known = new Map<string, { account: Account; colleague: Colleague }>();

  constructor(deps: ColleaguesDeps) {
    this.#deps = deps;
  }

  /** The colleagues, the oldest account first; `there` is their presence, where it is known already. */
  list(there: ReadonlyMap<string, Presence> = this.#deps.presence.all()): Colleague[] {
    const { accounts, rows } = this.#deps;
    const colleagues: Colleague[] = [];
    for (const account of accounts.list()) {
      if (!account.isActive) continue;
      const { id } = account;
      colleagues.push(this.#one(account, there.get(id) ?? "offline", rows.lists.heldBy(id)));
    }
    return colleagues;
  }

  #one(account: Account, presence: Presence, open: number): Colleague {
    const { id, name, avatarPath, role, teams, languages, capacity } = account;
    const known = this.#known.get(id);
    const isSame = known?.account === account && known.colleague.presence === presence;
    if (isSame && known.colleague.open === open) return known.colleague;
    const picture = avatarPath !== undefined && { avatarPath };
    const colleague = { id, name, role, teams, languages, capacity, ...picture, presence, open };
    this.#known.set(id, { account, colleague });
    return colleague;
  }
}
