import type { DeskRow } from "@prosa/protocol/desk";
import { html, nothing, type TemplateResult } from "lit";
import type { Strings } from "../strings/index.ts";
import { minutesSince, shortTime } from "./time.ts";

/** Minutes of waiting from which on the clock turns amber, and red. */
const AMBER_MINUTES = 3;
const RED_MINUTES = 8;

interface ListView {
  rows: readonly DeskRow[];
  selected: string | undefined;
  hasMore: boolean;
  empty: string;
  onOpen: (session: string) => void;
  onMore: () => void;
}

/** Renders the conversations of a view, the one that is open marked. */
export function renderList(view: ListView, strings: Strings): TemplateResult {
  if (view.rows.length === 0) return html`<p class="empty">${view.empty}</p>`;
  return html`<ul class="rows">
    ${view.rows.map((row) => renderRow(row, row.session === view.selected, view.onOpen, strings))}
    ${
      view.hasMore
        ? html`<li><button class="bare more" @click=${view.onMore}>${strings.more}</button></li>`
        : nothing
    }
  </ul>`;
}

function renderRow(
  row: DeskRow,
  isSelected: boolean,
  onOpen: ListView["onOpen"],
  strings: Strings,
): TemplateResult {
  const { session, owner, unread, tags, priority } = row;
  return html`<li><button
    class="row" data-session=${session}
    aria-current=${isSelected ? "true" : nothing}
    @click=${() => onOpen(session)}
  >
    <span class="who">${row.visitor ?? strings.nobody}</span>
    <time datetime=${new Date(row.lastAt).toISOString()}>${shortTime(row.lastAt, strings.tag)}</time>
    <span class="preview">${row.preview}</span>
    ${unread > 0 ? html`<span class="unread" aria-label=${strings.unread(unread)}>${unread}</span>` : nothing}
    <span class="chips">
      ${owner.type === "queue" ? renderWait(owner.since, strings) : nothing}
      ${owner.type === "agent" ? html`<span class="chip">${owner.agent.name}</span>` : nothing}
      ${priority > 1 ? html`<span class="chip strong">${strings.details.priorities[priority]}</span>` : nothing}
      ${tags.map((tag) => html`<span class="chip">${tag}</span>`)}
    </span>
  </button></li>`;
}

function renderWait(since: number, strings: Strings): TemplateResult {
  const minutes = minutesSince(since);
  const level = minutes >= RED_MINUTES ? "late" : minutes >= AMBER_MINUTES ? "soon" : "";
  return html`<span class="chip wait ${level}">${strings.details.waiting(minutes)}</span>`;
}
