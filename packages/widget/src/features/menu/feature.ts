import { html, type LitElement, nothing } from "lit";
import type { Feature, Place } from "../../app/feature.ts";
import { adoptStyle, lazily } from "../../client/lazily.ts";
import type { ChatState } from "../../client/state/state.ts";
import type { Strings } from "../../strings/index.ts";
import type { MenuGestures } from "./menu-panel.ts";

const moreIcon = html`<svg aria-hidden="true" viewBox="0 0 24 24"><path stroke-width="3.6" d="M12 6v.01m0 6v.01m0 6v.01" /></svg>`;

/** What the menu shows: what can be done, whether the conversation shall really be erased, or how it was. */
export type MenuView = "closed" | "actions" | "question" | "survey";

type MenuModule = typeof import("./menu-panel.ts");

/** What the visitor can do with the conversation as a whole. All but the button is loaded when it is wanted. */
export class Menu implements Feature {
  readonly #host: LitElement;
  readonly #gestures: MenuGestures;
  #loaded: MenuModule | undefined;
  #view: MenuView = "closed";

  constructor(host: LitElement, gestures: Omit<MenuGestures, "show" | "leave">) {
    this.#host = host;
    const leave = () => {
      this.#view = "closed";
      host.requestUpdate();
    };
    const search = () => {
      leave();
      gestures.search();
    };
    this.#gestures = { ...gestures, search, leave, show: (view) => void this.#show(view) };
  }

  /** Loads what it shows, so that it is there also without a network; where it cannot be had, the button does nothing. */
  readonly #load = lazily(async () => {
    this.#loaded = await import("./menu-panel.ts");
    adoptStyle(this.#host.renderRoot, this.#loaded.MENU_STYLE);
    this.#host.requestUpdate();
  });

  open(): void {
    void this.#load();
  }

  close(): void {
    this.#view = "closed";
  }

  render(place: Place, state: ChatState, strings: Strings): unknown {
    if (place !== "head") return nothing;
    const toggle = () => this.#gestures.show(this.#view === "closed" ? "actions" : "closed");
    // A press that took the focus out of the open menu would close it, and its click open it again.
    const hold = (event: Event) => event.preventDefault();
    return html`<button
        class="plain-round"
        part="menu"
        type="button"
        aria-label=${strings.menu}
        aria-haspopup="menu"
        aria-expanded=${this.#view === "actions"}
        @mousedown=${hold}
        @click=${toggle}
      >
        ${moreIcon}
      </button>
      ${
        this.#view === "closed" || !this.#loaded
          ? nothing
          : this.#loaded.renderMenu(this.#view, state, strings, this.#gestures)
      }`;
  }

  async #show(view: MenuView): Promise<void> {
    // The survey may be here only once the menu is not.
    if (view === "survey" && this.#view === "closed") return;
    this.#view = view;
    this.#host.requestUpdate();
    await this.#load();
    await this.#host.updateComplete;
    if (this.#view !== view) return;
    const target =
      view === "closed"
        ? "[part=menu]"
        : "[data-menu] :is(button, input:checked, fieldset:not(:has(:checked)) input)";
    this.#host.renderRoot.querySelector<HTMLElement>(target)?.focus();
  }
}
