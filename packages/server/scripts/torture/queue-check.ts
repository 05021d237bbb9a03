import type { RoomEvent } from "@prosa/protocol";

/** The event that tells a visitor their place. */
export type QueuedEvent = Extract<RoomEvent, { type: "queued" }>;

/** What a visitor was told of their place, and what the line was at that moment. */
export interface Told extends Pick<QueuedEvent, "position" | "wait"> {
  /** The visitors before them whom nobody had answered yet; absent once somebody answers them. */
  ahead?: number;
}

/**
 * Says what was wrong with the places that one visitor was told, in their order: one behind an earlier one, though all who
 * came later wait behind them; one in front of people who were there before and still wait; and a wait that rose by more than
 * one span, whose end is the next one's beginning (I21).
 */
export function queueFaults(told: readonly Told[]): string[] {
  const faults: string[] = [];
  let position = Number.POSITIVE_INFINITY;
  let wait: QueuedEvent["wait"];
  for (const one of told) {
    if (one.position > position) faults.push("a place behind the one before");
    if (one.ahead !== undefined && one.position < one.ahead + 1)
      faults.push("a place in front of people who wait");
    if (wait && one.wait && one.wait.from > wait.to) faults.push("a wait that rose by more than a span");
    position = one.position;
    wait = one.wait ?? wait;
  }
  return faults;
}
