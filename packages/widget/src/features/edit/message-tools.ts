import { html, nothing, type TemplateResult } from "lit";
import type { SaidRow } from "../../client/state/rows.ts";
import { againIcon, copyIcon, doneIcon, pencilIcon, thumbIcon } from "./icons.ts";
import type { EditStrings } from "./strings.ts";

interface ToolsView {
  isCurrent: boolean;
  /** Whether the visitor may edit it. */
  canEdit: boolean;
  /** Whether the visitor may ask for another answer. */
  canRegenerate: boolean;
  /** The visitor's rating, also while it is on its way. */
  rating: "down" | "up" | undefined;
  /** The word that says whether it was copied, shortly after that. */
  copied: string | undefined;
}

export interface ToolsGestures {
  copy: (article: HTMLElement) => void;
  edit: () => void;
  regenerate: () => void;
  rate: (messageId: string, rating: "down" | "up") => void;
}

/** Renders the buttons of one message: under the newest answer, and on hover or focus beside an older one. */
export function renderTools(
  row: SaidRow,
  view: ToolsView,
  words: EditStrings,
  gestures: ToolsGestures,
): unknown {
  if (view.canEdit) {
    return html`<div class="tools own" aria-live="off">${button("edit", words.edit, pencilIcon, gestures.edit)}</div>`;
  }
  if (row.type !== "message") return nothing;
  const { message } = row;
  const { rating } = view;
  const isAnswer = message.author === "assistant" || message.author === "agent";
  if (!isAnswer || message.parts.length === 0) return nothing;
  const rate = (value: "down" | "up", label: string) => html`<button
    class="tool thumb ${value}"
    type="button"
    aria-label=${label}
    title=${label}
    aria-pressed=${rating === value}
    @click=${() => gestures.rate(message.id, value)}
  >${thumbIcon}</button>`;
  if (!view.isCurrent && !rating) {
    return html`<div class="tools beside" aria-live="off">${renderChip(view)}${renderCopy(view, words, gestures, -1)}</div>`;
  }
  return html`<div class="tools" role="group" aria-label=${words.tools} aria-live="off">
    ${renderCopy(view, words, gestures, 0)}
    ${view.canRegenerate ? button("again", words.again, againIcon, gestures.regenerate) : nothing}
    ${message.author === "assistant" ? [rate("up", words.helpful), rate("down", words.unhelpful)] : nothing}
    ${renderChip(view)}
  </div>`;
}

function renderChip({ copied }: ToolsView): unknown {
  return copied ? html`<span class="chip" aria-hidden="true">${copied}</span>` : nothing;
}

function renderCopy(
  { copied }: ToolsView,
  words: EditStrings,
  { copy }: ToolsGestures,
  tabindex: number,
): TemplateResult {
  const handleClick = ({ currentTarget }: Event) => {
    const article = currentTarget instanceof Element && currentTarget.closest("[role=article]");
    if (article instanceof HTMLElement) copy(article);
  };
  return html`<button
    class="tool copy"
    type="button"
    tabindex=${tabindex}
    aria-label=${words.copy}
    title=${words.copy}
    @click=${handleClick}
  >${copied ? doneIcon : copyIcon}</button>`;
}

function button(name: string, label: string, icon: TemplateResult, act: () => void): TemplateResult {
  return html`<button class="tool ${name}" type="button" aria-label=${label} title=${label} @click=${act}>${icon}</button>`;
}
