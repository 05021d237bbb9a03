import type { ChatContext, Feature } from "../../app/feature.ts";
import { onDemand } from "../../app/on-demand.ts";

const findTickets = onDemand(() => import("./ticket-card.ts"));

/** The cards of tickets, each once and as its ticket stands now. Loaded with the first ticket. */
export function createTickets(context: ChatContext): Feature {
  return {
    renderPart: (part, messageId, strings) =>
      part.type === "ticket"
        ? findTickets(context.host)?.renderTicket(part.ticketId, messageId, strings, context)
        : undefined,
  };
}
