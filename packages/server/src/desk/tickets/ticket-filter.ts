import type { Ticket, TicketCounts } from "@prosa/protocol/desk";
import type { TicketMark } from "./ticket-row.ts";

/** A list's wishes: which tickets, and from which place of the page before. */
export interface TicketFilter {
  status?: readonly Ticket["status"][];
  urgency?: Ticket["urgency"];
  /** A person's id, or `none`. */
  assignee?: string;
  /** Those alone that are not done after the time that was promised. */
  overdue?: boolean;
  number?: number;
  session?: string;
  from?: string;
  limit?: number;
}

/** True for a ticket that is not done, and whose promised time is over. */
function isOverdue({ status, expectedAt }: TicketMark, now: number): boolean {
  return status !== "solved" && status !== "closed" && expectedAt !== undefined && expectedAt < now;
}

export function isWanted(mark: TicketMark, filter: TicketFilter, now: number): boolean {
  const { status, urgency, assignee, overdue = false, number, session } = filter;
  if (status && !status.includes(mark.status)) return false;
  if (urgency !== undefined && mark.urgency !== urgency) return false;
  if (number !== undefined && mark.number !== number) return false;
  if (session !== undefined && mark.session !== session) return false;
  if (overdue && !isOverdue(mark, now)) return false;
  return assignee === undefined || (mark.assignee ?? "none") === assignee;
}

/** Counts all tickets of a site. */
export function countsOf(marks: Iterable<TicketMark>, now: number): TicketCounts {
  const counts = { new: 0, open: 0, waiting: 0, solved: 0, closed: 0, overdue: 0, unassigned: 0 };
  for (const mark of marks) {
    counts[mark.status] += 1;
    if (isOverdue(mark, now)) counts.overdue += 1;
    const isDone = mark.status === "solved" || mark.status === "closed";
    if (!isDone && mark.assignee === undefined) counts.unassigned += 1;
  }
  return counts;
}

export function ticketPlaceOf([id, { changedAt }]: [string, TicketMark]): string {
  return `${changedAt}.${id}`;
}

/** True for a ticket that comes before a place of the form `changedAt.id`. */
export function isBefore([id, { changedAt }]: [string, TicketMark], place: string): boolean {
  const at = Number(place.slice(0, place.indexOf(".")));
  return changedAt > at || (changedAt === at && id < place.slice(place.indexOf(".") + 1));
}
