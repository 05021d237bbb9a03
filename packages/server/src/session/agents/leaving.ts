import type { PeopleRow } from "../log/people-row.ts";
import { mailAddressOf, type SessionRow } from "../log/session-row.ts";

/** The time without a browser after which a visitor who waits has left, in milliseconds: a reload or a tunnel is shorter. */
export const LEAVE_MS = 60_000;

/** The time after they went within which a visitor gets their own place in the queue back, in milliseconds. */
export const PLACE_KEPT_MS = 10 * 60_000;

const HERE = { type: "here" } as const;

/** True while it matters whether the visitor has the conversation open: they wait for a person. */
export function isWaiting({ people }: Pick<SessionRow, "people">): boolean {
  return people.owner.type === "queue";
}

/**
 * The change of a waiting conversation that follows from whether its visitor has it open now: they went, have left, or are back,
 * at their own place or at the queue's end. `null` where nothing changes. A visitor whom people reach by mail or on a channel
 * need not stay, and one whom no browser ever brought is not missed. Pure.
 */
export function whereaboutsOf(row: SessionRow, isHere: boolean, now: number): Partial<PeopleRow> | null {
  const { owner, browser } = row.people;
  if (owner.type !== "queue") return null;
  if (!browser) return isHere ? { browser: HERE } : null;
  if (!isHere && !isReachable(row)) {
    if (browser.type === "here") return { browser: { type: "gone", at: now } };
    const hasLeft = browser.type === "gone" && browser.at + LEAVE_MS <= now;
    return hasLeft ? { browser: { type: "left", at: browser.at } } : null;
  }
  if (browser.type === "here") return null;
  const isPlaceKept = browser.type === "gone" || now - browser.at <= PLACE_KEPT_MS;
  return { browser: HERE, ...(!isPlaceKept && { owner: { ...owner, since: now }, waitingSince: now }) };
}

/** When a visitor who is gone will have left, in milliseconds since 1970; `null` where that is not to come. */
export function leavesAt(row: SessionRow | null): number | null {
  const { owner, browser } = row?.people ?? {};
  if (!row || owner?.type !== "queue" || browser?.type !== "gone" || isReachable(row)) return null;
  return browser.at + LEAVE_MS;
}

function isReachable(row: SessionRow): boolean {
  return row.channels.rooms.length > 0 || mailAddressOf(row) !== null;
}
