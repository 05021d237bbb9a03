import { css, html, LitElement, type TemplateResult } from "lit";
import type { Strings } from "../strings/index.ts";
import { theme } from "../styles/theme.ts";

/** The time between two questions on the average, in milliseconds; at random, so that not all desks ask a restarted server at once. */
const ASK_MS = 5_000;

/**
 * Stands where it cannot be known who is signed in, since the server does not answer: it asks again by itself, and at once when the
 * browser is back on the network. Fires `again` each time.
 */
class DeskUnreachable extends LitElement {
  static override properties = { strings: { attribute: false } };

  static override styles = [
    theme,
    css`
      :host { display: grid; place-items: center; min-block-size: 100%; padding: 24px; background: var(--sand); }
      div { display: grid; justify-items: center; gap: 10px; max-inline-size: 44ch; text-align: center; }
      h1 { font-size: 21px; line-height: 1.3; }
      p { color: var(--soft); }
      button { min-block-size: 44px; margin-block-start: 10px; }
    `,
  ];

  declare strings: Strings;

  #timer: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("online", this.#ask);
    this.#wait();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("online", this.#ask);
    clearTimeout(this.#timer);
  }

  override render(): TemplateResult {
    const { connection } = this.strings;
    return html`<div role="status"><h1>${connection.noServer}</h1><p>${connection.noServerHint}</p>
      <button class="main" @click=${this.#ask}>${connection.again}</button></div>`;
  }

  #wait(): void {
    this.#timer = setTimeout(this.#ask, ASK_MS * (0.5 + Math.random()));
  }

  #ask = (): void => {
    clearTimeout(this.#timer);
    this.#wait();
    this.dispatchEvent(new CustomEvent("again"));
  };
}

customElements.define("desk-unreachable", DeskUnreachable);
