import type { DeskRow, View } from "@prosa/protocol/desk";

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
export function holderOf(row: Pick<DeskRow, "owner" | "phase">): string | undefined {
  return row.phase.type === "open" && row.owner.type === "agent" ? row.owner.agent.id : undefined;
}

/**
 * True for an open conversation that no person has had to do with. The desk hears of it seldom, tells only those who look at such
 * conversations, and keeps it for days instead of for good.
 */
export function isWithAssistantAlone({ owner, phase, ownership, tags }: Omit<DeskRow, "rev">): boolean {
  return ownership === 0 && owner.type === "assistant" && phase.type === "open" && tags.length === 0;
}

/** Added to the order of those who have left the queue: behind all who wait, by far, and exact in a number of 53 bits. */
const LEFT_ORDER = 1e15;

/**
 * The key by which a list is ordered, the smallest first: the queue by priority and wait, those who have left it behind all others;
 * all other lists by the latest message.
 */
export function orderOf(row: DeskRow, shelf?: Shelf): number {
  if (shelf !== "queue" || row.owner.type !== "queue") return -row.lastAt;
  const turn = row.owner.since - row.priority * PRIORITY_STEP_MS;
  return row.leftAt === undefined ? turn : turn + LEFT_ORDER;
}
