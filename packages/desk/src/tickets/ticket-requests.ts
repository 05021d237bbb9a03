import type {
  ChangeTicketRequest,
  CreateTicketRequest,
  TicketDetail,
  TicketPage,
} from "@prosa/protocol/desk";
import { requestAt } from "../client/requests.ts";

const PATH = "/api/desk/tickets";

/** One page of the tickets that fit the filters, the latest change first. */
export function listTickets(filters: URLSearchParams): Promise<TicketPage> {
  return requestAt("GET", `${PATH}?${filters}`);
}

/** The address at which the tickets that fit the filters are had as CSV. */
export function ticketsFile(filters: URLSearchParams): string {
  return `${PATH}.csv?${filters}`;
}

export function readTicket(id: string): Promise<TicketDetail> {
  return requestAt("GET", pathOf(id));
}

/** Changes a ticket; rejects with 409 `ticket-closed` for one that is closed. */
export function changeTicket(id: string, changes: ChangeTicketRequest): Promise<TicketDetail> {
  return requestAt("PATCH", pathOf(id), changes);
}

export function createTicket(ticket: CreateTicketRequest): Promise<TicketDetail> {
  return requestAt("POST", PATH, ticket);
}

function pathOf(id: string): string {
  return `${PATH}/${encodeURIComponent(id)}`;
}
