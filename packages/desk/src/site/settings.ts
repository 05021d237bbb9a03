import type { ConsentWords, GuidancePreview, SiteSettings } from "@prosa/protocol";
import type { Insights, SignedIn } from "@prosa/protocol/desk";
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { readInsights } from "../client/insight-requests.ts";
import { listConsents, previewGuidance, putSettings, readSettings } from "../client/sites/site-requests.ts";
import { renderRailButton } from "../parts/rail-button.ts";
import { wordsForError } from "../problems/words.ts";
import { pageStyle } from "../settings/page-style.ts";
import type { Strings } from "../strings/index.ts";
import { theme } from "../styles/theme.ts";
import { type FieldView, renderField } from "./form/field.ts";
import { type Issue, issuesOf } from "./form/issues.ts";
import { type SchemaNode, settingsNode } from "./form/node.ts";
import { type Path, withValue } from "./form/paths.ts";
import { SETTINGS_WORDS, type SettingsWords } from "./words/index.ts";
import { GROUP_OF, GROUPS, type Group } from "./words/words.ts";

/** The pages of settings that have one of their own. */
const PAGES = { openingHours: "#/hours", experiments: "#/experiments" } as const;

/** The days of the figures beside the settings of answers. */
const FIGURE_DAYS = "28";

/** Every setting of a site's document, in a form made from its schema; and the document as JSON. Fires `rail` and `filter`. */
class DeskSettings extends LitElement {
  static override properties = {
    strings: { attribute: false },
    signedIn: { attribute: false },
    filters: { attribute: false },
    held: { state: true },
    draft: { state: true },
    issues: { state: true },
    figures: { state: true },
    consents: { state: true },
    prompt: { state: true },
    problem: { state: true },
    isSaving: { state: true },
  };

  static override styles = [
    theme,
    pageStyle,
    css`
      .groups { display: flex; flex-wrap: wrap; gap: 6px; }
      .groups button[aria-pressed="true"] { background: var(--tint); border-color: var(--accent); color: var(--accent); font-weight: 600; }
      .groups button[data-faulty] { border-color: var(--alert); }
      .settings { display: grid; gap: 22px; }
      .field { display: grid; gap: 5px; align-content: start; min-inline-size: 0; }
      .fields { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(250px, 100%), 1fr)); gap: 16px 20px; align-items: start; }
      fieldset.parts { gap: 14px; padding: 16px; border: 1px solid var(--line); border-radius: 14px; min-inline-size: 0; }
      .parts > legend { float: inline-start; font-weight: 600; font-size: 15px; color: var(--ink); }
      .parts > legend + * { clear: both; }
      .element { display: grid; gap: 8px; padding: 12px; border: 1px solid var(--line); border-radius: 12px; background: var(--sand); }
      .element > button { justify-self: end; }
      .check { display: flex; align-items: start; gap: 10px; color: var(--ink); }
      .check span { display: grid; }
      .several { display: grid; grid-template-columns: repeat(auto-fit, minmax(170px, 1fr)); gap: 8px; }
      .code, pre { font: 13px/1.6 ui-monospace, "Cascadia Mono", Menlo, monospace; }
      pre { margin: 0; padding: 14px; max-block-size: 320px; overflow: auto; white-space: pre-wrap; border: 1px solid var(--line); border-radius: 12px; background: var(--sand); }
      .bar { display: flex; flex-wrap: wrap; gap: 10px; align-items: center; justify-content: flex-end; position: sticky; inset-block-end: 0; padding-block: 12px; background: var(--paper); border-block-start: 1px solid var(--line); }
      .said { justify-self: end; max-inline-size: 320px; padding: 10px 14px; border-radius: 16px; border-end-end-radius: 4px; background: var(--raised); border: 1px solid var(--line); box-shadow: var(--shadow); }
      [aria-invalid="true"] { border-color: var(--alert) !important; }
      small { font-size: 13px; }
    `,
  ];

  declare strings: Strings;
  declare signedIn: SignedIn;
  declare filters: URLSearchParams;
  /** The settings as the server has them. */
  declare held: SiteSettings | undefined;
  /** The document as it is being changed, right or wrong. */
  declare draft: unknown;
  declare issues: readonly Issue[];
  declare figures: Insights | undefined;
  declare consents: readonly ConsentWords[];
  declare prompt: GuidancePreview | undefined;
  declare problem: string;
  declare isSaving: boolean;

