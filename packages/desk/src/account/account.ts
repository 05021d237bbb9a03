import type { Colleague, SignedIn } from "@prosa/protocol/desk";
import { html, LitElement, type TemplateResult } from "lit";
import { renderRailButton } from "../parts/rail-button.ts";
import { pageStyle } from "../settings/page-style.ts";
import type { Strings } from "../strings/index.ts";
import { theme } from "../styles/theme.ts";
import { ACCOUNT_WORDS } from "./words.ts";
import "./avatar.ts";
import "./codes.ts";
import "./notices.ts";
import "./passkeys.ts";
import "./sign-ins.ts";

/** A person's own account: their picture, how they sign in, and where they are signed in. Fires `rail`. */
class DeskAccount extends LitElement {
  static override properties = {
    strings: { attribute: false },
    signedIn: { attribute: false },
    colleagues: { attribute: false },
  };

  static override styles = [theme, pageStyle];

  declare strings: Strings;
  declare signedIn: SignedIn;
  declare colleagues: ReadonlyMap<string, Colleague>;

  override render(): TemplateResult {
    const { strings, signedIn, colleagues } = this;
    const words = ACCOUNT_WORDS[strings.tag];
    return html`<div class="page">
      <div class="top">${renderRailButton(strings.areas.inbox)}
        <div><h1>${words.title}</h1><p>${words.intro(signedIn.account.email)}</p></div></div>
      <desk-avatar .strings=${strings} .signedIn=${signedIn} .colleagues=${colleagues}></desk-avatar>
      <desk-passkeys .strings=${strings} .signedIn=${signedIn}></desk-passkeys>
      <desk-codes .strings=${strings}></desk-codes>
      <desk-notices .strings=${strings}></desk-notices>
      <desk-sign-ins .strings=${strings}></desk-sign-ins>
    </div>`;
  }
}

customElements.define("desk-account", DeskAccount);
