import type { Ticket } from "@prosa/protocol/desk";

/**
 * The list after its first page was read again: that page, and of the tickets that were shown those that come after it and
 * did not change in between.
 */
export function withFirstPage(
  shown: readonly Ticket[],
  first: readonly Ticket[],
  changed: readonly string[],
  hasMore: boolean,
): Ticket[] {
  const last = first.at(-1);
  if (!hasMore || !last) return [...first];
  const isKept = ({ id, changedAt }: Ticket) =>
    changedAt <= last.changedAt && !changed.includes(id) && !first.some((one) => one.id === id);
  return [...first, ...shown.filter(isKept)];
}
