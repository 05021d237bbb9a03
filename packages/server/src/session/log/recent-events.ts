import type { DurableEvent } from "@prosa/protocol";

/** The events that are kept: the last few turns, and one more screen of choices. */
const RECENT_MAX = 16;

/**
 * The events that a room wrote or looked for last, by the ids they are found by. What a visitor presses, rates or says again is
 * mostly one of them, and needs no row to be read and opened.
 */
export class RecentEvents {
  readonly #events = new Map<string, DurableEvent>();

  add(id: string, event: DurableEvent): void {
    this.#events.delete(id);
    this.#events.set(id, event);
    const oldest = this.#events.keys().next();
    if (this.#events.size > RECENT_MAX && !oldest.done) this.#events.delete(oldest.value);
  }

  find(id: string): DurableEvent | undefined {
    const event = this.#events.get(id);
    if (event) this.add(id, event);
    return event;
  }

  clear(): void {
    this.#events.clear();
  }
}
