import { html, nothing } from "lit";
import type { ChatContext, Feature } from "../../app/feature.ts";
import { lazily } from "../../client/lazily.ts";
import type { ChatState } from "../../client/state/state.ts";
import type { Strings } from "../../strings/index.ts";
import { adoptStyle } from "../../styles/adopt-style.ts";
import type { Slot } from "../../view/slot.ts";
import type { MenuGestures, MenuView } from "./menu-panel.ts";

const moreIcon = html`<svg aria-hidden="true" viewBox="0 0 24 24"><path stroke-width="3.6" d="M12 6v.01m0 6v.01m0 6v.01" /></svg>`;

type MenuModule = typeof import("./menu-panel.ts");

/** The menu of the head: search, rate, mail, download and erase the conversation. All but its button loads after it. */
export function createMenu(context: ChatContext): Feature {
  return new Menu(context);
}

class Menu implements Feature {
  readonly #host: ChatContext["host"];
  readonly #gestures: MenuGestures;
  #loaded: MenuModule | undefined;
  #view: MenuView = "closed";

  constructor(context: ChatContext) {
    this.#host = context.host;
    this.#gestures = {
      context,
      leave: () => {
        this.#view = "closed";
        context.host.requestUpdate();
      },
      show: (view) => void this.#show(view),
    };
  }

  // Loaded once there is a conversation, so that it can be erased without a network; before that, at the first sign of a
  // press. Where loading fails, the next press tries again.
  readonly #load = lazily(async () => {
    this.#loaded = await import("./menu-panel.ts");
    adoptStyle(this.#host.renderRoot, this.#loaded.MENU_STYLE);
    this.#host.requestUpdate();
  });

  handleUpdated({ log, connection }: ChatState): void {
    if (log.length > 0 && connection.status === "online") void this.#load();
  }

  handleClosed(): void {
    this.#view = "closed";
  }

  render(slot: Slot, state: ChatState, strings: Strings): unknown {
    if (slot !== "head") return nothing;
    const toggle = () => this.#gestures.show(this.#view === "closed" ? "actions" : "closed");
    // A press that takes the focus out of the open menu would close it, and its click would open it again.
    const hold = (event: Event) => event.preventDefault();
    return html`<button
        class="plain-round"
        part="menu"
        type="button"
        aria-label=${strings.menu}
        aria-haspopup="menu"
        aria-expanded=${this.#view === "actions"}
        @pointerenter=${this.#load}
        @focus=${this.#load}
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
    // The menu may be closed before the survey is loaded.
    if (view === "survey" && this.#view === "closed") return;
    this.#view = view;
    this.#host.requestUpdate();
    await this.#load();
    if (!this.#loaded) this.#gestures.leave();
    await this.#host.updateComplete;
    if (this.#view !== view) return;
    const target =
      view === "closed"
        ? "[part=menu]"
        : "[data-menu] :is(button, input:checked, input[type=email], fieldset:not(:has(:checked)) input)";
    this.#host.renderRoot.querySelector<HTMLElement>(target)?.focus();
  }
}
