import type { Counts, DeskRow, View } from "@prosa/protocol/desk";

/** The time of waiting that weighs as much as one step of priority, in milliseconds, so that no wait is without end. */
export const PRIORITY_STEP_MS = 10 * 60_000;

/** The list that a row is in, apart from whose it is. */
type Shelf = Exclude<View, "mine" | "others"> | "agents";

/** The shelf that a row's owner and phase put it on. */
export function shelfOf({ owner, phase }: Pick<DeskRow, "owner" | "phase">): Shelf {
  if (phase.type !== "open") return phase.type;
  return owner.type === "agent" ? "agents" : owner.type;
}

/** The person who has an open conversation; `undefined` where none has. */
function holderOf(row: Pick<DeskRow, "owner" | "phase">): string | undefined {
  return row.phase.type === "open" && row.owner.type === "agent" ? row.owner.agent.id : undefined;
}

/** True where a row is in a view of this person's. */
export function isInView(row: DeskRow, view: View, person: string): boolean {
  const shelf = shelfOf(row);
  if (view === "mine") return holderOf(row) === person;
  if (view === "others") return shelf === "agents" && holderOf(row) !== person;
  return shelf === view;
}

/** The key by which a view is ordered, the smallest first: the queue by priority and wait, all others by the latest message. */
export function orderOf(row: DeskRow, view: View): number {
  if (view !== "queue" || row.owner.type !== "queue") return -row.lastAt;
  return row.owner.since - row.priority * PRIORITY_STEP_MS;
}

/** How many rows are in each list, kept up as rows come and go. */
export class RowCounts {
  readonly #shelves = new Map<Shelf, number>();
  readonly #held = new Map<string, number>();

  /** Counts a row in (`by` 1) or out (-1). */
  count(row: DeskRow, by: 1 | -1): void {
    add(this.#shelves, shelfOf(row), by);
    const holder = holderOf(row);
    if (holder !== undefined) add(this.#held, holder, by);
  }

  /** The open conversations that a person has. */
  heldBy(person: string): number {
    return this.#held.get(person) ?? 0;
  }

  /** The people who have open conversations. */
  get holders(): string[] {
    return [...this.#held.keys()];
  }

  /** The counts of all views of a person's. */
  of(person: string): Counts {
    const at = (shelf: Shelf) => this.#shelves.get(shelf) ?? 0;
    const mine = this.heldBy(person);
    return {
      mine,
      queue: at("queue"),
      others: at("agents") - mine,
      assistant: at("assistant"),
      snoozed: at("snoozed"),
      resolved: at("resolved"),
    };
  }
}

function add<Key>(counts: Map<Key, number>, key: Key, by: number): void {
  const count = (counts.get(key) ?? 0) + by;
  if (count > 0) counts.set(key, count);
  else counts.delete(key);
}
