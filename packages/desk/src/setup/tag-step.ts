import type { SiteSettings } from "@prosa/protocol";
import type { TagCheck } from "@prosa/protocol/desk";
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { checkTag, putSettings } from "../client/sites/site-requests.ts";
import { copyText } from "../parts/copy.ts";
import { wordsForError } from "../problems/words.ts";
import { fieldsOf } from "../settings/fields.ts";
import type { Strings } from "../strings/index.ts";
import { theme } from "../styles/theme.ts";
import { tagOf } from "./looks-of.ts";
import { PLATFORMS } from "./platforms.ts";
import { setupStyle } from "./setup-style.ts";
import type { Platform, SetupWords } from "./words/index.ts";

/** Gives the tag to copy with the steps of the owner's system, and checks the page that it is on. Fires `changed` and `back`. */
class DeskSetupTag extends LitElement {
  static override properties = {
    strings: { attribute: false },
    words: { attribute: false },
    site: {},
    settings: { attribute: false },
    platform: { state: true },
    check: { state: true },
    isBusy: { state: true },
    isCopied: { state: true },
    problem: { state: true },
  };

  static override styles = [theme, setupStyle];

  declare strings: Strings;
  declare words: SetupWords;
  declare site: string;
  declare settings: SiteSettings;
  declare platform: Platform;
  declare check: TagCheck | undefined;
  declare isBusy: boolean;
  declare isCopied: boolean;
  declare problem: string;

  constructor() {
    super();
    this.platform = "html";
    this.isBusy = false;
    this.isCopied = false;
    this.problem = "";
  }

  override render(): TemplateResult {
    const { tag: words } = this.words;
    const { platform } = this;
    return html`<section>
      <div><h2>${words.title}</h2><p class="intro">${words.intro}</p></div>
      <pre tabindex="0">${this.#tag}</pre>
      <div class="acts"><span role="status">${this.isCopied ? words.copied : ""}</span><button class="main" @click=${this.#copy}>${words.copy}</button></div>
      <div class="field"><span class="soft">${words.where}</span><div class="choice" role="group" aria-label=${words.where}>${PLATFORMS.map(
        (one) =>
          html`<button aria-pressed=${one === platform} @click=${() => {
            this.platform = one;
          }}>${words.platforms[one]}</button>`,
      )}</div>
      <ol class="guide">${words.guides[platform].map((line) => html`<li>${line}</li>`)}</ol></div>
      <form class="step" @submit=${this.#check} aria-busy=${this.isBusy}>
        <p class="intro">${words.checkIntro}</p>
        <div class="ask"><label>${words.checkLabel}<input name="address" required maxlength="2048" inputmode="url" autocapitalize="none" spellcheck="false" .value=${this.#ownAddress} /></label>
          <button ?disabled=${this.isBusy}>${this.isBusy ? words.checking : words.check}</button></div>
        <p class="problem" role="alert">${this.problem}</p>
      </form>
      <div role="status">${this.check ? this.#renderCheck(this.check) : nothing}</div>
      <div class="acts"><button class="bare" @click=${() => this.dispatchEvent(new CustomEvent("back"))}>${this.words.back}</button>
        <a class="button" href="#/inbox/queue">${words.finish}</a></div>
    </section>`;
  }

  #renderCheck({ place, faults, origin }: TagCheck): TemplateResult {
    const { tag: words } = this.words;
    if (faults.length === 0) return html`<p class="verdict good">${words.allRight}</p>`;
    return html`<div class="verdict">${place ? html`<p>${words.found(words.places[place])}</p>` : nothing}
      ${faults.map((fault) => html`<p class="problem">${words.faults[fault](origin)}</p>`)}
      ${faults.includes("origin") ? html`<div><button @click=${() => this.#addOrigin(origin)}>${words.addOrigin}</button></div>` : nothing}</div>`;
  }

  get #tag(): string {
    return tagOf(this.site, this.settings);
  }

  /** The first origin of the site that is not the desk's own. */
  get #ownAddress(): string {
    return this.settings.origins.find((one) => one !== location.origin && one !== "*") ?? "";
  }

  #copy = async (): Promise<void> => {
    this.isCopied = await copyText(this.#tag, () => this.renderRoot.querySelector("pre"));
  };

  #check = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (!this.isBusy) await this.#ask(fieldsOf(event).text("address"));
  };

  async #ask(address: string): Promise<void> {
    this.isBusy = true;
    this.problem = "";
    this.check = undefined;
    try {
      this.check = await checkTag(address);
    } catch (error) {
      this.problem = wordsForError(error, this.strings.tag);
    } finally {
      this.isBusy = false;
    }
  }

  async #addOrigin(origin: string): Promise<void> {
    const { settings, check } = this;
    try {
      const detail = await putSettings(this.site, { ...settings, origins: [...settings.origins, origin] });
      this.dispatchEvent(new CustomEvent<SiteSettings>("changed", { detail }));
      if (check) await this.#ask(check.address);
    } catch (error) {
      this.problem = wordsForError(error, this.strings.tag);
    }
  }
}

customElements.define("desk-setup-tag", DeskSetupTag);
