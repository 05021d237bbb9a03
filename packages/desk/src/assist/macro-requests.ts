import type { Macro, Macros, PutMacroRequest, Ticket, TicketDetail } from "@prosa/protocol/desk";
import { requestAt } from "../client/requests.ts";

const PATH = "/api/desk/macros";

/** The site's macros, by shortcut. */
export async function listMacros(): Promise<Macro[]> {
  return (await requestAt<Macros>("GET", PATH)).macros;
}

export function putMacro(shortcut: string, macro: PutMacroRequest): Promise<Macro> {
  return requestAt("PUT", `${PATH}/${encodeURIComponent(shortcut)}`, macro);
}

export function removeMacro(shortcut: string): Promise<void> {
  return requestAt("DELETE", `${PATH}/${encodeURIComponent(shortcut)}`);
}

/** Changes a ticket's urgency; rejects with 409 `ticket-closed` for one that was closed meanwhile. */
export function changeUrgency(id: string, changes: { urgency: Ticket["urgency"] }): Promise<TicketDetail> {
  return requestAt("PATCH", `/api/desk/tickets/${encodeURIComponent(id)}`, changes);
}
