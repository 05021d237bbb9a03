import type { CrmDryRun, CrmProperty, PlannedRecord, VisitorContact } from "@prosa/protocol";
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { listContacts } from "../contacts/contact-requests.ts";
import { valueIn } from "../settings/fields.ts";
import type { Strings } from "../strings/index.ts";
import { theme } from "../styles/theme.ts";
import { type Mapping, tryMapping } from "./crm-requests.ts";
import { crmStyle } from "./crm-style.ts";
import { faultIn, wordsOf } from "./problem-words.ts";
import type { CrmWords } from "./words.ts";

/** The characters of a value that are shown: enough to know a note by. */
const VALUE_LENGTH_MAX = 300;

/** Shows what the fields of a draft would write of one contact. Nothing is written. */
class DeskCrmTrial extends LitElement {
  static override properties = {
    strings: { attribute: false },
    connection: { attribute: false },
    draft: { attribute: false },
    listed: { attribute: false },
    contacts: { attribute: false },
    found: { state: true },
    chosen: { state: true },
    outcome: { state: true },
    problem: { state: true },
  };

  static override styles = [theme, crmStyle];

  declare strings: Strings;
  declare connection: string;
  declare draft: Mapping;
  declare listed: readonly CrmProperty[];
  /** The newest contacts. */
  declare contacts: readonly VisitorContact[];
  /** Those that hold what is looked for. */
  declare found: readonly VisitorContact[] | undefined;
  /** The session of the contact; empty for a person who does not exist, `undefined` for the newest contact. */
  declare chosen: string | undefined;
  declare outcome: CrmDryRun | undefined;
  declare problem: string;

  constructor() {
    super();
    this.problem = "";
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // A trial does not hold for other fields.
    if (changed.has("draft") || changed.has("connection")) this.outcome = undefined;
  }

  override render(): TemplateResult {
    const words = wordsOf(this.strings);
    const people = this.#people;
    const session = this.#session;
    return html`<section class="part" aria-labelledby="trial"><div><h2 id="trial">${words.trial}</h2><p class="soft">${words.trialHint}</p></div>
      <div class="trial">
        <label>${words.find}<input type="search" autocomplete="off" @change=${this.#find} /></label>
        <label>${words.who}<select @change=${(event: Event) => this.#choose(valueIn(event))}>
          ${people.map((one) => html`<option value=${one.session} .selected=${one.session === session}>${nameOf(one)}</option>`)}
          <option value="" .selected=${session === ""}>${words.nobody}</option></select></label>
        <button @click=${this.#run}>${words.run}</button>
      </div>
      ${people.length === 0 ? html`<p class="soft">${words.none}</p>` : nothing}
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      ${this.outcome ? this.#renderOutcome(this.outcome, words) : nothing}
    </section>`;
  }

  #renderOutcome({ records, skipped, skippedCode, problems }: CrmDryRun, words: CrmWords): TemplateResult {
    if (skippedCode || skipped)
      return html`<p role="status"><b>${skippedCode ? words.skipped[skippedCode] : skipped}</b></p>`;
    const written = new Set(Object.keys(records[0]?.fields ?? {}));
    const others = problems.filter(({ field }) => !written.has(field));
    return html`<p class=${problems.length > 0 ? "problem" : ""} role="status"><b>${problems.length > 0 ? words.unfit(problems.length) : words.allFit}</b></p>
      ${others.length > 0 ? html`<ul>${others.map(({ field, problem }) => html`<li class="problem">${this.#labelOf(field)}: ${words.problems[problem]}</li>`)}</ul>` : nothing}
      <p class="soft">${words.wouldWrite}</p>
      ${records.map((record, at) => this.#renderRecord(record, at === 0 ? problems : [], words))}`;
  }

  /** One record; the person's is the first, and its faults stand at their fields. */
  #renderRecord(
    { object, key, fields }: PlannedRecord,
    problems: CrmDryRun["problems"],
    words: CrmWords,
  ): TemplateResult {
    const title = words.objects[object] ?? object;
    return html`<div class="record"><h3>${title} <span class="soft">${words.foundBy(key.field, key.value)}</span></h3>
      <table aria-label=${title}><colgroup><col /><col /></colgroup><thead class="sr"><tr><th scope="col">${words.field}</th><th scope="col">${words.value}</th></tr></thead>
      <tbody>${Object.entries(fields).map(([field, value]) => {
        const faults = problems.filter((one) => one.field === field);
        return html`<tr><th scope="row">${this.#labelOf(field)}</th><td>${shortened(value)}${faults.map(
          ({ problem }) => html`<p class="problem">${words.problems[problem]}</p>`,
        )}</td></tr>`;
      })}</tbody></table></div>`;
  }

  #labelOf(field: string): string {
    const label = this.listed.find(({ name }) => name === field)?.label ?? field;
    return label === field ? field : `${label} (${field})`;
  }

  get #people(): readonly VisitorContact[] {
    return this.found ?? this.contacts;
  }

  get #session(): string {
    return this.chosen ?? this.#people[0]?.session ?? "";
  }

  #choose(session: string | undefined): void {
    this.chosen = session;
    this.outcome = undefined;
  }

  readonly #find = async (event: Event): Promise<void> => {
    try {
      this.problem = "";
      this.found = (await listContacts(valueIn(event).trim())).contacts;
      this.#choose(undefined);
    } catch (error) {
      this.problem = faultIn(this.strings, error);
    }
  };

  readonly #run = async (): Promise<void> => {
    const { connection, draft } = this;
    const session = this.#session;
    this.problem = "";
    this.outcome = undefined;
    try {
      const outcome = await tryMapping(connection, draft, session === "" ? undefined : session);
      // Other fields or another contact may have been chosen meanwhile.
      if (draft === this.draft && session === this.#session) this.outcome = outcome;
    } catch (error) {
      this.problem = faultIn(this.strings, error);
    }
  };
}

function nameOf({ contact: { name, email, phone } }: VisitorContact): string {
  return [name, email ?? phone].filter((part) => part !== undefined).join(" · ");
}

function shortened(value: string): string {
  return value.length > VALUE_LENGTH_MAX ? `${value.slice(0, VALUE_LENGTH_MAX)}…` : value;
}

customElements.define("desk-crm-trial", DeskCrmTrial);
