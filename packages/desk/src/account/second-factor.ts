import type { SignedIn } from "@prosa/protocol/desk";
import { css, html, LitElement, type TemplateResult } from "lit";
import { whoAmI } from "../client/requests.ts";
import { pageStyle } from "../settings/page-style.ts";
import type { Strings } from "../strings/index.ts";
import { theme } from "../styles/theme.ts";
import { ACCOUNT_WORDS } from "./words.ts";
import "./codes.ts";
import "./passkeys.ts";

/**
 * The page of who signed in without the second factor that their site demands: it is set up here, and nothing else is shown before.
 * Fires `signed-in` once it is there, and `sign-out`.
 */
class DeskSecondFactor extends LitElement {
  static override properties = {
    strings: { attribute: false },
    signedIn: { attribute: false },
    isBusy: { state: true },
    problem: { state: true },
  };

  static override styles = [
    theme,
    pageStyle,
    css`
      :host { display: block; block-size: 100%; overflow-y: auto; background: var(--paper); }
      .page { padding-block-end: 40px; }
      .acts { display: flex; gap: 10px; align-items: center; margin-block-start: 28px; }
    `,
  ];

  declare strings: Strings;
  declare signedIn: SignedIn;
  declare isBusy: boolean;
  declare problem: string;

  constructor() {
    super();
    this.isBusy = false;
    this.problem = "";
  }

  override render(): TemplateResult {
    const { strings, signedIn } = this;
    const words = ACCOUNT_WORDS[strings.tag];
    return html`<main class="page">
      <div class="top"><div><h1>${words.factorTitle}</h1><p>${words.factorIntro(signedIn.site.name)}</p></div></div>
      <desk-codes .strings=${strings}></desk-codes>
      <desk-passkeys .strings=${strings} .signedIn=${signedIn}></desk-passkeys>
      <p class="problem" role="alert">${this.problem}</p>
      <div class="acts"><button class="bare" @click=${this.#leave}>${strings.account.signOut}</button><span class="spring"></span>
        <button class="main" ?disabled=${this.isBusy} @click=${this.#goOn}>${words.factorNext}</button></div>
    </main>`;
  }

  #leave = (): void => {
    this.dispatchEvent(new CustomEvent("sign-out"));
  };

  #goOn = async (): Promise<void> => {
    const { strings } = this;
    this.isBusy = true;
    this.problem = "";
    try {
      const detail = await whoAmI();
      if (detail && !detail.account.mustAddFactor)
        this.dispatchEvent(new CustomEvent<SignedIn>("signed-in", { detail }));
      else this.problem = ACCOUNT_WORDS[strings.tag].factorMissing;
    } catch {
      this.problem = strings.signIn.offline;
    } finally {
      this.isBusy = false;
    }
  };
}

customElements.define("desk-second-factor", DeskSecondFactor);
