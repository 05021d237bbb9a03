import { html, LitElement, nothing, type TemplateResult } from "lit";
import { type PushChoice, readPush, turnPushOff, turnPushOn } from "../client/account/push.ts";
import { pageStyle } from "../settings/page-style.ts";
import type { Strings } from "../strings/index.ts";
import { theme } from "../styles/theme.ts";
import { sectionStyle } from "./section-style.ts";
import { ACCOUNT_WORDS } from "./words.ts";

/** Whether this browser is told that somebody waits while the desk is closed. Fires `tell` with what was done. */
class DeskNotices extends LitElement {
  static override properties = {
    strings: { attribute: false },
    choice: { state: true },
    isBusy: { state: true },
    problem: { state: true },
  };

  static override styles = [theme, pageStyle, sectionStyle];

  declare strings: Strings;
  declare choice: PushChoice | undefined;
  declare isBusy: boolean;
  declare problem: string;

  constructor() {
    super();
    this.isBusy = false;
    this.problem = "";
  }

  protected override firstUpdated(): void {
    void this.#choose(readPush);
  }

  override render(): TemplateResult {
    const words = ACCOUNT_WORDS[this.strings.tag];
    const { choice, isBusy, problem } = this;
    const isFixed = choice !== "on" && choice !== "off";
    return html`<div class="head"><h2>${words.notices}</h2></div>
      <p class="intro">${words.noticesIntro}</p>
      ${choice === "forbidden" ? html`<p class="soft">${words.noticesForbidden}</p>` : nothing}
      ${choice === "unsupported" ? html`<p class="soft">${words.noticesUnsupported}</p>` : nothing}
      ${problem ? html`<p class="problem" role="alert">${problem}</p>` : nothing}
      <label class="switch"><input type="checkbox" .checked=${choice === "on"} ?disabled=${isBusy || isFixed} @change=${this.#toggle} /><span>${words.noticesHere}</span><small>${words.noticesHint}</small></label>`;
  }

  #toggle = ({ currentTarget }: Event): void => {
    if (!(currentTarget instanceof HTMLInputElement)) return;
    const isOn = currentTarget.checked;
    void this.#choose(isOn ? () => turnPushOn(this.strings.tag) : turnPushOff, this.strings.people.saved);
  };

  async #choose(work: () => Promise<PushChoice>, detail?: string): Promise<void> {
    this.isBusy = true;
    this.problem = "";
    try {
      this.choice = await work();
      if (detail) this.dispatchEvent(new CustomEvent("tell", { detail, bubbles: true, composed: true }));
    } catch {
      this.problem = ACCOUNT_WORDS[this.strings.tag].noticesFailed;
    } finally {
      this.isBusy = false;
      // A switch shows what holds, not what was wished.
      const input = this.renderRoot.querySelector("input");
      if (input) input.checked = this.choice === "on";
    }
  }
}

customElements.define("desk-notices", DeskNotices);
