import type { Colleague, DeskRow } from "@prosa/protocol/desk";

/** A conversation offered to a person until a time, in milliseconds since 1970. */
export interface Offer {
  person: string;
  until: number;
}

/** The facts that the choice of a person depends on besides the conversation and the people. */
interface OfferState {
  /** The offers that are out, by session. */
  offers: ReadonlyMap<string, Offer>;
  /** People who let a conversation go, by session: it is not offered to them again. */
  declined: ReadonlyMap<string, ReadonlySet<string>>;
  /** When a person was last given a conversation, in milliseconds since 1970; absent where never. */
  assignedAt: ReadonlyMap<string, number>;
}

/**
 * The next conversation to offer, and to whom: the first of the queue for which anybody is free, to the person who has
 * waited longest for one (the one who ended it before goes first) among those who are online, speak its language, are of its team and have room. `null` where nobody
 * is free for any. Pure; `queue` is in its order.
 */
export function nextOffer(
  queue: readonly DeskRow[],
  people: readonly Colleague[],
  state: OfferState,
): { row: DeskRow; person: string } | null {
  const busy = new Set([...state.offers.values()].map(({ person }) => person));
  const free = people
    .filter(({ id, presence, open, capacity }) => presence === "online" && open < capacity && !busy.has(id))
    .sort((one, other) => assignedAt(state, one) - assignedAt(state, other) || (one.id < other.id ? -1 : 1));
  if (free.length === 0) return null;
  for (const row of queue) {
    if (state.offers.has(row.session)) continue;
    const fit = free.filter(
      (person) => fits(row, person) && !state.declined.get(row.session)?.has(person.id),
    );
    const person = fit.find(({ id }) => id === row.preferred?.id) ?? fit[0];
    if (person) return { row, person: person.id };
  }
  return null;
}

function assignedAt({ assignedAt }: OfferState, { id }: Colleague): number {
  return assignedAt.get(id) ?? 0;
}

function fits({ owner, language }: DeskRow, { teams, languages }: Colleague): boolean {
  const isOfTeam = owner.type !== "queue" || owner.team === undefined || teams.includes(owner.team);
  return isOfTeam && (language === undefined || languages.length === 0 || languages.includes(language));
}
