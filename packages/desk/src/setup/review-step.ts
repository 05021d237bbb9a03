import type { Language, SiteSettingsInput } from "@prosa/protocol";
import type { SiteReading } from "@prosa/protocol/desk";
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { makeSite } from "../client/sites/site-requests.ts";
import { wordsForError } from "../problems/words.ts";
import { fieldsOf } from "../settings/fields.ts";
import type { Strings } from "../strings/index.ts";
import { theme } from "../styles/theme.ts";
import { OWN_ACCENT } from "./looks-of.ts";
import { setupStyle } from "./setup-style.ts";
import { renderSwatches } from "./swatches.ts";
import { renderWeek } from "./week.ts";
import type { SetupWords } from "./words/index.ts";

const LANGUAGES: readonly Language[] = ["pt-BR", "en", "es"];
/** Contacts of each kind that are proposed: a page may list a hundred. */
const CONTACTS_MAX = 4;
const CONTACT_LENGTH_MAX = 2_000;

/** Proposes what a site says about itself, and makes the site from what its owner leaves of it. Fires `back`. */
class DeskSetupReview extends LitElement {
  static override properties = {
    strings: { attribute: false },
    words: { attribute: false },
    reading: { attribute: false },
    colour: { state: true },
    isMaking: { state: true },
    problem: { state: true },
  };

  static override styles = [theme, setupStyle];

  declare strings: Strings;
  declare words: SetupWords;
  declare reading: SiteReading;
  declare colour: string | undefined;
  declare isMaking: boolean;
  declare problem: string;

  constructor() {
    super();
    this.isMaking = false;
    this.problem = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.colour = this.reading.colours[0];
  }

  override render(): TemplateResult {
    const { review: words } = this.words;
    const { reading } = this;
    const { address, name, language, logo, colours, hours, remarks } = reading;
    return html`<form class="step" @submit=${this.#make} aria-busy=${this.isMaking}>
      <h2>${words.title}</h2><p class="intro">${words.intro(address)}</p>
      ${remarks.length > 0 ? html`<ul class="remarks">${remarks.map((one) => html`<li>${words.remarks[one]}</li>`)}</ul>` : nothing}
      <div class="fields">
        <label class="field">${words.name}<input name="name" required maxlength="100" .value=${name} /></label>
        <label class="field">${words.language}<select name="language">${LANGUAGES.map(
          (one) =>
            html`<option value=${one} ?selected=${one === (language ?? this.strings.tag)}>${words.languages[one]}</option>`,
        )}</select></label>
        <fieldset class="field"><legend>${words.colour}</legend>
          ${renderSwatches({
            name: "colour",
            colours: [...colours, OWN_ACCENT],
            chosen: this.colour ?? OWN_ACCENT,
            label: (colour) => (colour === OWN_ACCENT ? words.noColour : colour),
            onChoose: (colour) => {
              this.colour = colour;
            },
          })}</fieldset>
        <div class="field"><span class="soft">${words.logo}</span>${
          logo
            ? html`<label class="check"><input type="checkbox" name="logo" checked /><span class="logo"><img src=${logo} alt=${words.logo} /></span></label>`
            : html`<span>${words.noLogo}</span>`
        }</div>
        <label class="field">${words.contact}<textarea name="contact" rows="5" maxlength=${CONTACT_LENGTH_MAX} .value=${this.#contactLines}></textarea><small class="soft">${words.contactHint}</small></label>
        <div class="field"><span class="soft">${words.hours}</span>${
          hours.week
            ? html`${renderWeek(hours.week, this.strings.tag)}<label class="check"><input type="checkbox" name="hours" checked />${words.useHours}</label>`
            : html`<span>${words.noHours}</span>`
        }</div>
      </div>
      <p class="problem" role="alert">${this.problem}</p>
      <div class="acts"><button type="button" class="bare" @click=${() => this.dispatchEvent(new CustomEvent("back"))}>${this.words.back}</button>
        <button class="main" ?disabled=${this.isMaking}>${this.isMaking ? words.making : words.make}</button></div>
    </form>`;
  }

  get #contactLines(): string {
    const { contacts, socials } = this.reading;
    const { phone, whatsapp, email, address, social } = this.words.contactLines;
    const lines = (label: string, values: readonly string[]) =>
      values.slice(0, CONTACTS_MAX).map((value) => `${label}: ${value}`);
    return [
      ...lines(phone, contacts.phones),
      ...lines(whatsapp, contacts.whatsapps.map(readable)),
      ...lines(email, contacts.emails),
      ...lines(address, contacts.addresses),
      ...lines(social, socials),
    ]
      .join("\n")
      .slice(0, CONTACT_LENGTH_MAX);
  }

  #make = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (this.isMaking) return;
    const { text } = fieldsOf(event);
    const contact = text("contact");
    this.isMaking = true;
    this.problem = "";
    try {
      const { id, address } = this.reading;
      await makeSite({ id, settings: this.#settingsFrom(text), crawl: address, ...(contact && { contact }) });
      // The desk begins again at the new site: its rooms and its people are others.
      history.replaceState(null, "", "#/setup?step=trial");
      location.reload();
    } catch (error) {
      this.problem = wordsForError(error, this.strings.tag);
      this.isMaking = false;
    }
  };

  #settingsFrom(text: (name: string) => string): SiteSettingsInput {
    const { origins, hours, logo } = this.reading;
    const first = LANGUAGES.find((one) => one === text("language")) ?? "pt-BR";
    const name = text("name");
    const { greeting } = this.words;
    const { colour } = this;
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
    return {
      name,
      // The desk's own origin too, so that the chat can be tried there.
      origins: [...new Set([...origins, location.origin])],
      languages: [first, ...LANGUAGES.filter((one) => one !== first)],
      greeting: Object.fromEntries(LANGUAGES.map((one) => [one, greeting[one](name)])),
      looks: {
        ...(colour && colour !== OWN_ACCENT && { accent: colour }),
        ...(logo && text("logo") && { logo }),
      },
      ...(hours.week && text("hours") && { openingHours: { timeZone, week: hours.week } }),
    };
  }
}

/** A number of Brazil that a link writes as digits alone, as people read it. */
function readable(number: string): string {
  const [, area, first, last] = /^\+?55(\d{2})(\d{4,5})(\d{4})$/.exec(number) ?? [];
  return area === undefined ? number : `(${area}) ${first}-${last}`;
}

customElements.define("desk-setup-review", DeskSetupReview);
