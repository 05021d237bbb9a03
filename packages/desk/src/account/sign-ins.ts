import type { SignIns } from "@prosa/protocol/desk";
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { endSignIn, listSignIns } from "../client/account/passkeys.ts";
import { pageStyle } from "../settings/page-style.ts";
import type { Strings } from "../strings/index.ts";
import { theme } from "../styles/theme.ts";
import { browserName } from "./browser-name.ts";
import { dayOf } from "./day.ts";
import { sectionStyle } from "./section-style.ts";
import { ACCOUNT_WORDS } from "./words.ts";

/** The browsers in which a person is signed in, each with a way out. Fires `tell` with what was done. */
class DeskSignIns extends LitElement {
  static override properties = {
    strings: { attribute: false },
    signIns: { state: true },
    problem: { state: true },
  };

  static override styles = [theme, pageStyle, sectionStyle];

  declare strings: Strings;
  declare signIns: SignIns["signIns"];
  declare problem: string;

  constructor() {
    super();
    this.signIns = [];
    this.problem = "";
  }

  protected override firstUpdated(): void {
    void this.#act(async () => undefined);
  }

  override render(): TemplateResult {
    const words = ACCOUNT_WORDS[this.strings.tag];
    return html`<div class="head"><h2>${words.signIns}</h2></div>
      <p class="intro">${words.signInsIntro}</p>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      <ul class="rows" aria-label=${words.signIns}>${this.signIns.map(({ id, usedAt, isCurrent, agent }) => {
        const browser = browserName(agent) || words.unknownBrowser;
        return html`<li>
          <div><p class="name">${browser}${isCurrent ? html`<span class="chip calm">${words.thisOne}</span>` : nothing}</p>
            <p class="soft">${words.lastUse(dayOf(usedAt, this.strings.tag))}</p></div>
          ${isCurrent ? nothing : html`<button aria-label=${words.endOf(browser)} @click=${() => this.#end(id)}>${words.end}</button>`}
        </li>`;
      })}</ul>`;
  }

  #end(id: string): void {
    void this.#act(async () => {
      await endSignIn(id);
      return ACCOUNT_WORDS[this.strings.tag].ended;
    });
  }

  async #act(work: () => Promise<string | undefined>): Promise<void> {
    this.problem = "";
    try {
      const detail = await work();
      this.signIns = await listSignIns();
      if (detail) this.dispatchEvent(new CustomEvent("tell", { detail, bubbles: true, composed: true }));
    } catch {
      this.problem = ACCOUNT_WORDS[this.strings.tag].failed;
    }
  }
}

customElements.define("desk-sign-ins", DeskSignIns);
