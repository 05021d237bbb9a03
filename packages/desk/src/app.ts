import type { SignedIn } from "@prosa/protocol/desk";
import { css, html, LitElement, type TemplateResult } from "lit";
import { FACTOR_NEEDED, RequestProblem, signOut, whoAmI } from "./client/requests.ts";
import "./entry/unreachable.ts";
import { type Strings, stringsFor } from "./strings/index.ts";

const INVITATION = "#/invitation/";
/** The place of the first owner before there is any site. */
const FIRST_SITE = "start";

/** Who is signed in; `null` where nobody is, and `undefined` where no server answered. */
async function whoIsThere(): Promise<SignedIn | null | undefined> {
  return whoAmI().catch((error: unknown) =>
    error instanceof RequestProblem && error.status === 0 ? undefined : null,
  );
}

/** The desk: the way in where nobody is signed in, and else the shell with all areas. */
class ProsaDesk extends LitElement {
  static override properties = {
    strings: { state: true },
    signedIn: { state: true },
    isUnreachable: { state: true },
  };

  static override styles =
    css`:host { display: block; block-size: 100%; } @media print { :host { block-size: auto; } }`;

  declare strings: Strings | undefined;
  /** `undefined` until it is known; `null` where nobody is. */
  declare signedIn: SignedIn | null | undefined;
  /** The server did not answer who is signed in. */
  declare isUnreachable: boolean;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener(FACTOR_NEEDED, this.#lookAgain);
    void this.#start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener(FACTOR_NEEDED, this.#lookAgain);
  }

  override render(): TemplateResult {
    const { strings, signedIn } = this;
    if (strings && this.isUnreachable)
      return html`<desk-unreachable .strings=${strings} @again=${this.#ask}></desk-unreachable>`;
    if (!strings || signedIn === undefined) return html``;
    if (!signedIn) return html`<desk-entry .strings=${strings} @signed-in=${this.#enter}></desk-entry>`;
    if (signedIn.account.mustAddFactor)
      return html`<desk-second-factor .strings=${strings} .signedIn=${signedIn} @signed-in=${this.#enter} @sign-out=${this.#leave}></desk-second-factor>`;
    return html`<desk-shell
      .strings=${strings} .signedIn=${signedIn} @sign-out=${this.#leave} @signed-out=${this.#forget}
    ></desk-shell>`;
  }

  async #start(): Promise<void> {
    const words = stringsFor(navigator.languages);
    // An invitation makes an account of its own, also where somebody is signed in.
    const isInvited = location.hash.startsWith(INVITATION);
    const [strings, signedIn] = await Promise.all([words, isInvited ? null : whoIsThere()]);
    document.documentElement.lang = strings.tag;
    this.strings = strings;
    await this.#take(signedIn);
  }

  #ask = async (): Promise<void> => this.#take(await whoIsThere());

  async #take(signedIn: SignedIn | null | undefined): Promise<void> {
    if (signedIn !== undefined) await this.#show(signedIn);
    this.isUnreachable = signedIn === undefined;
  }

  async #show(signedIn: SignedIn | null): Promise<void> {
    const mustAddFactor = signedIn?.account.mustAddFactor ?? false;
    await (mustAddFactor
      ? import("./account/second-factor.ts")
      : signedIn
        ? import("./shell/shell.ts")
        : import("./entry/entry.ts"));
    this.signedIn = signedIn;
    const { strings } = this;
    // A browser that was told of who waits goes on being told under the new sign-in.
    if (
      signedIn &&
      !mustAddFactor &&
      strings &&
      "Notification" in window &&
      Notification.permission === "granted"
    )
      await import("./client/account/push.ts")
        .then(({ keepPush }) => keepPush(strings.tag))
        .catch(() => undefined);
  }

  #enter = ({ detail }: CustomEvent<SignedIn>): void => {
    // Who runs a server without sites begins with the address of one.
    const first = detail.account.isOperator && detail.site.id === FIRST_SITE ? "#/setup" : "";
    if (location.hash.startsWith(INVITATION)) history.replaceState(null, "", location.pathname + first);
    void this.#show(detail);
  };

  /** An owner may take away a second factor that the site demands while the person is at work. */
  #lookAgain = async (): Promise<void> => {
    const signedIn = await whoAmI().catch(() => undefined);
    if (signedIn?.account.mustAddFactor) await this.#show(signedIn);
  };

  #leave = async (): Promise<void> => {
    await signOut().catch(() => undefined);
    this.#forget();
  };

  #forget = (): void => void this.#show(null);
}

customElements.define("prosa-desk", ProsaDesk);
