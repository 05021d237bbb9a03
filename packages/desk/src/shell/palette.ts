import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { COMMAND_IDS } from "../client/command-ids.ts";
import { renderIcon } from "../parts/icons.ts";
import type { Strings } from "../strings/index.ts";
import { theme } from "../styles/theme.ts";
import { KEYS } from "./keys.ts";

/** Something that can be chosen by its name. */
export interface PaletteChoice {
  label: string;
  hint: string;
  run: () => void;
}

/** The palette, in which everything that can be done now is found by a few letters; and the list of all keys. */
class DeskPalette extends LitElement {
  static override properties = {
    strings: { attribute: false },
    choices: { attribute: false },
    mode: { state: true },
    term: { state: true },
    at: { state: true },
  };

  static override styles = [
    theme,
    css`
      dialog { inline-size: min(580px, calc(100vw - 24px)); margin-block-start: 12vh; padding: 0; overflow: hidden; color: var(--ink); background: var(--raised); border: 1px solid var(--line); border-radius: 16px; box-shadow: var(--shadow); }
      dialog.keys { inline-size: min(760px, calc(100vw - 24px)); margin-block: auto; max-block-size: 90vh; overflow-y: auto; padding: 24px; }
      dialog::backdrop { background: rgb(20 10 5 / 45%); }
      input:not([type="checkbox"]) { min-block-size: 56px; padding-inline: 20px; border: 0; border-radius: 0; border-block-end: 1px solid var(--line); font-size: 17px; background: none; outline: none; }
      ul { max-block-size: 46vh; overflow-y: auto; padding: 8px; }
      li.choice { display: flex; align-items: center; gap: 12px; padding: 8px 12px; border-radius: 9px; cursor: pointer; }
      li.choice[aria-selected="true"] { background: var(--tint); }
      li.choice kbd { margin-inline-start: auto; }
      .empty { padding: 14px 20px 18px; color: var(--soft); }
      h2 { font-size: 19px; margin-block-end: 4px; }
      h3 { font-size: 13px; color: var(--soft); margin-block: 0 6px; }
      .groups { columns: 2 300px; column-gap: 32px; margin-block-start: 18px; }
      .groups section { break-inside: avoid; padding-block-end: 18px; }
      dl { display: grid; grid-template-columns: auto 1fr; gap: 5px 14px; font-size: 14px; align-items: baseline; }
      dt { text-align: end; }
      form { position: sticky; inset-block-start: -24px; display: flex; align-items: center; justify-content: space-between; margin: -24px -24px 0; padding: 16px 16px 6px 24px; background: var(--raised); }
      form h2 { margin: 0; }
    `,
  ];

  declare strings: Strings;
  declare choices: readonly PaletteChoice[];
  declare mode: "commands" | "keys";
  declare term: string;
  declare at: number;

  constructor() {
    super();
    this.choices = [];
    this.mode = "commands";
    this.term = "";
    this.at = 0;
  }

  /** Opens the palette, or the list of keys. */
  async open(mode: "commands" | "keys"): Promise<void> {
    this.mode = mode;
    this.term = "";
    this.at = 0;
    await this.updateComplete;
    const dialog = this.renderRoot.querySelector("dialog");
    if (dialog && !dialog.open) dialog.showModal();
  }

  get isOpen(): boolean {
    return this.renderRoot.querySelector("dialog")?.open ?? false;
  }

  override render(): TemplateResult {
    return this.mode === "keys" ? this.#renderKeys() : this.#renderCommands();
  }

  #renderCommands(): TemplateResult {
    const { palette } = this.strings;
    const found = this.#found;
    return html`<dialog aria-label=${palette.title} @click=${this.#closeOutside}>
      <input
        role="combobox" aria-expanded="true" aria-controls="choices" aria-autocomplete="list" autocomplete="off"
        aria-label=${palette.placeholder} placeholder=${palette.placeholder} .value=${this.term}
        aria-activedescendant=${found.length > 0 ? `choice-${this.at}` : nothing}
        @input=${this.#find} @keydown=${this.#handleKey}
      />
      <ul id="choices" role="listbox" aria-label=${palette.title}>${found.map(
        ({ label, hint }, at) => html`<li
          id="choice-${at}" class="choice" role="option" aria-selected=${at === this.at}
          @click=${() => this.#choose(at)} @pointermove=${() => {
            this.at = at;
          }}
        >${label}${hint ? html`<kbd>${hint}</kbd>` : nothing}</li>`,
      )}</ul>
      ${found.length === 0 ? html`<p class="empty" role="status">${palette.nothing}</p>` : nothing}
    </dialog>`;
  }

  #renderKeys(): TemplateResult {
    const { keys, groups, commands, close } = this.strings;
    const groupNames = ["go", "conversation", "writing", "desk"] as const;
    return html`<dialog class="keys" aria-label=${keys.title} @click=${this.#closeOutside}>
      <form method="dialog" class="top"><h2>${keys.title}</h2><button class="bare" aria-label=${close} autofocus>${renderIcon("close")}</button></form>
      <p class="soft">${keys.quiet}</p>
      <div class="groups">${groupNames.map(
        (group) =>
          html`<section><h3>${groups[group]}</h3><dl>${COMMAND_IDS.filter(
            (id) => KEYS[id].group === group && KEYS[id].shown !== "",
          ).map((id) => html`<dt><kbd>${KEYS[id].shown}</kbd></dt><dd>${commands[id]}</dd>`)}</dl></section>`,
      )}</div>
    </dialog>`;
  }

  /** The choices of which some word begins with each word of the term, accents aside. */
  get #found(): readonly PaletteChoice[] {
    const words = plain(this.term).split(/\s+/).filter(Boolean);
    if (words.length === 0) return this.choices;
    return this.choices.filter(({ label }) => {
      const parts = plain(label).split(/[^\p{L}\p{N}]+/u);
      return words.every((word) => parts.some((part) => part.startsWith(word)));
    });
  }

  #find = ({ currentTarget }: Event): void => {
    if (!(currentTarget instanceof HTMLInputElement)) return;
    this.term = currentTarget.value;
    this.at = 0;
  };

  #handleKey = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const count = this.#found.length;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && count > 0) this.at = (this.at + step + count) % count;
    else if (event.key === "Enter") this.#choose(this.at);
    else return;
    event.preventDefault();
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" }),
    );
  };

  #choose(at: number): void {
    const choice = this.#found[at];
    if (!choice) return;
    this.renderRoot.querySelector("dialog")?.close();
    choice.run();
  }

  #closeOutside = ({ target, currentTarget }: Event): void => {
    if (target === currentTarget && currentTarget instanceof HTMLDialogElement) currentTarget.close();
  };
}

function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

customElements.define("desk-palette", DeskPalette);

declare global {
  interface HTMLElementTagNameMap {
    "desk-palette": DeskPalette;
  }
}
