import type { Macro, PutMacroRequest, SignedIn } from "@prosa/protocol/desk";
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { listMacros, putMacro, removeMacro } from "../assist/macro-requests.ts";
import { describeMacro, durationOf, macroWords } from "../assist/macro-words.ts";
import { listPeople } from "../client/requests.ts";
import { renderIcon } from "../parts/icons.ts";
import { renderRailButton } from "../parts/rail-button.ts";
import { fieldsOf, valueIn } from "../settings/fields.ts";
import { pageStyle } from "../settings/page-style.ts";
import type { Strings } from "../strings/index.ts";
import { theme } from "../styles/theme.ts";
import { fieldsOfMacro, type MacroFields, macroOfFields, SNOOZES } from "./macro-form.ts";
import { MACRO_PAGE_WORDS, type MacroPageWords } from "./words.ts";

const SHORTCUT = "[a-z0-9][a-z0-9\\-]{0,31}";
const TEAM = "[a-z0-9][a-z0-9\\-]{0,39}";
const ENDINGS = ["queue", "snooze", "hand-back", "resolve"] as const;
const URGENCIES = ["low", "normal", "high", "urgent"] as const;

/** The macros of the site, for everybody to read and for owners and leads to write. Fires `filter` with the filters, and `rail`. */
class DeskMacros extends LitElement {
  static override properties = {
    strings: { attribute: false },
    signedIn: { attribute: false },
    filters: { attribute: false },
    macros: { state: true },
    teams: { state: true },
    edited: { state: true },
    ending: { state: true },
    problem: { state: true },
  };

  static override styles = [
    theme,
    pageStyle,
    css`
      .rows > li { grid-template-columns: minmax(120px, 220px) minmax(0, 1fr) auto; align-items: start; }
      .rows b, .rows code { display: block; overflow-wrap: anywhere; }
      .rows code { font: 13px/1.6 ui-monospace, monospace; color: var(--soft); }
      .rows p { overflow-wrap: anywhere; }
      .rows .words { color: var(--soft); display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; overflow: hidden; }
      dialog { inline-size: min(560px, calc(100vw - 24px)); }
      textarea { min-block-size: 84px; resize: vertical; }
      .pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(180px, 1fr)); gap: 12px; align-items: start; }
      @media (width < 860px) { .rows > li { grid-template-columns: minmax(0, 1fr) auto; } .rows .does { grid-column: 1; grid-row: 2; } }
    `,
  ];

  declare strings: Strings;
  declare signedIn: SignedIn;
  declare filters: URLSearchParams;
  declare macros: readonly Macro[] | undefined;
  declare teams: readonly string[];
  /** The macro in the dialog; `null` for a new one. */
  declare edited: Macro | null | undefined;
  /** The end of the macro in the dialog, which decides what fields there are. */
  declare ending: string;
  declare problem: string;

