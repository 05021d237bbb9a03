import type { SignedIn } from "@prosa/protocol/desk";
import { css, html, LitElement, type TemplateResult } from "lit";
import { signOut, whoAmI } from "./client/requests.ts";
import { stringsFor } from "./strings/index.ts";
import "./entry/entry.ts";
import "./inbox/inbox.ts";

/** The desk: the way in where nobody is signed in, and else the inbox. */
class ProsaDesk extends LitElement {
  static override properties = { signedIn: { state: true }, isRead: { state: true } };

  static override styles = css`:host { display: block; block-size: 100%; }`;

  declare signedIn: SignedIn | null;
  declare isRead: boolean;
  readonly #strings = stringsFor(navigator.languages);

  constructor() {
    super();
    this.signedIn = null;
    this.isRead = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.documentElement.lang = this.#strings.tag;
    void this.#read();
  }

  override render(): TemplateResult {
    if (!this.isRead) return html``;
    if (!this.signedIn)
      return html`<desk-entry .strings=${this.#strings} @signed-in=${this.#enter}></desk-entry>`;
    return html`<desk-inbox
      .strings=${this.#strings} .signedIn=${this.signedIn}
      @sign-out=${this.#leave} @signed-out=${this.#forget}
    ></desk-inbox>`;
  }

  // An invitation makes an account of its own, also where somebody is signed in.
  async #read(): Promise<void> {
    const isInvited = location.hash.startsWith("#/invitation/");
    this.signedIn = isInvited ? null : await whoAmI().catch(() => null);
    this.isRead = true;
  }

  #enter = ({ detail }: CustomEvent<SignedIn>): void => {
    history.replaceState(null, "", location.pathname);
    this.signedIn = detail;
  };

  #leave = async (): Promise<void> => {
    await signOut().catch(() => undefined);
    this.#forget();
  };

  #forget = (): void => {
    this.signedIn = null;
  };
}

customElements.define("prosa-desk", ProsaDesk);
