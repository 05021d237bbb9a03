import type { DeskRow, View } from "@prosa/protocol/desk";

/** The views in the order in which they are shown. */
export const VIEWS: readonly View[] = ["mine", "queue", "others", "assistant", "snoozed", "resolved"];

/** Each step of priority counts as much as ten minutes of waiting. */
const PRIORITY_MS = 600_000;

/** The view to which a row belongs for the person `me`. */
export function viewOf({ owner, phase }: DeskRow, me: string): View {
  if (phase.type !== "open") return phase.type;
  if (owner.type !== "agent") return owner.type;
  return owner.agent.id === me ? "mine" : "others";
}

/** The rows of a view in its order: the queue by who is next, behind them those who left it, all others by their last word, the latest first. */
export function rowsOfView(rows: Iterable<DeskRow>, view: View, me: string): DeskRow[] {
  const own = [...rows].filter((row) => viewOf(row, me) === view);
  return own.sort((one, other) =>
    view === "queue"
      ? hasLeft(one) - hasLeft(other) || turnOf(one) - turnOf(other)
      : other.lastAt - one.lastAt,
  );
}

function hasLeft({ leftAt }: DeskRow): number {
  return leftAt === undefined ? 0 : 1;
}

function turnOf({ owner, priority, lastAt }: DeskRow): number {
  return (owner.type === "queue" ? owner.since : lastAt) - priority * PRIORITY_MS;
}
