import { html, type LitElement, nothing } from "lit";
import type { Place, Reach } from "../../app/feature.ts";
import { adoptStyle, lazily } from "../../client/lazily.ts";
import type { SaidRow } from "../../client/state/rows.ts";
import type { ChatState } from "../../client/state/state.ts";
import type { Strings } from "../../strings/index.ts";
import type { Paging } from "../../viewport/paging.ts";
import type { Search } from "../search/search.ts";
import { copy, readMessage, select } from "./copying.ts";
import { REVISIT_STRINGS, type RevisitStrings } from "./strings.ts";
import { Editing, type EditingOptions } from "./editing.ts";
import { leaveIcon, pencilIcon } from "./icons.ts";
import { renderTools, type ToolsGestures } from "./message-tools.ts";
import { type Replaceable, replaceableOf } from "./replaceable.ts";

export { REVISIT_STYLE } from "./styles.ts";

const COPIED_MS = 2_000;

export interface RevisitOptions extends EditingOptions, Pick<Reach, "controller" | "gestures" | "say"> {
  paging: Paging;
  /** Ends what is being read aloud. */
  silence: () => void;
}

/** Copies what was said, mends the last question, asks it again, and looks for something in all of it. */
export class Revisit {
  readonly #host: LitElement;
  readonly #options: RevisitOptions;
  readonly #editing: Editing;
  readonly #sheet = new CSSStyleSheet();
  readonly #gestures: ToolsGestures;
  #words: RevisitStrings = REVISIT_STRINGS.en;
  #replaceable: Replaceable | undefined;
  #status = "";
  #style = "";
  #repeated: string | undefined;
  #copied: { id: string; word: string } | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #search: Search | undefined;

