import type { Counts, DeskRow, View } from "@prosa/protocol/desk";
import { holderOf, isWithAssistantAlone, orderOf, shelfOf } from "./views.ts";

/** Where a row belongs in a list: the smallest `order` first, rows of one order by their session. */
interface Place {
  order: number;
  session: string;
}

/** A row in its place: to be read without being looked for, since a list is read far more often than it changes. */
interface Listed extends Place {
  row: DeskRow;
}

/** The rows of a desk in the order of each list, kept up as rows come and go, so that nothing is counted or sorted later. */
export class RowLists {
  readonly #lists = new Map<string, Listed[]>();
  readonly #holders = new Map<string, Listed[]>();

  add(row: DeskRow): void {
    for (const [lists, name, place] of this.#placesOf(row)) {
      const list = lists.get(name) ?? [];
      lists.set(name, list);
      list.splice(indexOf(list, place), 0, place);
    }
  }

  /** Takes a row out; it has to be as it was when it was added. */
  remove(row: DeskRow): void {
    for (const [lists, name, place] of this.#placesOf(row)) {
      const list = lists.get(name) ?? [];
      const at = indexOf(list, place);
      if (list[at]?.session === place.session) list.splice(at, 1);
      if (list.length === 0) lists.delete(name);
    }
  }

  /** The rows of the queue in its order, without those who have left it: these are behind all others. */
  get waiting(): DeskRow[] {
    const queue = this.#lists.get("queue") ?? [];
    return queue.slice(0, queue.length - (this.#lists.get("left")?.length ?? 0)).map(({ row }) => row);
  }

  /** The open conversations that a person has. */
  heldBy(person: string): number {
    return this.#holders.get(person)?.length ?? 0;
  }

  /** The people who have open conversations. */
  get holders(): string[] {
    return [...this.#holders.keys()];
  }

  /** The conversations that no person has had to do with. */
  get aloneCount(): number {
    return this.#lists.get("alone")?.length ?? 0;
  }

  /** The counts of all views of a person's. */
  of(person: string): Counts {
    const at = (name: string) => this.#lists.get(name)?.length ?? 0;
    const mine = this.heldBy(person);
    return {
      mine,
      queue: at("queue") - at("left"),
      others: at("agents") - mine,
      assistant: at("assistant"),
      snoozed: at("snoozed"),
      resolved: at("resolved"),
    };
  }

  /** The rows of a view in its order, at most `limit`, those from the place `from` on where it is given. */
  inView(view: View, person: string, { from, limit }: { from?: Place; limit?: number } = {}): Listed[] {
    const list = this.#listOf(view, person);
    const start = from ? indexOf(list, from) : 0;
    return list.slice(start, limit === undefined ? undefined : start + limit);
  }

  /**
   * The rows that lie longest without a person's work on them, the longest first, at most `limit`: of all, or of those with
   * the assistant alone.
   */
  idle(limit: number, isAlone: boolean): Listed[] {
    const names = isAlone ? ["alone"] : ["resolved", "assistant"];
    return names
      .flatMap((name) => this.#lists.get(name)?.slice(-limit) ?? [])
      .sort((one, other) => other.order - one.order)
      .slice(0, limit);
  }

  /** When the oldest conversation with the assistant alone had its last message that the desk knows of; `null` for none. */
  get oldestAloneAt(): number | null {
    const oldest = this.#lists.get("alone")?.at(-1);
    return oldest ? -oldest.order : null;
  }

  #listOf(view: View, person: string): readonly Listed[] {
    if (view === "mine") return this.#holders.get(person) ?? [];
    if (view !== "others") return this.#lists.get(view) ?? [];
    const own = new Set(this.#holders.get(person)?.map(({ session }) => session));
    return (this.#lists.get("agents") ?? []).filter(({ session }) => !own.has(session));
  }

  *#placesOf(row: DeskRow): Generator<[Map<string, Listed[]>, string, Listed]> {
    const shelf = shelfOf(row);
    const { session } = row;
    yield [this.#lists, shelf, { order: orderOf(row, shelf), session, row }];
    const holder = holderOf(row);
    const byTime = { order: orderOf(row), session, row };
    if (holder !== undefined) yield [this.#holders, holder, byTime];
    if (shelf === "queue" && row.leftAt !== undefined) yield [this.#lists, "left", byTime];
    if (isWithAssistantAlone(row)) yield [this.#lists, "alone", byTime];
  }
}

/** The index of a place in a list, or that at which it belongs. */
function indexOf(list: readonly Place[], { order, session }: Place): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const found = list[middle];
    const isBefore = found && (found.order < order || (found.order === order && found.session < session));
    if (isBefore) low = middle + 1;
    else high = middle;
  }
  return low;
}
