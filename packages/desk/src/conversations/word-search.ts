import { html, LitElement, nothing, type TemplateResult } from "lit";
import { putSettings, readSettings } from "../client/sites/site-requests.ts";
import type { Strings } from "../strings/index.ts";
import { theme } from "../styles/theme.ts";
import { wordSearchStyle } from "./conversations-style.ts";
import { CONVERSATION_WORDS } from "./words.ts";

/**
 * The field for words that were said, with the switch by which an owner allows it. Fires `search` with the words, and `failed`
 * with what went wrong.
 */
class DeskWordSearch extends LitElement {
  static override properties = {
    strings: { attribute: false },
    site: {},
    value: {},
    isOn: { state: true },
  };

  static override styles = [theme, wordSearchStyle];

  declare strings: Strings;
  declare site: string;
  /** The words that are looked for now. */
  declare value: string;
  /** Whether the site keeps words to be found; `undefined` until that is known. */
  declare isOn: boolean | undefined;

  #isTurning = false;

  constructor() {
    super();
    this.value = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#read();
  }

  override render(): TemplateResult | typeof nothing {
    const { wordSearch: words, cancel } = CONVERSATION_WORDS[this.strings.tag];
    const { isOn } = this;
    if (isOn === undefined) return nothing;
    return html`${
      isOn
        ? html`<form role="search" aria-label=${words.label} @submit=${this.#search}><input type="search" maxlength="100" aria-label=${words.label} placeholder=${words.label} .value=${this.value} @search=${this.#search} /></form>`
        : nothing
    }<button type="button" class="bare" @click=${() => this.#dialog?.showModal()}>${isOn ? words.on : words.off}</button>
      <dialog aria-label=${isOn ? words.on : words.off}><form method="dialog"><h2>${words.label}</h2>
        ${words.meaning.map((line) => html`<p>${line}</p>`)}
        <div class="acts"><button class="bare" autofocus>${cancel}</button><button class="main" @click=${this.#turn}>${isOn ? words.turnOff : words.turnOn}</button></div></form></dialog>`;
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector("dialog");
  }

  #search = (event: Event): void => {
    event.preventDefault();
    const value = this.renderRoot.querySelector("input")?.value.trim() ?? "";
    if (value === this.value) return;
    this.#fire("search", value);
  };

  async #read(): Promise<void> {
    try {
      this.isOn = (await readSettings(this.site)).wordSearch;
    } catch (error) {
      this.#fire("failed", error);
    }
  }

  #turn = async (): Promise<void> => {
    if (this.#isTurning) return;
    this.#isTurning = true;
    try {
      // The settings as they are now: another owner may have changed others meanwhile.
      const settings = await readSettings(this.site);
      this.isOn = (await putSettings(this.site, { ...settings, wordSearch: !this.isOn })).wordSearch;
      if (!this.isOn && this.value) this.#fire("search", "");
    } catch (error) {
      this.#fire("failed", error);
    } finally {
      this.#isTurning = false;
    }
  };

  #fire(type: "search" | "failed", detail: unknown): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

customElements.define("desk-word-search", DeskWordSearch);