  readonly #loadSearch = lazily(async () => {
    const { SEARCH_STYLE, Search } = await import("../search/search.ts");
    adoptStyle(this.#host.renderRoot, SEARCH_STYLE);
    const { controller, paging } = this.#options;
    this.#search = new Search(this.#host, { state: () => controller.state, paging });
    return this.#search;
  });

  constructor(host: LitElement, options: RevisitOptions) {
    this.#host = host;
    this.#options = options;
    this.#editing = new Editing(host, options);
    this.#gestures = {
      copy: (article) => void this.#copy(article),
      edit: () => this.#edit(),
      repeat: () => this.#repeat(),
      rate: (messageId, rating) => options.controller.rate(messageId, rating),
    };
    const { gestures } = options;
    const { say } = gestures;
    gestures.say = (text) => (this.#editing.id ? this.#sayInstead(text, this.#editing.id) : say(text));
    gestures.renderTools = (row, isCurrent) => this.#renderTools(row, isCurrent);
    const { renderRoot } = host;
    if (renderRoot instanceof ShadowRoot) renderRoot.adoptedStyleSheets.push(this.#sheet);
    renderRoot.addEventListener("focusin", this.#handleFocus);
  }

  get isEditing(): boolean {
    return this.#editing.id !== undefined;
  }

  keepDraft(draft: string): boolean {
    return this.#editing.keep(draft);
  }

  #endEditing(): void {
    if (!this.#editing.id) return;
    this.#editing.end();
    this.#tell("");
  }

  async search(): Promise<void> {
    (await this.#loadSearch())?.open();
  }

  render(place: Place, state: ChatState, strings: Strings): unknown {
    if (place === "top") {
      // It is asked for first, and the messages after it.
      this.#words = { ...REVISIT_STRINGS[strings.language], ...strings };
      this.#replaceable = replaceableOf(state);
      return this.#search?.render(strings);
    }
    return place === "foot" ? this.#renderFoot() : nothing;
  }

  #renderTools(row: SaidRow, isCurrent: boolean): unknown {
    const { key } = row;
    const own = this.#replaceable?.id;
    const view = {
      isCurrent,
      canEdit: key === own,
      canRepeat: isCurrent && row.type === "message" && row.message.replyTo === own && own !== undefined,
      rating: this.#ratingOf(row),
      copied: this.#copied?.id === key ? this.#copied.word : undefined,
    };
    return renderTools(row, view, this.#words, this.#gestures);
  }

  #ratingOf(row: SaidRow): "down" | "up" | undefined {
    if (row.type !== "message") return undefined;
    const asked = this.#options.controller.state.outbox.findLast(
      ({ command, state }) =>
        command.type === "rate" && command.messageId === row.key && state.type !== "failed",
    );
    return asked?.command.type === "rate" ? asked.command.rating : row.rating;
  }

  follow(state: ChatState): void {
    this.#search?.follow(state);
    const { id } = this.#editing;
    if (id && this.#replaceable?.id !== id) {
      this.#editing.lose();
      this.#tell(this.#words.editingLost);
    }
    this.#dress();
    // The button went with the answer that it stood under.
    if (!this.#repeated || this.#repeated === this.#replaceable?.id) return;
    this.#repeated = undefined;
    if (this.#host.shadowRoot?.activeElement) return;
    const own = this.#host.renderRoot.querySelectorAll<HTMLElement>("[role=article].visitor");
    own[own.length - 1]?.focus({ preventScroll: true });
  }

  /** Up in an empty input mends the last question; the find command finds what the browser could not. */
  handleKey(event: KeyboardEvent): boolean {
    const isTaken = !event.defaultPrevented && this.#take(event);
    if (isTaken) event.preventDefault();
    return isTaken;
  }

  #take(event: KeyboardEvent): boolean {
    const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
    if (key === "Escape") return this.#handleEscape();
    if (key === "ArrowUp" && event.target === this.#options.input()) {
      const isPlain = !altKey && !ctrlKey && !metaKey && !shiftKey;
      if (!isPlain || this.#options.draft() || !this.#replaceable) return false;
      this.#edit();
      return true;
    }
    if (key.toLowerCase() !== "f" || ctrlKey === metaKey || altKey || shiftKey) return false;
    // The browser finds all that is drawn, and whoever asks twice wants the browser's own.
    if (this.#search?.isFocused || this.#options.paging.isWhole) return false;
    void this.search();
    return true;
  }

  #handleEscape(): boolean {
    if (this.#search?.isOpen) {
      this.#search.close();
      return true;
    }
    if (!this.#editing.id) return false;
    this.#endEditing();
    return true;
  }

  close(): void {
    this.#editing.end();
    this.#search?.close();
    this.#status = "";
    this.#copied = undefined;
  }

  #renderFoot(): unknown {
    const words = this.#words;
    const end = () => {
      this.#endEditing();
      this.#options.input()?.focus();
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
    this.#tell(`${this.#words.editing}. ${this.#words.editingHint}`);
  }

  #sayInstead(text: string, replaces: string): void {
    this.#options.silence();
    if (this.#options.say(text, replaces)) this.#endEditing();
  }

  #repeat(): void {
    const asked = this.#replaceable;
    if (!asked) return;
    this.#options.silence();
    if (this.#options.say(asked.text, asked.id)) this.#repeated = asked.id;
  }

  async #copy(article: HTMLElement): Promise<void> {
    const { activeElement } = this.#host.shadowRoot ?? {};
    const isCopied = await copy(readMessage(article), this.#host.renderRoot);
    if (activeElement instanceof HTMLElement) activeElement.focus({ preventScroll: true });
    if (!isCopied) select(article);
    const word = isCopied ? this.#words.copied : this.#words.selected;
    this.#copied = { id: article.dataset.id ?? "", word };
    this.#tell(word);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#copied = undefined;
      this.#tell("");
    }, COPIED_MS);
  }

  #dress(): void {
    const { id } = this.#editing;
    const outline = `[data-id="${CSS.escape(id ?? "")}"] .bubble { outline: 2px dashed var(--_accent); outline-offset: 2px }`;
    // What stands in for a message takes its place as if it had been there.
    const still = ".log .row.visitor:last-child { animation: none }";
    const style = `${id ? outline : ""}${this.#replaceable?.isReplacing ? still : ""}`;
    if (style !== this.#style) this.#sheet.replaceSync(style);
    this.#style = style;
  }

  #tell(status: string): void {
    this.#status = status;
    this.#host.requestUpdate();
  }

  // Of the older messages only the one that has the focus has its button in the order of the Tab key.
  readonly #handleFocus = ({ target }: Event): void => {
    const article = target instanceof Element ? target.closest("[role=article]") : null;
    for (const tool of this.#host.renderRoot.querySelectorAll(".aside .tool")) {
      tool.setAttribute("tabindex", article?.contains(tool) ? "0" : "-1");
    }
  };
}
