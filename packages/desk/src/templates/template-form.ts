import { fillTemplate, type MessageTemplate, TEMPLATE_VALUE_MAX } from "@prosa/protocol/desk";
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { RequestProblem } from "../client/requests.ts";
import type { Strings } from "../strings/index.ts";
import { theme } from "../styles/theme.ts";
import { listTemplates, sendTemplate } from "./template-requests.ts";
import { type TemplateWords, templateWords } from "./words.ts";

/** Approved messages: one is chosen, filled in, looked at and sent. Fires `closed`, and `tell` with what was done. */
class DeskTemplateForm extends LitElement {
  static override properties = {
    strings: { attribute: false },
    session: {},
    templates: { state: true },
    chosen: { state: true },
    values: { state: true },
    isBusy: { state: true },
    problem: { state: true },
  };

  static override styles = [
    theme,
    css`
      dialog { inline-size: min(520px, calc(100vw - 24px)); max-block-size: 90vh; overflow-y: auto; padding: 24px; color: var(--ink); background: var(--paper); border: 1px solid var(--line); border-radius: 16px; box-shadow: var(--shadow); }
      dialog::backdrop { background: rgb(20 10 5 / 45%); }
      form, label { display: grid; gap: 6px; }
      form { gap: 16px; }
      label, .soft { color: var(--soft); font-size: 14px; }
      input, select { color: var(--ink); font-size: 16px; }
      .acts { display: flex; gap: 8px; justify-content: flex-end; }
      .problem { color: var(--alert); }
      blockquote { margin: 0; padding: 12px 14px; border-radius: 12px; border-end-start-radius: 4px; background: var(--sand); white-space: pre-wrap; overflow-wrap: anywhere; }
    `,
  ];

  declare strings: Strings;
  declare session: string;
  declare templates: readonly MessageTemplate[] | undefined;
  declare chosen: number;
  declare values: readonly string[];
  declare isBusy: boolean;
  declare problem: string;

  /** The message's id: the same one for every try. */
  readonly #id = crypto.randomUUID();

  constructor() {
    super();
    this.chosen = 0;
    this.values = [];
    this.isBusy = false;
    this.problem = "";
  }

  override render(): TemplateResult {
    const words = templateWords(this.strings);
    const { templates } = this;
    const template = templates?.[this.chosen];
    return html`<dialog aria-label=${words.title} @close=${this.#tellClosed}><form @submit=${this.#send}><h2>${words.title}</h2>
      ${templates === undefined && this.problem === "" ? html`<p class="soft" role="status">${words.loading}</p>` : nothing}
      ${templates?.length === 0 ? html`<p>${words.none}</p>` : nothing}
      ${template && templates ? this.#renderFields(templates, template, words) : nothing}
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      <div class="acts"><button type="button" class="bare" @click=${this.#close}>${this.strings.people.cancel}</button>
        ${template ? html`<button class="main" ?disabled=${this.isBusy}>${this.strings.act.send}</button>` : nothing}</div>
    </form></dialog>`;
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector("dialog")?.showModal();
    listTemplates(this.session).then(
      (templates) => {
        this.templates = templates;
      },
      () => {
        this.problem = templateWords(this.strings).failed;
      },
    );
  }

  #renderFields(
    templates: readonly MessageTemplate[],
    template: MessageTemplate,
    words: TemplateWords,
  ): TemplateResult {
    return html`<label>${words.choose}<select @change=${this.#choose}>${templates.map(
      ({ name, language }, at) =>
        html`<option value=${at} ?selected=${at === this.chosen}>${name.replaceAll("_", " ")} (${language})</option>`,
    )}</select></label>
      ${template.places.map(
        (place, at) =>
          html`<label>${words.place(place)}<input required pattern=".*\\S.*" maxlength=${TEMPLATE_VALUE_MAX} .value=${this.values[at] ?? ""} @input=${({ currentTarget }: Event) => this.#fill(at, currentTarget)} /></label>`,
      )}
      <div><p class="soft">${words.preview}</p><blockquote>${fillTemplate(template, this.values)}</blockquote></div>
      <p class="soft">${words.cost(words.categories[template.category] ?? template.category)}</p>`;
  }

  #choose = ({ currentTarget }: Event): void => {
    if (!(currentTarget instanceof HTMLSelectElement)) return;
    this.chosen = Number(currentTarget.value);
    this.values = [];
  };

  #fill(at: number, field: EventTarget | null): void {
    if (!(field instanceof HTMLInputElement)) return;
    const count = this.templates?.[this.chosen]?.places.length ?? 0;
    this.values = Array.from({ length: count }, (_, index) =>
      index === at ? field.value : (this.values[index] ?? ""),
    );
  }

  #send = async (event: Event): Promise<void> => {
    event.preventDefault();
    const template = this.templates?.[this.chosen];
    if (!template) return;
    const words = templateWords(this.strings);
    const { name, language, places } = template;
    const values = places.map((_, at) => this.values[at] ?? "");
    this.isBusy = true;
    this.problem = "";
    try {
      await sendTemplate(this.session, { id: this.#id, name, language, values });
      this.dispatchEvent(new CustomEvent("tell", { detail: words.sent, bubbles: true, composed: true }));
      this.#close();
    } catch (error) {
      this.problem = error instanceof RequestProblem && error.status === 409 ? words.notYours : words.failed;
    }
    this.isBusy = false;
  };

  #close = (): void => this.renderRoot.querySelector("dialog")?.close();

  #tellClosed = (): void => {
    this.dispatchEvent(new CustomEvent("closed"));
  };
}

customElements.define("desk-template-form", DeskTemplateForm);
