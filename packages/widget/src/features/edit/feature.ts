import { html, nothing } from "lit";
import type { ChatContext, Feature } from "../../app/feature.ts";
import type { SaidRow } from "../../client/state/rows.ts";
import type { ChatState } from "../../client/state/state.ts";
import type { Strings } from "../../strings/index.ts";
import { adoptStyle } from "../../styles/adopt-style.ts";
import type { Slot } from "../../view/slot.ts";
import { leaveIcon } from "../search/icons.ts";
import { copy, readMessage, select } from "./copying.ts";
import { Editing } from "./editing.ts";
import { pencilIcon } from "./icons.ts";
import { renderTools, type ToolsGestures } from "./message-tools.ts";
import { type Replaceable, replaceableOf } from "./replaceable.ts";
import { EDIT_STRINGS, type EditStrings } from "./strings.ts";
import { EDIT_STYLE } from "./styles.ts";

const COPIED_MS = 2_000;

/** The buttons of a message: copy it, rate it, edit the question, ask for another answer. */
export function createEdit(context: ChatContext): Feature {
  return new Edit(context);
}

class Edit implements Feature {
  readonly #context: ChatContext;
  readonly #editing: Editing;
  readonly #sheet = new CSSStyleSheet();
  readonly #gestures: ToolsGestures;
  #words: EditStrings = EDIT_STRINGS.en;
  #replaceable: Replaceable | undefined;
  #status = "";
  #style = "";
  #regenerated: string | undefined;
  #copied: { id: string; word: string } | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(context: ChatContext) {
    this.#context = context;
    this.#editing = new Editing(context);
    this.#gestures = {
      copy: (article) => void this.#copy(article),
      edit: () => this.#edit(),
      regenerate: () => this.#regenerate(),
      rate: (messageId, rating) => context.conversation.rate(messageId, rating),
    };
    const { renderRoot } = context.host;
    adoptStyle(renderRoot, EDIT_STYLE);
    if (renderRoot instanceof ShadowRoot) renderRoot.adoptedStyleSheets.push(this.#sheet);
    renderRoot.addEventListener("focusin", this.#handleFocus);
  }

  get holdsInput(): boolean {
    return this.#editing.id !== undefined;
  }

  handleDraft(draft: string): boolean {
    return this.#editing.keep(draft);
  }

  #endEditing(): void {
    if (!this.#editing.id) return;
    this.#editing.end();
    this.#announce("");
  }

  render(slot: Slot, state: ChatState, strings: Strings): unknown {
    if (slot === "top") {
      // This slot is rendered before the messages, which use these.
      this.#words = { ...EDIT_STRINGS[strings.language], ...strings };
      this.#replaceable = replaceableOf(state);
    }
    return slot === "notice" ? this.#renderNotice() : nothing;
  }

  renderTools(row: SaidRow, isCurrent: boolean): unknown {
    const { key } = row;
    const own = this.#replaceable?.id;
    const view = {
      isCurrent,
      canEdit: key === own,
      canRegenerate: isCurrent && row.type === "message" && row.message.replyTo === own && own !== undefined,
      rating: this.#ratingOf(row),
      copied: this.#copied?.id === key ? this.#copied.word : undefined,
    };
    return renderTools(row, view, this.#words, this.#gestures);
  }

  #ratingOf(row: SaidRow): "down" | "up" | undefined {
    if (row.type !== "message") return undefined;
    const asked = this.#context.conversation.state.outbox.findLast(
      ({ command, state }) =>
        command.type === "rate" && command.messageId === row.key && state.type !== "failed",
    );
    return asked?.command.type === "rate" ? asked.command.rating : row.rating;
  }

  handleUpdated(): void {
    const { id } = this.#editing;
    if (id && this.#replaceable?.id !== id) {
      this.#editing.lose();
      this.#announce(this.#words.editingLost);
    }
    this.#updateStyle();
    // The button that had the focus is gone, together with its answer.
    if (!this.#regenerated || this.#regenerated === this.#replaceable?.id) return;
    this.#regenerated = undefined;
    if (this.#context.host.shadowRoot?.activeElement) return;
    const own = this.#context.host.renderRoot.querySelectorAll<HTMLElement>("[role=article].visitor");
    own[own.length - 1]?.focus({ preventScroll: true });
  }

  /** The arrow up in an empty input edits the last question; Escape ends editing. */
  handleKey(event: KeyboardEvent): boolean {
    const isUsed = !event.defaultPrevented && this.#use(event);
    if (isUsed) event.preventDefault();
    return isUsed;
  }

  #use(event: KeyboardEvent): boolean {
    const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
    if (key === "Escape") return this.#handleEscape();
    const isPlain = !altKey && !ctrlKey && !metaKey && !shiftKey;
    if (key !== "ArrowUp" || event.target !== this.#context.input() || !isPlain) return false;
    if (this.#context.draft() || !this.#replaceable) return false;
    this.#edit();
    return true;
  }

  #handleEscape(): boolean {
    if (!this.#editing.id) return false;
    this.#endEditing();
    return true;
  }

  handleClosed(): void {
    this.#editing.end();
    this.#status = "";
    this.#copied = undefined;
  }

  #renderNotice(): unknown {
    const words = this.#words;
    const end = () => {
      this.#endEditing();
      this.#context.input()?.focus();
    };
    return html`<p class="unseen" role="status">${this.#status}</p>
      ${
        this.#editing.id
          ? html`<div class="editing">
            ${pencilIcon}
            <p><strong>${words.editing}</strong><span>${words.editingHint}</span></p>
            <button class="plain-round" type="button" aria-label=${words.endEditing} title=${words.endEditing} aria-keyshortcuts="Escape" @click=${end}>
              ${leaveIcon}
            </button>
          </div>`
          : nothing
      }`;
  }

  #edit(): void {
    if (!this.#replaceable) return;
    void this.#editing.begin(this.#replaceable);
    this.#announce(`${this.#words.editing}. ${this.#words.editingHint}`);
  }

  handleSay(text: string): boolean {
    const { id } = this.#editing;
    if (!id) return false;
    this.#context.notify("stopSpeech");
    if (this.#context.say(text, id)) this.#endEditing();
    return true;
  }

  #regenerate(): void {
    const asked = this.#replaceable;
    if (!asked) return;
    this.#context.notify("stopSpeech");
    if (this.#context.say(asked.text, asked.id)) this.#regenerated = asked.id;
  }

  async #copy(article: HTMLElement): Promise<void> {
    const { activeElement } = this.#context.host.shadowRoot ?? {};
    const isCopied = await copy(readMessage(article), this.#context.host.renderRoot);
    if (activeElement instanceof HTMLElement) activeElement.focus({ preventScroll: true });
    if (!isCopied) select(article);
    const word = isCopied ? this.#words.copied : this.#words.selected;
    this.#copied = { id: article.dataset.id ?? "", word };
    this.#announce(word);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#copied = undefined;
      this.#announce("");
    }, COPIED_MS);
  }

  #updateStyle(): void {
    const { id } = this.#editing;
    const outline = `[data-id="${CSS.escape(id ?? "")}"] .bubble { outline: 2px dashed var(--_accent); outline-offset: 2px }`;
    // A message that replaces another one appears in its place without an animation.
    const still = ".log .row.visitor:last-child { animation: none }";
    const style = `${id ? outline : ""}${this.#replaceable?.isReplacing ? still : ""}`;
    if (style !== this.#style) this.#sheet.replaceSync(style);
    this.#style = style;
  }

  #announce(status: string): void {
    this.#status = status;
    this.#context.host.requestUpdate();
  }

  // Of the older messages, only the focused one has its button in the tab order.
  readonly #handleFocus = ({ target }: Event): void => {
    const article = target instanceof Element ? target.closest("[role=article]") : null;
    for (const tool of this.#context.host.renderRoot.querySelectorAll(".beside .tool")) {
      tool.setAttribute("tabindex", article?.contains(tool) ? "0" : "-1");
    }
  };
}
