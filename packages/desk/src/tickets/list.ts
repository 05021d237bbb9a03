import type { Ticket } from "@prosa/protocol/desk";
import { html, nothing, type TemplateResult } from "lit";
import { shortTime } from "../inbox/time.ts";
import { renderFace } from "../parts/avatar.ts";
import { dueOf } from "./due.ts";
import type { TicketWords } from "./words.ts";

/** Renders one ticket of the list. */
export function renderTicket(
  ticket: Ticket,
  isOpen: boolean,
  { words, tag, open }: { words: TicketWords; tag: string; open: (id: string) => void },
): TemplateResult {
  const { id, number, subject, status, urgency, assignee, contact, changedAt, kind } = ticket;
  const due = dueOf(ticket, words, tag);
  const from = contact?.name ?? contact?.email ?? contact?.phone;
  const isRaised = urgency === "high" || urgency === "urgent";
  return html`<li><button class="row" data-ticket=${id} aria-current=${isOpen ? "true" : nothing} @click=${() => open(id)}>
    <span class="number">${number}</span>
    <span class="subject">${subject}</span>
    <span class="who"><time datetime=${new Date(changedAt).toISOString()}>${shortTime(changedAt, tag)}</time>${
      assignee
        ? html`<span class="sr">${words.assignee}: ${assignee.name}</span>${renderFace(assignee)}`
        : nothing
    }</span>
    <span class="chips"><span class="chip ${status === "new" ? "soon" : status === "solved" ? "calm" : ""}">${words.statuses[status]}</span>
      ${isRaised ? html`<span class="chip strong">${words.urgencies[urgency]}</span>` : nothing}
      ${due.level ? html`<span class="chip ${due.level}">${due.text}</span>` : nothing}
      <span class="from">${[from, kind].filter(Boolean).join(" · ")}</span></span>
  </button></li>`;
}