  readonly #node: SchemaNode = settingsNode();

  constructor() {
    super();
    this.filters = new URLSearchParams();
    this.issues = [];
    this.consents = [];
    this.problem = "";
    this.isSaving = false;
  }

  protected override firstUpdated(): void {
    if (this.#isOwner) void this.#load();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("draft") && this.draft !== undefined)
      this.issues = issuesOf(this.draft, this.#words.issues);
  }

  override render(): TemplateResult {
    const words = this.#words;
    return html`<div class="page">
      <div class="top">${renderRailButton(this.strings.areas.inbox)}
        <div><h1>${this.strings.areas.settings}</h1><p>${words.intro}</p></div></div>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      ${this.#isOwner ? (this.held ? this.#renderForm(words) : nothing) : html`<p class="soft">${words.onlyOwners}</p>`}
    </div>`;
  }

  #renderForm(words: SettingsWords): TemplateResult {
    const shown = this.#shown;
    const choose = (group: string) =>
      this.dispatchEvent(new CustomEvent("filter", { detail: new URLSearchParams({ group }) }));
    return html`<div class="groups" role="group" aria-label=${this.strings.areas.settings}>${[
      ...GROUPS,
      "json" as const,
    ].map(
      (group) =>
        html`<button aria-pressed=${group === shown} ?data-faulty=${group !== "json" && this.#faultsIn(group) > 0} @click=${() => choose(group)}>${group === "json" ? words.json : words.groups[group]}</button>`,
    )}</div>
    <form class="settings" @submit=${this.#save}>
      ${shown === "json" ? this.#renderJson(words) : this.#renderGroup(shown, words)}
      <div class="bar"><span class="soft" role="status">${this.issues.length > 0 ? words.faulty(this.issues.length) : this.#isChanged ? words.unsaved : ""}</span>
        <button type="button" class="bare" ?disabled=${!this.#isChanged} @click=${this.#discard}>${words.discard}</button>
        <button class="main" ?disabled=${!this.#isChanged || this.issues.length > 0 || this.isSaving}>${words.save}</button></div>
    </form>`;
  }

  #renderGroup(group: Group, words: SettingsWords): TemplateResult {
    const view: FieldView = {
      words,
      document: this.draft,
      issues: this.issues,
      onChange: (path, value) => this.#change(path, value),
    };
    const fields = Object.entries(this.#node.properties ?? {}).filter(([name]) => groupOf(name) === group);
    return html`${fields.map(([name, node]) => {
      if (name === "openingHours" || name === "experiments")
        return html`<p class="soft">${words.paths[name][0]}: <a href=${PAGES[name]}>${words.ownPage[name]}</a></p>`;
      return html`<div>${renderField(view, node, [name], !this.#node.required?.includes(name))}</div>`;
    })}${this.#renderBeside(group, words)}`;
  }

  /** Renders what belongs beside the fields of a group: figures, versions, the prompt, a message as visitors see it. */
  #renderBeside(group: Group, words: SettingsWords): TemplateResult | typeof nothing {
    switch (group) {
      case "answers":
        return this.#renderFigures(words);
      case "model":
        return html`<div><button type="button" @click=${this.#askPrompt}>${words.prompt}</button></div>
          ${this.prompt ? html`<p class="soft">${words.tokens(this.prompt.tokens)}</p><pre tabindex="0">${this.prompt.prompt}</pre>` : nothing}`;
      case "forms":
        return this.consents.length > 0
          ? html`<h2>${words.versions}</h2><ul class="rows">${this.consents.map((one) => this.#renderConsent(one, words))}</ul>`
          : nothing;
      case "proactive":
        return this.#renderSaid(words);
      default:
        return nothing;
    }
  }

  #renderFigures(words: SettingsWords): TemplateResult | typeof nothing {
    const { value, n = 0 } = this.figures?.figures.find(({ id }) => id === "answer-rate") ?? {};
    if (typeof value !== "number") return nothing;
    const answered = new Intl.NumberFormat(this.strings.tag, { style: "percent" }).format(value);
    return html`<p class="soft"><a href="#/insights">${words.figures(answered, n)}</a></p>`;
  }

  #renderConsent({ version, since, consent }: ConsentWords, words: SettingsWords): TemplateResult {
    const day = new Intl.DateTimeFormat(this.strings.tag, { dateStyle: "medium", timeStyle: "short" }).format(
      since,
    );
    return html`<li><b>${words.version(version, day)}</b>${Object.entries(consent).map(([language, text]) => html`<p lang=${language}>${text}</p>`)}</li>`;
  }

  #renderSaid(words: SettingsWords): TemplateResult | typeof nothing {
    const settings = this.draft as Partial<SiteSettings>;
    const [language = "pt-BR"] = settings.languages ?? [];
    const said = (settings.proactive ?? [])
      .map(({ text }) => text?.[language] ?? Object.values(text ?? {})[0] ?? "")
      .filter((text) => text !== "");
    if (said.length === 0) return nothing;
    return html`<h2>${words.preview}</h2>${said.map((text) => html`<p class="said">${text}</p>`)}`;
  }

  #renderJson(words: SettingsWords): TemplateResult {
    return html`<label class="field">${words.jsonHint}<textarea class="code" name="json" rows="22" spellcheck="false" .value=${JSON.stringify(this.draft, null, 2)}></textarea></label>
      <div><button type="button" @click=${this.#takeJson}>${words.jsonApply}</button></div>
      ${this.issues.map(({ path, text }) => html`<p class="problem">${path.join(".")}: ${text}</p>`)}`;
  }

  get #words(): SettingsWords {
    return SETTINGS_WORDS[this.strings.tag];
  }

