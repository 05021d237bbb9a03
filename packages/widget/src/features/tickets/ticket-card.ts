import type { TicketPart } from "@prosa/protocol";
import { html, nothing, type TemplateResult } from "lit";
import type { ChatContext } from "../../app/feature.ts";
import type { ChatState } from "../../client/state/state.ts";
import type { Strings } from "../../strings/index.ts";
import { renderLink } from "../../view/rich-text.ts";
import { TICKET_STRINGS } from "./strings.ts";

export { TICKET_STYLE as STYLE } from "./styles.ts";

/**
 * Renders the card of a ticket in the first message that shows it, as the last one has it; nothing in the others, whose words
 * tell of the change.
 */
export function renderTicket(
  ticketId: string,
  messageId: string,
  strings: Strings,
  { conversation, host }: Pick<ChatContext, "conversation" | "host">,
): TemplateResult | typeof nothing {
  const shown = shownTickets(conversation.state, ticketId);
  const latest = shown.at(-1);
  if (!latest || shown[0]?.messageId !== messageId) return nothing;
  const { number, title, status, expectedAt, followPath } = latest.part;
  const words = TICKET_STRINGS[strings.language];
  const isDone = status === "solved" || status === "closed";
  const link = followPath === undefined ? undefined : new URL(followPath, host.server || location.href).href;
  return html`<div class="card ticket" part="card" data-status=${status}>
    <div class="facts">
      <span class="number">${words.ticket(number ?? ticketId)}</span>
      <strong>${title}</strong>
      ${
        expectedAt === undefined || isDone
          ? nothing
          : html`<span class="expected">${words.expected(timeOf(expectedAt, strings.language))}</span>`
      }
    </div>
    <span class="availability" aria-live="polite">${words.statuses[status]}</span>
    ${
      link === undefined
        ? nothing
        : renderLink(
            link,
            html`${words.follow}<span class="unseen">, ${words.ticket(number ?? ticketId)}</span>`,
            "more",
          )
    }
  </div>`;
}

/** The states of a ticket that the log shows, with the messages that show them, the oldest first. */
function shownTickets({ log }: ChatState, ticketId: string): { part: TicketPart; messageId: string }[] {
  return log.flatMap((event) => {
    if (event.type !== "said") return [];
    const part = event.message.parts.find(
      (one): one is TicketPart => one.type === "ticket" && one.ticketId === ticketId,
    );
    return part ? [{ part, messageId: event.message.id }] : [];
  });
}

function timeOf(at: number, language: string): string {
  return new Intl.DateTimeFormat(language, {
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
  }).format(at);
}
