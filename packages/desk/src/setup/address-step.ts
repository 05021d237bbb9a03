import type { SiteReading } from "@prosa/protocol/desk";
import { html, LitElement, type TemplateResult } from "lit";
import { readSite } from "../client/sites/site-requests.ts";
import { wordsForError } from "../problems/words.ts";
import { fieldsOf } from "../settings/fields.ts";
import type { Strings } from "../strings/index.ts";
import { theme } from "../styles/theme.ts";
import { setupStyle } from "./setup-style.ts";
import type { SetupWords } from "./words/index.ts";

/** Asks for the address of a site and reads it. Fires `read` with what it says. */
class DeskSetupAddress extends LitElement {
  static override properties = {
    strings: { attribute: false },
    words: { attribute: false },
    isReading: { state: true },
    problem: { state: true },
  };

  static override styles = [theme, setupStyle];

  declare strings: Strings;
  declare words: SetupWords;
  declare isReading: boolean;
  declare problem: string;

  constructor() {
    super();
    this.isReading = false;
    this.problem = "";
  }

  override render(): TemplateResult {
    const { address: words } = this.words;
    // Without `type="url"`: people leave the scheme out, and browsers then call the address wrong.
    return html`<form class="step" @submit=${this.#read} aria-busy=${this.isReading}>
      <h2>${words.title}</h2><p class="intro">${words.intro}</p>
      <div class="ask">
        <label>${words.label}<input name="address" required maxlength="2048" inputmode="url" autocapitalize="none" autocomplete="url" spellcheck="false" placeholder=${words.hint} /></label>
        <button class="main" ?disabled=${this.isReading}>${this.isReading ? words.reading : words.read}</button>
      </div>
      <p class="problem" role="alert">${this.problem}</p>
    </form>`;
  }

  #read = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (this.isReading) return;
    const address = fieldsOf(event).text("address");
    this.isReading = true;
    this.problem = "";
    try {
      const detail = await readSite(address);
      this.dispatchEvent(new CustomEvent<SiteReading>("read", { detail }));
    } catch (error) {
      this.problem = wordsForError(error, this.strings.tag);
    } finally {
      this.isReading = false;
    }
  };
}

customElements.define("desk-setup-address", DeskSetupAddress);