  get #isOwner(): boolean {
    return this.signedIn.account.role === "owner";
  }

  get #shown(): Group | "json" {
    const named = this.filters.get("group");
    return named === "json" ? named : (GROUPS.find((group) => group === named) ?? "site");
  }

  get #isChanged(): boolean {
    return JSON.stringify(this.draft) !== JSON.stringify(this.held);
  }

  #faultsIn(group: Group): number {
    return this.issues.filter(({ path: [name] }) => groupOf(String(name)) === group).length;
  }

  #change(path: Path, value: unknown): void {
    this.draft = withValue(this.draft, path, value);
  }

  async #load(): Promise<void> {
    await this.#try(async () => {
      const site = this.signedIn.site.id;
      [this.held, this.consents] = await Promise.all([readSettings(site), listConsents(site)]);
      this.draft = this.held;
    });
    this.figures = await readInsights(new URLSearchParams({ days: FIGURE_DAYS })).catch(() => undefined);
  }

  async #try(work: () => Promise<void>): Promise<void> {
    this.problem = "";
    await work().catch((error: unknown) => {
      this.problem = wordsForError(error, this.strings.tag);
    });
  }

  #save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (this.isSaving || this.issues.length > 0) return;
    this.isSaving = true;
    await this.#try(async () => {
      const site = this.signedIn.site.id;
      // Held against the schema as it was typed: what it refuses cannot be saved.
      this.held = await putSettings(site, this.draft as SiteSettings);
      this.draft = this.held;
      this.consents = await listConsents(site);
      this.dispatchEvent(
        new CustomEvent("tell", { detail: this.#words.saved, bubbles: true, composed: true }),
      );
    });
    this.isSaving = false;
  };

  #discard = (): void => {
    this.draft = this.held;
    this.prompt = undefined;
  };

  #askPrompt = (): void =>
    void this.#try(async () => {
      const { guidance = {}, languages } = this.draft as SiteSettings;
      this.prompt = await previewGuidance(this.signedIn.site.id, guidance, languages[0]);
    });

  #takeJson = (): void => {
    const field = this.renderRoot.querySelector<HTMLTextAreaElement>('textarea[name="json"]');
    this.problem = "";
    try {
      this.draft = JSON.parse(field?.value ?? "");
    } catch {
      this.problem = this.#words.jsonBroken;
    }
  };
}

function groupOf(name: string): Group | undefined {
  return name in GROUP_OF ? GROUP_OF[name as keyof typeof GROUP_OF] : undefined;
}

customElements.define("desk-settings", DeskSettings);