  constructor() {
    super();
    this.filters = new URLSearchParams();
    this.teams = [];
    this.ending = "";
    this.problem = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  override render(): TemplateResult {
    const words = this.#words;
    const find = this.filters.get("find") ?? "";
    const { areas, tag } = this.strings;
    const found = this.#found;
    return html`<div class="page">
      <div class="top">${renderRailButton(areas.inbox)}
        <div><h1>${areas.macros}</h1><p>${words.intro}</p></div><span class="spring"></span>
        ${this.#mayChange ? html`<button class="main" @click=${() => this.#edit(null)}>${renderIcon("add")}${words.add}</button>` : nothing}
      </div>
      <div class="filters" role="search"><input type="search" aria-label=${words.search} placeholder=${words.search} .value=${find} @input=${this.#filter} /></div>
      ${this.problem && this.edited === undefined ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      <ul class="rows">${found.map(
        (macro) => html`<li><div><b>${macro.name}</b><code>/${macro.shortcut}</code></div>
          <div class="does"><p>${describeMacro(macro, tag)}</p>${macro.text ? html`<p class="words">${macro.text}</p>` : nothing}</div>
          ${
            this.#mayChange
              ? html`<button class="bare" aria-label=${words.edit(macro.name)} @click=${() => this.#edit(macro)}>${renderIcon("settings")}</button>`
              : nothing
          }</li>`,
      )}${this.macros && found.length === 0 ? html`<li class="empty">${find ? words.nothing : words.none}</li>` : nothing}</ul>
      <dialog aria-label=${areas.macros}>${this.edited === undefined ? nothing : this.#renderForm(this.edited, words)}</dialog>
    </div>`;
  }

  #renderForm(macro: Macro | null, words: MacroPageWords): TemplateResult {
    const { tag } = this.strings;
    const { priorities, urgencies } = macroWords(tag);
    const fields = fieldsOfMacro(macro);
    const option = (value: string, label: string, chosen: string) =>
      html`<option value=${value} ?selected=${value === chosen}>${label}</option>`;
    return html`<form lang=${tag} @submit=${this.#save}><h2>${macro ? words.edit(macro.name) : words.add}</h2>
      <div class="pair">
        <label>${words.name}<input name="name" required maxlength="80" .value=${fields.name} /><small>${words.nameHint}</small></label>
        <label>${words.shortcut}<input name="shortcut" required pattern=${SHORTCUT} title=${words.shortcutHint} autocomplete="off" autocapitalize="off" .value=${macro?.shortcut ?? ""} /><small>${words.shortcutHint}</small></label>
      </div>
      <label>${words.text}<textarea name="text" maxlength="4000" .value=${fields.text}></textarea><small>${words.textHint}</small></label>
      <fieldset><legend>${words.acts}</legend>
        <label>${words.tags}<input name="tags" maxlength="400" autocomplete="off" .value=${fields.tags} /><small>${words.tagsHint}</small></label>
        <div class="pair">
          <label>${words.priority}<select name="priority">${option("", words.asIs, fields.priority)}${priorities.map((label, value) => option(String(value), label, fields.priority))}</select></label>
          <label>${words.urgency}<select name="urgency">${option("", words.asIs, fields.urgency)}${URGENCIES.map((value) => option(value, urgencies[value], fields.urgency))}</select><small>${words.urgencyHint}</small></label>
        </div>
        <label>${words.attributes}<textarea name="attributes" maxlength="800" .value=${fields.attributes}></textarea><small>${words.attributesHint}</small></label>
        <label>${words.note}<textarea name="note" maxlength="4000" .value=${fields.note}></textarea></label>
      </fieldset>
      <div class="pair">
        <label>${words.ending}<select name="ending" @change=${(event: Event) => {
          this.ending = valueIn(event);
        }}>${option("", words.endings.none, fields.ending)}${ENDINGS.map((value) => option(value, words.endings[value], fields.ending))}</select></label>
        ${this.#renderEnding(fields, words)}
      </div>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      <div class="acts">
        ${macro ? html`<button type="button" class="bare danger" @click=${() => this.#remove(macro)}>${words.remove}</button>` : nothing}<span class="spring"></span>
        <button type="button" class="bare" @click=${this.#close}>${words.cancel}</button><button class="main">${words.save}</button>
      </div></form>`;
  }

  #renderEnding({ team, minutes }: MacroFields, words: MacroPageWords): TemplateResult | typeof nothing {
    if (this.ending === "queue")
      return html`<label>${words.team}<input name="team" list="teams" pattern=${TEAM} maxlength="40" autocapitalize="off" .value=${team} />
        <datalist id="teams">${this.teams.map((one) => html`<option value=${one}></option>`)}</datalist><small>${words.teamHint}</small></label>`;
    if (this.ending !== "snooze") return nothing;
    const own = Number(minutes);
    const times = own > 0 && !SNOOZES.some((time) => time === own) ? [...SNOOZES, own] : SNOOZES;
    return html`<label>${words.forTime}<select name="minutes">${times.map(
      (time) =>
        html`<option value=${time} ?selected=${time === own}>${durationOf(time, this.strings.tag)}</option>`,
    )}</select></label>`;
  }

  get #words(): MacroPageWords {
    const { tag } = this.strings;
    return MACRO_PAGE_WORDS[tag === "en" || tag === "es" ? tag : "pt-BR"];
  }

  get #mayChange(): boolean {
    return this.signedIn.account.role !== "agent";
  }

  get #found(): readonly Macro[] {
    const find = (this.filters.get("find") ?? "").toLowerCase();
    return (this.macros ?? []).filter(({ shortcut, name, text = "" }) =>
      `${shortcut} ${name} ${text}`.toLowerCase().includes(find),
    );
  }

  async #load(): Promise<void> {
    try {
      this.macros = await listMacros();
    } catch {
      this.problem = this.#words.failed;
    }
    if (this.#mayChange) this.teams = (await listPeople().catch(() => ({ teams: [] }))).teams;
  }

  #filter = (event: Event): void => {
    const find = valueIn(event);
    const detail = new URLSearchParams(find ? { find } : {});
    this.dispatchEvent(new CustomEvent<URLSearchParams>("filter", { detail }));
  };

  #edit(macro: Macro | null): void {
    this.edited = macro;
    this.ending = fieldsOfMacro(macro).ending;
    this.problem = "";
    void this.updateComplete.then(() => this.renderRoot.querySelector("dialog")?.showModal());
  }

  #close = (): void => {
    this.renderRoot.querySelector("dialog")?.close();
    this.edited = undefined;
  };

  #save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const { text } = fieldsOf(event);
    const shortcut = text("shortcut");
    const before = this.edited?.shortcut;
    const wanted = macroOfFields({
      name: text("name"),
      text: text("text"),
      tags: text("tags"),
      note: text("note"),
      attributes: text("attributes"),
      priority: text("priority"),
      urgency: text("urgency"),
      ending: text("ending"),
      team: text("team"),
      minutes: text("minutes"),
    });
    const isTaken = shortcut !== before && (this.macros ?? []).some((one) => one.shortcut === shortcut);
    this.problem = isTaken ? this.#words.taken : wanted ? "" : this.#words.empty;
    if (wanted && !isTaken) await this.#put(shortcut, before, wanted);
  };

  async #put(shortcut: string, before: string | undefined, wanted: PutMacroRequest): Promise<void> {
    await this.#change(async () => {
      await putMacro(shortcut, wanted);
      if (before !== undefined && before !== shortcut) await removeMacro(before);
    });
  }

  async #remove({ shortcut }: Macro): Promise<void> {
    await this.#change(() => removeMacro(shortcut));
  }

  async #change(work: () => Promise<void>): Promise<void> {
    const { saved, failed } = this.#words;
    try {
      await work();
      this.macros = await listMacros();
      this.dispatchEvent(new CustomEvent("tell", { detail: saved, bubbles: true, composed: true }));
      this.#close();
    } catch {
      this.problem = failed;
    }
  }
}

customElements.define("desk-macros", DeskMacros);
