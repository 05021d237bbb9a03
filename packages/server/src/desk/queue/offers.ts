import { type Colleague, type DeskRow, OFFER_MS, type Presence } from "@prosa/protocol/desk";
import type { RowChange } from "../rows/desk-rows.ts";
import { nextOffer, type Offer } from "./next-offer.ts";

/** The offers in a row that a person may leave unanswered before they count as away. */
const MISSED_MAX = 2;

/** An offer that was made or is over. */
export interface OfferChange {
  row: DeskRow;
  person: string;
  /** Absent where the offer is over. */
  until?: number;
}

/** The offers of a desk: which are out, who let which go, and whose turn it is. In memory: a restart offers again. */
export class OfferTracker {
  readonly #offers = new Map<string, Offer>();
  readonly #declined = new Map<string, Set<string>>();
  readonly #assignedAt = new Map<string, number>();
  readonly #missed = new Map<string, number>();

  /** When the next offer runs out, in milliseconds since 1970; `null` where none is out. */
  get dueAt(): number | null {
    const until = [...this.#offers.values()].map((offer) => offer.until);
    return until.length > 0 ? Math.min(...until) : null;
  }

  /** Offers one conversation after the other, as long as anybody is free; `queue` is in its order. */
  offer(queue: readonly DeskRow[], people: readonly Colleague[], now: number): OfferChange[] {
    const made: OfferChange[] = [];
    for (;;) {
      const next = nextOffer(queue, people, {
        offers: this.#offers,
        declined: this.#declined,
        assignedAt: this.#assignedAt,
      });
      if (!next) return made;
      const until = now + OFFER_MS;
      this.#offers.set(next.row.session, { person: next.person, until });
      made.push({ ...next, until });
    }
  }

  /** Ends the offers whose time is over; returns them, and the people who have left too many unanswered. */
  expire(now: number): { sessions: { session: string; person: string }[]; absent: string[] } {
    const over = [...this.#offers].filter(([, { until }]) => until <= now);
    const absent: string[] = [];
    for (const [session, { person }] of over) {
      this.#end(session, person);
      const missed = (this.#missed.get(person) ?? 0) + 1;
      this.#missed.set(person, missed);
      if (missed >= MISSED_MAX) absent.push(person);
    }
    return { sessions: over.map(([session, { person }]) => ({ session, person })), absent };
  }

  /** Ends the offer of a conversation to a person who lets it go. False where it is not offered to them. */
  decline(session: string, person: string): boolean {
    if (this.#offers.get(session)?.person !== person) return false;
    this.#missed.delete(person);
    this.#end(session, person);
    return true;
  }

  /** Takes in a change of a row; returns the offer that it ends. */
  follow({ before, after, session }: RowChange, now: number): { session: string; person: string } | null {
    if (after?.owner.type === "agent" && before?.ownership !== after.ownership) {
      this.#assignedAt.set(after.owner.agent.id, now);
      this.#missed.delete(after.owner.agent.id);
    }
    const isWaiting = after?.owner.type === "queue";
    if (isWaiting && after.leftAt === undefined) return null;
    const offer = this.#offers.get(session);
    this.#offers.delete(session);
    // Who let it go is not asked again when the visitor is back.
    if (!isWaiting) this.#declined.delete(session);
    return offer ? { session, person: offer.person } : null;
  }

  /** The offers to a person that are out. */
  offersTo(person: string): { session: string; until: number }[] {
    return [...this.#offers].flatMap(([session, offer]) =>
      offer.person === person ? [{ session, until: offer.until }] : [],
    );
  }

  /** Ends the offers to people who are not online any more, without counting them as let go. */
  withdraw(presence: ReadonlyMap<string, Presence>): void {
    for (const [session, { person }] of this.#offers)
      if (presence.get(person) !== "online") this.#offers.delete(session);
  }

  #end(session: string, person: string): void {
    this.#offers.delete(session);
    const declined = this.#declined.get(session) ?? new Set();
    this.#declined.set(session, declined.add(person));
  }
}
