import {
  attributeProblem,
  type CrmConnection,
  type CrmFact,
  type CrmProperty,
  fieldProblem,
  mappingProblems,
  type VisitorContact,
  valueProblem,
} from "@prosa/protocol";
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { listContacts } from "../contacts/contact-requests.ts";
import { valueIn } from "../settings/fields.ts";
import type { Strings } from "../strings/index.ts";
import { theme } from "../styles/theme.ts";
import { keepMapping, listProperties, type Mapping } from "./crm-requests.ts";
import { crmStyle } from "./crm-style.ts";
import { faultIn, wordsOf } from "./problem-words.ts";
import type { CrmWords } from "./words.ts";
import "./trial.ts";

const FACTS = ["email", "phone", "name", "firstName", "lastName", "language", "consent"] as const;

/** The choices that a hint names; more are told by their number. */
const CHOICES_SHOWN_MAX = 8;

/** A fact or an attribute, with the field that takes it. */
interface Row {
  readonly source: { readonly fact: CrmFact } | { readonly attribute: string };
  readonly label: string;
  readonly field: string;
  /** A value that a contact has. */
  readonly example?: string;
}

/** The fields of one CRM for what is known of people, and a trial of them. Fires `kept` once they are kept. */
class DeskCrmMapping extends LitElement {
  static override properties = {
    strings: { attribute: false },
    connection: { attribute: false },
    draft: { state: true },
    names: { state: true },
    listed: { state: true },
    contacts: { state: true },
    told: { state: true },
    problem: { state: true },
  };

  static override styles = [theme, crmStyle, css`:host { display: grid; gap: 18px; min-inline-size: 0; }`];

  declare strings: Strings;
  declare connection: CrmConnection;
  declare draft: Mapping;
  /** The attributes that have a row. */
  declare names: readonly string[];
  /** The fields that the system has; `undefined` before it told them. */
  declare listed: readonly CrmProperty[] | undefined;
  declare contacts: readonly VisitorContact[];
  declare told: string;
  declare problem: string;

