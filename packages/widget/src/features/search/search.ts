import { html, type LitElement, nothing } from "lit";
import { type Row, rowsOf } from "../../client/state/rows.ts";
import type { ChatState } from "../../client/state/state.ts";
import type { Strings } from "../../strings/index.ts";
import type { RowWindow } from "../../viewport/row-window.ts";
import { findRows, rangesIn } from "./finding.ts";
import { leaveIcon, newerIcon, olderIcon, searchIcon } from "./icons.ts";
import { SEARCH_STRINGS } from "./strings.ts";

export { SEARCH_STYLE } from "./styles.ts";

const HITS = "prosa-hits";
const HIT = "prosa-hit";

interface SearchOptions {
  state: () => ChatState;
  /** The window over the rows. */
  rows: () => RowWindow | undefined;
}

/** Searches the whole conversation, also the rows that are not drawn, and moves from one hit to the next. */
export class Search {
  readonly #host: LitElement;
  readonly #options: SearchOptions;
  readonly #ring = new CSSStyleSheet();
  #isOpen = false;
  #words = "";
  #rows: readonly Row[] = [];
  /** The indexes of the rows that match, the newest first. */
  #hits: readonly number[] = [];
  #at = 0;
  #cameFrom: HTMLElement | undefined;

  constructor(host: LitElement, options: SearchOptions) {
    this.#host = host;
    this.#options = options;
    if (host.renderRoot instanceof ShadowRoot) host.renderRoot.adoptedStyleSheets.push(this.#ring);
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  get isFocused(): boolean {
    return this.#isOpen && this.#input !== null && this.#input === this.#host.shadowRoot?.activeElement;
  }

  async open(): Promise<void> {
    const { activeElement } = this.#host.shadowRoot ?? {};
    if (!this.#isOpen && activeElement instanceof HTMLElement) this.#cameFrom = activeElement;
    this.#isOpen = true;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#input?.focus();
    this.#input?.select();
    if (this.#words) this.#find(this.#words);
  }

  /** Closes the search and gives the focus back. The words stay for the next time. */
  close(): void {
    if (!this.#isOpen) return;
    const hadFocus = this.#host.shadowRoot?.activeElement?.closest(".search");
    this.#isOpen = false;
    this.#paint();
    this.#host.requestUpdate();
    if (!hadFocus) return;
    const place = this.#cameFrom?.isConnected
      ? this.#cameFrom
      : this.#host.renderRoot.querySelector<HTMLElement>(".scroll");
    place?.focus({ preventScroll: true });
  }

  /** Called after every drawing: searches new rows, and marks the hits again. */
  handleUpdated(state: ChatState): void {
    if (!this.#isOpen) return;
    const rows = rowsOf(state);
    const isSame = rows.length === this.#rows.length && rows.every((row, index) => row === this.#rows[index]);
    if (!isSame) {
      const key = this.#rows[this.#hits[this.#at] ?? -1]?.key;
      this.#rows = rows;
      this.#hits = findRows(rows, this.#words);
      this.#at = Math.max(
        0,
        this.#hits.findIndex((hit) => rows[hit]?.key === key),
      );
      this.#host.requestUpdate();
    }
    this.#paint();
  }

  render(strings: Strings): unknown {
    if (!this.#isOpen) return nothing;
    const words = { ...SEARCH_STRINGS[strings.language], ...strings };
    const count = new Intl.NumberFormat(strings.language);
    const isNone = this.#hits.length === 0;
    const found = isNone
      ? words.foundNothing
      : words.found(count.format(this.#at + 1), count.format(this.#hits.length));
    const handleInput = ({ currentTarget }: Event) => {
      if (currentTarget instanceof HTMLInputElement) this.#find(currentTarget.value);
    };
    const handleKeydown = (event: KeyboardEvent) => {
      if (event.key !== "Enter" || event.isComposing) return;
      event.preventDefault();
      this.#step(event.shiftKey ? -1 : 1);
    };
    const button = (label: string, icon: unknown, act: () => void, isDisabled = false) => html`<button
      class="plain-round"
      type="button"
      aria-label=${label}
      title=${label}
      ?disabled=${isDisabled}
      @click=${act}
    >${icon}</button>`;
    return html`<div class="search" role="search">
      ${searchIcon}
      <input
        type="text"
        inputmode="search"
        enterkeyhint="search"
        autocomplete="off"
        spellcheck="false"
        dir="auto"
        aria-label=${words.find}
        placeholder=${words.find}
        .value=${this.#words}
        @input=${handleInput}
        @keydown=${handleKeydown}
      />
      <span class="found" role="status">${this.#words.trim() ? found : nothing}</span>
      ${button(words.older, olderIcon, () => this.#step(1), isNone)}
      ${button(words.newer, newerIcon, () => this.#step(-1), isNone)}
      ${button(words.endSearch, leaveIcon, () => this.close())}
    </div>`;
  }

  get #input(): HTMLInputElement | null {
    return this.#host.renderRoot.querySelector<HTMLInputElement>(".search input");
  }

  #find(words: string): void {
    this.#words = words;
    this.#rows = rowsOf(this.#options.state());
    this.#hits = findRows(this.#rows, words);
    this.#at = 0;
    this.#host.requestUpdate();
    void this.#show();
  }

  #step(by: number): void {
    const { length } = this.#hits;
    if (length === 0) return;
    this.#at = (this.#at + by + length) % length;
    this.#host.requestUpdate();
    void this.#show();
  }

  async #show(): Promise<void> {
    const hit = this.#hits[this.#at];
    if (hit === undefined) return;
    this.#options.rows()?.drawRow(hit);
    await this.#host.updateComplete;
    const article = this.#articleOf(hit);
    if (!article || hit !== this.#hits[this.#at]) return;
    const [range] = rangesIn(article, this.#words);
    this.#options.rows()?.goTo((range ?? article).getBoundingClientRect());
  }

  #articleOf(hit: number): HTMLElement | null {
    const key = this.#rows[hit]?.key;
    return key === undefined
      ? null
      : this.#host.renderRoot.querySelector<HTMLElement>(`[data-id="${CSS.escape(key)}"]`);
  }

  #paint(): void {
    const isShown = this.#isOpen && this.#words.trim() !== "";
    const current = isShown ? this.#articleOf(this.#hits[this.#at] ?? -1) : null;
    const drawn = isShown ? this.#host.renderRoot.querySelectorAll("[role=article]:not(.unseen)") : [];
    const own: Range[] = [];
    const others: Range[] = [];
    if (typeof Highlight !== "undefined") {
      for (const article of drawn) {
        (article === current ? own : others).push(...rangesIn(article, this.#words));
      }
      CSS.highlights.set(HITS, new Highlight(...others));
      CSS.highlights.set(HIT, new Highlight(...own));
    }
    // The browser may mark no words, or the rendered text may differ from the text that was searched.
    const isRinged = current && own.length === 0;
    const id = CSS.escape(current?.dataset.id ?? "");
    this.#ring.replaceSync(
      isRinged ? `[data-id="${id}"] > .bubble { box-shadow: 0 0 0 3px var(--_accent) }` : "",
    );
  }
}
