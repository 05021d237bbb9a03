import { type OutboxJob, within } from "../../platform/outbox.ts";
import type { RoomHost } from "../../platform/room-host.ts";
import type { SessionLog } from "../log/session-log.ts";

/** The longest time that one request to the desk may take, in milliseconds. */
const REQUEST_PATIENCE_MS = 30_000;

/** The parts of a session that its ticket job works with. */
interface TicketJobDeps {
  host: Pick<RoomHost, "callRoom" | "now" | "after">;
  log: SessionLog;
  inOrder: <T>(work: () => Promise<T>) => Promise<T>;
}

/** Brings the tickets that a visitor confirmed to the site's desk, one after the other; the desk knows a repeat by its id. */
export class TicketJob implements OutboxJob {
  readonly kind = "ticket";
  readonly #deps: TicketJobDeps;

  constructor(deps: TicketJobDeps) {
    this.#deps = deps;
  }

  get isPending(): boolean {
    return (this.#deps.log.row?.ticketRequests ?? []).length > 0;
  }

  async deliver(): Promise<void> {
    const { host, log, inOrder } = this.#deps;
    const { row } = log;
    const request = row?.ticketRequests?.[0];
    if (!row || !request) return;
    const { id, draft, contact } = request;
    const { language } = row.context;
    const ticket = { ...draft, id, contact, session: row.session, ...(language && { language }) };
    const init = { method: "POST", body: JSON.stringify({ ticket }) };
    const response = await within(
      host,
      REQUEST_PATIENCE_MS,
      host.callRoom("desk", row.site, "/tickets", init),
    );
    if (!response?.ok) throw new Error(`The desk's room answered ${response?.status ?? "nothing in time"}.`);
    await inOrder(async () => {
      if (!log.row?.ticketRequests?.some((one) => one.id === id)) return;
      const changes = ({ ticketRequests = [] }: NonNullable<typeof log.row>) => ({
        ticketRequests: ticketRequests.filter((one) => one.id !== id),
      });
      await log.append({ events: [], changes, now: host.now() });
    });
  }
}
