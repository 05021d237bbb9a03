import type { Language, Looks, SiteSettings } from "@prosa/protocol";
import { html, LitElement, type TemplateResult } from "lit";
import { putSettings } from "../client/sites/site-requests.ts";
import { wordsForError } from "../problems/words.ts";
import { valueIn } from "../settings/fields.ts";
import type { Strings } from "../strings/index.ts";
import { theme } from "../styles/theme.ts";
import { looksOf, OWN_ACCENT } from "./looks-of.ts";
import type { Device } from "./preview-frame.ts";
import { setupStyle } from "./setup-style.ts";
import { renderSwatches } from "./swatches.ts";
import type { SetupWords } from "./words/index.ts";
import "./preview-frame.ts";

/** Colours to choose from beside the site's own: each with white or black on it in sufficient contrast. */
const COLOURS = ["#1f6feb", "#0b7a75", "#2e7d32", "#7b3fa0", "#c2185b", "#37474f", OWN_ACCENT];
const RADII = [0, 8, 18, 28] as const;
/** The widget's own radius, where a site chose none. */
const OWN_RADIUS = 18;
const FONTS: readonly Looks["font"][] = ["system", "page", "serif", "rounded"];
const STARTERS_MAX = 4;
const STARTER_LENGTH_MAX = 80;

/** Chooses how the chat looks and what it says first, with a preview as the choice is made. Fires `saved` and `back`. */
class DeskSetupLooks extends LitElement {
  static override properties = {
    strings: { attribute: false },
    words: { attribute: false },
    site: {},
    settings: { attribute: false },
    draft: { state: true },
    device: { state: true },
    isSaving: { state: true },
    problem: { state: true },
  };

  static override styles = [theme, setupStyle];

  declare strings: Strings;
  declare words: SetupWords;
  declare site: string;
  declare settings: SiteSettings;
  /** The settings as they are being changed. */
  declare draft: SiteSettings;
  declare device: Device;
  declare isSaving: boolean;
  declare problem: string;

  constructor() {
    super();
    this.device = "desktop";
    this.isSaving = false;
    this.problem = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.draft = this.settings;
  }

