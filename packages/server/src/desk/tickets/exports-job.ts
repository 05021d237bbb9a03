import type { TicketReport } from "../../exporters/events/exported-event.ts";
import { type OutboxJob, within } from "../../platform/outbox.ts";
import type { PendingList } from "../../platform/pending-list.ts";
import type { RoomHost } from "../../platform/room-host.ts";
import type { TicketStep } from "./ticket-store.ts";

/** The longest time that one request to the exports' room may take, in milliseconds. */
const REQUEST_PATIENCE_MS = 30_000;

interface ExportsJobDeps {
  host: Pick<RoomHost, "callRoom" | "after">;
  reports: PendingList<TicketReport>;
  /** The desk's site; `null` before anybody came to it. */
  site: () => string | null;
}

/** Tells the room of the site's exports of tickets, in the order in which they changed. */
export class TicketExportsJob implements OutboxJob {
  readonly kind = "ticket-exports";
  readonly #deps: ExportsJobDeps;

  constructor(deps: ExportsJobDeps) {
    this.#deps = deps;
  }

  get isPending(): boolean {
    return !this.#deps.reports.isEmpty;
  }

  async deliver(): Promise<void> {
    const { host, reports, site } = this.#deps;
    const [next] = reports.pieces();
    const id = site();
    if (!next || id === null) return;
    const [key, report] = next;
    const init = { method: "POST", body: JSON.stringify(report) };
    const response = await within(host, REQUEST_PATIENCE_MS, host.callRoom("exports", id, "/ticket", init));
    if (!response?.ok)
      throw new Error(`The exports' room answered ${response?.status ?? "nothing in time"}.`);
    await reports.settle(key);
  }
}

/** The report of a step of a ticket; `null` for a step that the visitor is not to know of either. */
export function reportOf({ ticket, rev, entries }: TicketStep): TicketReport | null {
  const { id, number, status, urgency, changedAt, createdAt, session } = ticket;
  const isNew = changedAt === createdAt && status === "new";
  if (!isNew && !entries.some(({ isPublic }) => isPublic)) return null;
  return {
    number,
    rev,
    type: isNew ? "ticket.opened" : "ticket.changed",
    at: changedAt,
    ...(session !== undefined && { session }),
    data: { ticketId: id, status, urgency },
  };
}
