import type { SiteSettings } from "@prosa/protocol";
import type { SignedIn, SiteReading } from "@prosa/protocol/desk";
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { readSettings } from "../client/sites/site-requests.ts";
import { renderRailButton } from "../parts/rail-button.ts";
import { wordsForError } from "../problems/words.ts";
import { pageStyle } from "../settings/page-style.ts";
import type { Strings } from "../strings/index.ts";
import { theme } from "../styles/theme.ts";
import { setupStyle } from "./setup-style.ts";
import { SETUP_WORDS, type SetupWords } from "./words/index.ts";
import "./address-step.ts";
import "./looks-step.ts";
import "./review-step.ts";
import "./tag-step.ts";
import "./trial-step.ts";

const STEPS = ["address", "review", "trial", "looks", "tag"] as const;
type Step = (typeof STEPS)[number];

/** The way from an address to a chat on the owner's pages, step by step. Fires `rail` and `filter`. */
class DeskSetup extends LitElement {
  static override properties = {
    strings: { attribute: false },
    signedIn: { attribute: false },
    filters: { attribute: false },
    reading: { state: true },
    settings: { state: true },
    problem: { state: true },
  };

  static override styles = [theme, pageStyle, setupStyle];

  declare strings: Strings;
  declare signedIn: SignedIn;
  declare filters: URLSearchParams;
  /** The site as its address gave it; lost with the page, and then asked for again. */
  declare reading: SiteReading | undefined;
  declare settings: SiteSettings | undefined;
  declare problem: string;

  constructor() {
    super();
    this.filters = new URLSearchParams();
    this.problem = "";
  }

  protected override firstUpdated(): void {
    if (this.#isOwner) void this.#load();
  }

  override render(): TemplateResult {
    const words = SETUP_WORDS[this.strings.tag];
    const at = STEPS.indexOf(this.#step);
    return html`<div class="page">
      <div class="top">${renderRailButton(this.strings.areas.inbox)}
        <div><h1>${words.title}</h1><p>${words.stepOf(at + 1, STEPS.length)}</p></div></div>
      <ol class="steps">${words.steps.map(
        (name, place) =>
          html`<li ?data-done=${place < at} aria-current=${place === at ? "step" : nothing}>${name}</li>`,
      )}</ol>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      ${this.#isOwner ? this.#renderStep(words) : html`<p class="soft">${words.onlyOwners}</p>`}
    </div>`;
  }

  #renderStep(words: SetupWords): TemplateResult | typeof nothing {
    const { strings, settings, reading } = this;
    const site = this.signedIn.site.id;
    switch (this.#step) {
      case "address":
        return html`<desk-setup-address .strings=${strings} .words=${words} @read=${this.#takeReading}></desk-setup-address>`;
      case "review":
        return html`<desk-setup-review .strings=${strings} .words=${words} .reading=${reading} @back=${() => this.#go("address")}></desk-setup-review>`;
      case "trial":
        return settings
          ? html`<desk-setup-trial .strings=${strings} .words=${words} .site=${site} .settings=${settings} @next=${() => this.#go("looks")}></desk-setup-trial>`
          : nothing;
      case "looks":
        return settings
          ? html`<desk-setup-looks .strings=${strings} .words=${words} .site=${site} .settings=${settings}
              @back=${() => this.#go("trial")} @saved=${this.#takeSettings}></desk-setup-looks>`
          : nothing;
      case "tag":
        return settings
          ? html`<desk-setup-tag .strings=${strings} .words=${words} .site=${site} .settings=${settings}
              @back=${() => this.#go("looks")} @changed=${({ detail }: CustomEvent<SiteSettings>) => {
                this.settings = detail;
              }}></desk-setup-tag>`
          : nothing;
    }
  }

  get #isOwner(): boolean {
    return this.signedIn.account.role === "owner";
  }

  /** The step that the address names. What the site says has to be there before it is checked. */
  get #step(): Step {
    const named = STEPS.find((step) => step === this.filters.get("step")) ?? "address";
    return named === "review" && !this.reading ? "address" : named;
  }

  async #load(): Promise<void> {
    try {
      this.settings = await readSettings(this.signedIn.site.id);
    } catch (error) {
      this.problem = wordsForError(error, this.strings.tag);
    }
  }

  #go(step: Step): void {
    const detail = new URLSearchParams(step === "address" ? {} : { step });
    this.dispatchEvent(new CustomEvent<URLSearchParams>("filter", { detail }));
    void this.updateComplete.then(() => this.scrollTo({ top: 0 }));
  }

  #takeReading = ({ detail }: CustomEvent<SiteReading>): void => {
    this.reading = detail;
    this.#go("review");
  };

  #takeSettings = ({ detail }: CustomEvent<SiteSettings>): void => {
    this.settings = detail;
    const told = SETUP_WORDS[this.strings.tag].looks.saved;
    this.dispatchEvent(new CustomEvent("tell", { detail: told, bubbles: true, composed: true }));
    this.#go("tag");
  };
}

customElements.define("desk-setup", DeskSetup);