  override render(): TemplateResult {
    const { looks: words } = this.words;
    const { draft, device } = this;
    const { looks } = draft;
    const language = this.#language;
    const accent = looks.accent ?? OWN_ACCENT;
    const own = this.settings.looks.accent;
    return html`<form class="step" @submit=${this.#save} aria-busy=${this.isSaving}>
      <div><h2>${words.title}</h2><p class="intro">${words.intro}</p></div>
      <div class="two wide">
        <div class="fields">
          <fieldset class="field"><legend>${words.colour}</legend>
            ${renderSwatches({
              name: "accent",
              colours: [...(own ? [own] : []), ...COLOURS],
              chosen: accent,
              label: (colour) => colour,
              onChoose: (colour) => this.#change({ accent: colour }),
            })}
            <label>${words.ownColour}<input type="color" .value=${accent} @input=${(event: Event) => this.#change({ accent: valueIn(event) })} /></label>
          </fieldset>
          <fieldset class="field"><legend>${words.corner}</legend><div class="choice">${(
            ["right", "left"] as const
          ).map(
            (side) =>
              html`<button type="button" aria-pressed=${looks.position === side} @click=${() => this.#change({ position: side })}>${words[side]}</button>`,
          )}</div></fieldset>
          <fieldset class="field"><legend>${words.theme}</legend><div class="choice">${(
            ["auto", "light", "dark"] as const
          ).map(
            (one) =>
              html`<button type="button" aria-pressed=${looks.theme === one} @click=${() => this.#change({ theme: one })}>${words.themes[one]}</button>`,
          )}</div></fieldset>
          <fieldset class="field"><legend>${words.roundness}</legend><div class="choice">${RADII.map(
            (radius) =>
              html`<button type="button" aria-pressed=${(looks.radius ?? OWN_RADIUS) === radius} @click=${() => this.#round(radius)}>${words.roundnesses[radius]}</button>`,
          )}</div></fieldset>
          <fieldset class="field"><legend>${words.font}</legend><div class="choice">${FONTS.map(
            (font) =>
              html`<button type="button" aria-pressed=${looks.font === font} @click=${() => this.#change({ font })}>${words.fonts[font]}</button>`,
          )}</div></fieldset>
          <label class="field">${words.greeting}<textarea rows="3" maxlength="1000" .value=${draft.greeting[language] ?? ""}
            @input=${(event: Event) => this.#say({ greeting: { ...draft.greeting, [language]: valueIn(event) } })}></textarea></label>
          <label class="field">${words.starters}<textarea rows="4" .value=${(draft.starters[language] ?? []).join("\n")}
            @change=${(event: Event) => this.#say({ starters: { ...draft.starters, [language]: linesOf(valueIn(event)) } })}></textarea><small class="soft">${words.startersHint}</small></label>
          <label class="field">${words.picture}<input type="url" maxlength="2048" placeholder="https://" .value=${looks.logo ?? ""}
            @change=${(event: Event) => this.#change({ logo: valueIn(event).trim() })} /><small class="soft">${words.pictureHint}</small></label>
        </div>
        <div class="field">
          <div class="choice" role="group" aria-label=${words.preview}>${(["desktop", "phone"] as const).map(
            (one) =>
              html`<button type="button" aria-pressed=${device === one} @click=${() => {
                this.device = one;
              }}>${words[one]}</button>`,
          )}</div>
          <desk-preview .device=${device} .label=${words.preview} .looks=${looksOf(this.site, draft, true)}></desk-preview>
        </div>
      </div>
      <p class="soft">${words.when}</p>
      <p class="problem" role="alert">${this.problem}</p>
      <div class="acts"><button type="button" class="bare" @click=${() => this.dispatchEvent(new CustomEvent("back"))}>${this.words.back}</button>
        <button class="main" ?disabled=${this.isSaving}>${words.save}</button></div>
    </form>`;
  }

  get #language(): Language {
    return this.settings.languages[0] ?? "pt-BR";
  }

  /** Changes the looks; an empty value, and Prosa's own colour, are none. */
  #change(change: Partial<Record<Exclude<keyof Looks, "radius">, string>>): void {
    const { accent, logo, ...rest } = { ...this.draft.looks, ...change } as Looks;
    const looks = {
      ...rest,
      ...(accent && accent !== OWN_ACCENT && { accent: accent.toLowerCase() }),
      ...(logo && { logo }),
    };
    this.#say({ looks });
  }

  #round(radius: number): void {
    const { radius: _, ...rest } = this.draft.looks;
    this.#say({ looks: { ...rest, ...(radius !== OWN_RADIUS && { radius }) } });
  }

  #say(change: Partial<SiteSettings>): void {
    this.draft = { ...this.draft, ...change };
  }

  #save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (this.isSaving) return;
    this.isSaving = true;
    this.problem = "";
    try {
      const { greeting, origins } = this.draft;
      const said = Object.entries(greeting).filter(([, text]) => text.trim() !== "");
      const detail = await putSettings(this.site, {
        ...this.draft,
        greeting: Object.fromEntries(said),
        // So that the chat can be tried in the desk.
        origins: [...new Set([...origins, location.origin])],
      });
      this.dispatchEvent(new CustomEvent<SiteSettings>("saved", { detail }));
    } catch (error) {
      this.problem = wordsForError(error, this.strings.tag);
    } finally {
      this.isSaving = false;
    }
  };
}

function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim().slice(0, STARTER_LENGTH_MAX))
    .filter((line) => line !== "")
    .slice(0, STARTERS_MAX);
}

customElements.define("desk-setup-looks", DeskSetupLooks);
