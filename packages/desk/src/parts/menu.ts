import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { theme } from "../styles/theme.ts";
import { type IconName, renderIcon } from "./icons.ts";

/** One line of a menu. */
export interface MenuItem {
  label: string;
  /** The key that does the same, as people write it. */
  hint?: string | undefined;
  icon?: IconName;
  /** Present where the item is a choice that is on or off. */
  isChecked?: boolean;
  isDanger?: boolean;
  run: () => void;
}

const GAP_PX = 6;
const EDGE_PX = 8;

/** A button with a menu: arrows move in it, Escape and a click elsewhere close it, and the focus comes back to the button. */
class DeskMenu extends LitElement {
  static override properties = {
    items: { attribute: false },
    label: {},
    icon: {},
    isBare: { attribute: "bare", type: Boolean },
    isWordless: { attribute: "wordless", type: Boolean },
    isOpen: { state: true },
  };

  static override styles = [
    theme,
    css`
      :host { display: inline-block; }
      [popover] {
        margin: 0; padding: 6px; min-inline-size: 200px; max-inline-size: min(320px, 92vw); max-block-size: 70vh; overflow-y: auto;
        color: var(--ink); background: var(--raised); border: 1px solid var(--line); border-radius: 12px; box-shadow: var(--shadow);
        inset: auto;
      }
      [role="none"] { display: block; }
      .item { display: flex; align-items: center; gap: 10px; inline-size: 100%; border-color: transparent; background: none; text-align: start; white-space: normal; }
      .item:hover, .item:focus-visible { background: var(--tint); outline-offset: -2px; }
      .item.danger { color: var(--alert); }
      .item .words { flex: 1; }
      .check { inline-size: 18px; color: var(--accent); }
      .slot { padding: 4px 10px 8px; border-block-end: 1px solid var(--line); margin-block-end: 6px; }
    `,
  ];

  declare items: readonly MenuItem[];
  declare label: string;
  declare icon: IconName | undefined;
  declare isBare: boolean;
  declare isWordless: boolean;
  declare isOpen: boolean;

  constructor() {
    super();
    this.items = [];
    this.label = "";
    this.isBare = false;
    this.isWordless = false;
    this.isOpen = false;
  }

  /** Opens the menu, its first item focused. */
  open(): void {
    this.renderRoot.querySelector<HTMLElement>("[popover]")?.showPopover();
  }

  override render(): TemplateResult {
    return html`<button
        part="button" type="button" class=${this.isBare ? "bare" : ""} popovertarget="menu"
        aria-haspopup="menu" aria-expanded=${this.isOpen}
        aria-label=${this.isWordless ? this.label : nothing} title=${this.isWordless ? this.label : nothing}
      ><slot name="button">${this.icon ? renderIcon(this.icon) : nothing}${this.isWordless ? nothing : this.label}</slot></button>
      <div id="menu" popover role="menu" aria-label=${this.label}
        @toggle=${this.#handleToggle} @keydown=${this.#handleKey}
      ><slot></slot>${this.isOpen ? this.items.map((item) => this.#renderItem(item)) : nothing}</div>`;
  }

  #renderItem(item: MenuItem): TemplateResult {
    const isChoice = item.isChecked !== undefined;
    return html`<button
      type="button" class="item ${item.isDanger ? "danger" : ""}" tabindex="-1"
      role=${isChoice ? "menuitemcheckbox" : "menuitem"} aria-checked=${isChoice ? String(item.isChecked) : nothing}
      @click=${() => this.#run(item)}
    >${isChoice ? html`<span class="check">${item.isChecked ? renderIcon("resolved") : nothing}</span>` : nothing}${
      item.icon ? renderIcon(item.icon) : nothing
    }<span class="words">${item.label}</span>${item.hint ? html`<kbd>${item.hint}</kbd>` : nothing}</button>`;
  }

  #run(item: MenuItem): void {
    this.renderRoot.querySelector<HTMLElement>("[popover]")?.hidePopover();
    item.run();
  }

  #handleToggle = async (event: ToggleEvent): Promise<void> => {
    const menu = event.currentTarget as HTMLElement;
    this.isOpen = event.newState === "open";
    if (!this.isOpen) return;
    await this.updateComplete;
    this.#place(menu);
    this.#items[0]?.focus();
  };

  #place(menu: HTMLElement): void {
    const button = this.renderRoot.querySelector("button")?.getBoundingClientRect();
    if (!button) return;
    const { width, height } = menu.getBoundingClientRect();
    const fitsBelow = button.bottom + GAP_PX + height <= innerHeight;
    const top = fitsBelow ? button.bottom + GAP_PX : Math.max(EDGE_PX, button.top - GAP_PX - height);
    const left = Math.max(EDGE_PX, Math.min(button.left, innerWidth - width - EDGE_PX));
    menu.style.top = `${top}px`;
    menu.style.left = `${left}px`;
  }

  #handleKey = (event: KeyboardEvent): void => {
    const items = this.#items;
    const at = items.indexOf(this.shadowRoot?.activeElement as HTMLElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    event.stopPropagation();
    if (step !== undefined) items[(at + step + items.length) % items.length]?.focus();
    else if (event.key === "Home") items[0]?.focus();
    else if (event.key === "End") items.at(-1)?.focus();
    else return;
    event.preventDefault();
  };

  get #items(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>(".item")];
  }
}

customElements.define("desk-menu", DeskMenu);

declare global {
  interface HTMLElementTagNameMap {
    "desk-menu": DeskMenu;
  }
}