  constructor() {
    super();
    this.contacts = [];
    this.names = [];
    this.told = "";
    this.problem = "";
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("connection") || changed.get("connection")?.id === this.connection.id) return;
    const { kind, fields, attributes } = this.connection;
    // HubSpot finds people by their e-mail, which is thus always written.
    this.draft = { fields: { ...fields, ...(kind === "hubspot" && { email: "email" }) }, attributes };
    this.names = Object.keys(attributes);
    this.listed = undefined;
    this.told = "";
    this.problem = "";
    void this.#load(this.connection.id);
  }

  override render(): TemplateResult {
    const words = wordsOf(this.strings);
    const name = this.connection.kind === "hubspot" ? "HubSpot" : "Salesforce";
    return html`<section class="part" aria-labelledby="title"><div><h2 id="title">${words.fieldsOf(name)}</h2><p class="soft">${words.fieldsHint}</p></div>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      ${
        this.listed
          ? this.#renderRows(this.listed, words)
          : this.problem
            ? nothing
            : html`<p class="soft" role="status">${words.loading}</p>`
      }
    </section>
    ${this.listed ? html`<desk-crm-trial .strings=${this.strings} .connection=${this.connection.id} .draft=${this.draft} .listed=${this.listed} .contacts=${this.contacts}></desk-crm-trial>` : nothing}`;
  }

  #renderRows(listed: readonly CrmProperty[], words: CrmWords): TemplateResult {
    const { fields, attributes } = this.draft;
    const facts = FACTS.map(
      (fact): Row => ({ source: { fact }, label: words.facts[fact], field: fields[fact] ?? "" }),
    );
    const told = this.names.map((attribute): Row => {
      const example = this.contacts.find((one) => one.attributes?.[attribute] !== undefined);
      const value = example?.attributes?.[attribute];
      return {
        source: { attribute },
        label: attribute,
        field: attributes[attribute] ?? "",
        ...(value !== undefined && { example: String(value) }),
      };
    });
    const problems = mappingProblems(this.draft, listed);
    return html`<h3>${words.factsTitle}</h3>
      <ul class="maps">${facts.map((row, at) => this.#renderRow(row, `fact-${at}`, listed, words))}</ul>
      <div><h3>${words.attributesTitle}</h3><p class="soft">${words.attributesHint}</p></div>
      <ul class="maps" ?hidden=${told.length === 0}>${told.map((row, at) => this.#renderRow(row, `attribute-${at}`, listed, words))}</ul>
      <form class="another" @submit=${this.#addAttribute}><label>${words.newAttribute}<input name="attribute" required maxlength="100" autocomplete="off" /></label><button>${words.addAttribute}</button></form>
      <div class="foot"><button class="main" @click=${this.#keep}>${words.save}</button>
        <p class=${problems.length > 0 ? "problem" : "soft"} role="status">${problems.length > 0 ? words.mend(problems.length) : this.told}</p></div>`;
  }

  #renderRow(row: Row, id: string, listed: readonly CrmProperty[], words: CrmWords): TemplateResult {
    const { source, label, field, example } = row;
    const isKey = this.connection.kind === "hubspot" && "fact" in source && source.fact === "email";
    const judge = "fact" in source ? fieldProblem : attributeProblem;
    const property = listed.find(({ name }) => name === field);
    const found = mappingProblems(this.draft, listed).find(
      (one) => JSON.stringify(one.source) === JSON.stringify(source),
    );
    const ofExample = !found && property && example !== undefined ? valueProblem(property, example) : null;
    const fault = found
      ? words.problems[found.problem]
      : ofExample && example !== undefined
        ? words.badExample(example, words.problems[ofExample])
        : "";
    const option = ({ name, label: shown, type, isRequired }: CrmProperty) =>
      html`<option value=${name} .selected=${name === field}>${[shown === name ? name : `${shown} (${name})`, words.types[type], ...(isRequired ? [words.isRequired] : [])].join(" · ")}</option>`;
    const hint = isKey
      ? words.isKey
      : property?.choices && !found
        ? words.onlyThese(choicesIn(property.choices))
        : example !== undefined && field === ""
          ? words.example(example)
          : "";
    const fits = listed.filter((one) => judge(one) === null);
    const unfit = listed.filter((one) => judge(one) !== null);
    return html`<li><label for=${id}>${label}</label>
      <select id=${id} ?disabled=${isKey} aria-invalid=${found ? "true" : "false"} aria-describedby="${id}-fault ${id}-hint" @change=${(event: Event) => this.#choose(source, valueIn(event))}>
        <option value="" .selected=${field === ""}>${words.leavesNot}</option>
        ${field !== "" && !property ? html`<option value=${field} .selected=${true}>${field}</option>` : nothing}
        <optgroup label=${words.fits}>${fits.map(option)}</optgroup>
        <optgroup label=${words.fitsNot}>${unfit.map(option)}</optgroup>
      </select>
      <p id="${id}-fault" class="problem" ?hidden=${fault === ""}>${fault}</p><p id="${id}-hint" class="soft" ?hidden=${hint === ""}>${hint}</p></li>`;
  }

  async #load(id: string): Promise<void> {
    try {
      const [listed, { contacts }] = await Promise.all([listProperties(id), listContacts("")]);
      // Another connection may have been chosen meanwhile.
      if (this.connection.id !== id) return;
      this.listed = listed.toSorted((one, other) => one.label.localeCompare(other.label, this.strings.tag));
      this.contacts = contacts;
      const told = contacts.flatMap(({ attributes }) => Object.keys(attributes ?? {}));
      this.names = [...new Set([...this.names, ...told])];
    } catch (error) {
      if (this.connection.id === id) this.problem = faultIn(this.strings, error);
    }
  }

  #choose(source: Row["source"], field: string): void {
    this.told = "";
    const { fields, attributes } = this.draft;
    this.draft =
      "fact" in source
        ? { attributes, fields: withField(fields, source.fact, field) }
        : { fields, attributes: withField(attributes, source.attribute, field) };
  }

  readonly #addAttribute = (event: SubmitEvent): void => {
    event.preventDefault();
    const { currentTarget } = event;
    if (!(currentTarget instanceof HTMLFormElement)) return;
    const name = String(new FormData(currentTarget).get("attribute") ?? "").trim();
    currentTarget.reset();
    if (name === "") return;
    if (!this.names.includes(name)) this.names = [...this.names, name];
    const at = this.names.indexOf(name);
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>(`#attribute-${at}`)?.focus(),
    );
  };

  readonly #keep = async (): Promise<void> => {
    this.told = "";
    this.problem = "";
    const unfit = this.renderRoot.querySelector<HTMLElement>('select[aria-invalid="true"]');
    if (unfit) {
      unfit.focus();
      return;
    }
    const words = wordsOf(this.strings);
    try {
      await keepMapping(this.connection.id, this.draft);
      this.told = words.saved;
      this.dispatchEvent(new CustomEvent("kept"));
    } catch (error) {
      this.problem = faultIn(this.strings, error);
    }
  };
}

/** A record with another field at a name; without it where the field is empty. */
function withField<Name extends string>(
  record: Readonly<Partial<Record<Name, string>>>,
  name: Name,
  field: string,
): Record<string, string> {
  const others = Object.entries<string | undefined>(record).flatMap(([one, kept]): [string, string][] =>
    one === name || kept === undefined ? [] : [[one, kept]],
  );
  return Object.fromEntries(field === "" ? others : [...others, [name, field]]);
}

function choicesIn(choices: readonly string[]): string {
  const more = choices.length - CHOICES_SHOWN_MAX;
  return `${choices.slice(0, CHOICES_SHOWN_MAX).join(", ")}${more > 0 ? ` … (+${more})` : ""}`;
}

customElements.define("desk-crm-mapping", DeskCrmMapping);
