import type { ExperimentPart, Language } from "@prosa/protocol";
import type { ExperimentReport, SignedIn } from "@prosa/protocol/desk";
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { RequestProblem } from "../client/requests.ts";
import { putSettings, readSettings } from "../client/sites/site-requests.ts";
import { renderIcon } from "../parts/icons.ts";
import { renderRailButton } from "../parts/rail-button.ts";
import { pageStyle } from "../settings/page-style.ts";
import type { Strings } from "../strings/index.ts";
import { theme } from "../styles/theme.ts";
import { added, adopted, begun, type Change, ended, removed } from "./changes.ts";
import { FIRST_CHOICES, type FormChoices, readForm, renderForm } from "./experiment-form.ts";
import { listExperiments } from "./experiment-requests.ts";
import type { ExperimentWords } from "./experiment-words.ts";
import { experimentsStyle } from "./experiments-style.ts";
import { renderReport } from "./report-card.ts";
import { EXPERIMENT_WORDS } from "./words.ts";

/** The experiments of a site, for its owners: made, watched, ended, adopted. Fires `rail` and `tell`. */
class DeskExperiments extends LitElement {
  static override properties = {
    strings: { attribute: false },
    signedIn: { attribute: false },
    reports: { state: true },
    languages: { state: true },
    choices: { state: true },
    problem: { state: true },
    isBusy: { state: true },
  };

  static override styles = [theme, pageStyle, experimentsStyle];

  declare strings: Strings;
  declare signedIn: SignedIn;
  declare reports: readonly ExperimentReport[] | undefined;
  /** The languages of the site, its first one first. */
  declare languages: readonly Language[];
  declare choices: FormChoices;
  declare problem: string;
  declare isBusy: boolean;

  constructor() {
    super();
    this.languages = ["pt-BR"];
    this.choices = FIRST_CHOICES;
    this.problem = "";
    this.isBusy = false;
  }

  // The page loads after it is asked for: its properties are there with the first update, not before.
  protected override firstUpdated(): void {
    if (this.#isOwner) void this.#load();
  }

  override render(): TemplateResult {
    const words = this.#words;
    return html`<div class="page">
      <div class="top">${renderRailButton(this.strings.areas.inbox)}
        <div><h1>${words.title}</h1><p>${words.intro}</p></div><span class="spring"></span>
        ${this.#isOwner ? html`<button class="main" @click=${this.#openForm}>${renderIcon("add")}${words.add}</button>` : nothing}
      </div>
      ${this.#renderProblem()}
      ${this.#isOwner ? this.#renderReports(words) : html`<p class="soft">${words.onlyOwners}</p>`}
      <dialog aria-label=${words.add} @close=${this.#forgetProblem}>${renderForm({
        choices: this.choices,
        words,
        languages: this.languages,
        problem: this.#renderProblem(),
        cancel: this.strings.people.cancel,
        onChoose: (change) => {
          this.choices = { ...this.choices, ...change };
        },
        onCancel: () => this.#dialog?.close(),
        onSubmit: this.#add,
      })}</dialog>
    </div>`;
  }

  #renderReports(words: ExperimentWords): TemplateResult {
    const { reports } = this;
    if (!reports) return html`<p class="soft" role="status">${this.problem ? "" : words.loading}</p>`;
    if (reports.length === 0)
      return html`<div class="nothing"><b>${words.nothing}</b><span class="soft">${words.nothingHint}</span></div>`;
    const askOf = (arm: string, part: ExperimentPart) =>
      [words.adoptAsk(arm), ...(part === "proactive" ? [words.copyTag] : [])].join(" ");
    return html`<div class="cards">${reports.map((report) => {
      const { id, title, part } = report.experiment;
      const sure = (question: string, change: Change) => {
        if (confirm(question)) void this.#change(change);
      };
      return renderReport({
        report,
        words,
        tag: this.strings.tag,
        isBusy: this.isBusy,
        onBegin: () => void this.#change(begun(id)),
        onEnd: () => sure(words.endAsk, ended(id)),
        onAdopt: (arm) => sure(askOf(arm, part), adopted(id, arm)),
        onRemove: () => sure(words.removeAsk(title), removed(id)),
      });
    })}</div>`;
  }

  /** The last fault. An open dialog says it too: what lies behind it is neither seen nor heard. */
  #renderProblem(): TemplateResult | typeof nothing {
    return this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing;
  }

  get #words(): ExperimentWords {
    return EXPERIMENT_WORDS[this.strings.tag];
  }

  get #isOwner(): boolean {
    return this.signedIn.account.role === "owner";
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector("dialog");
  }

  async #load(): Promise<void> {
    await this.#try(async () => {
      const [reports, { languages }] = await Promise.all([
        listExperiments(),
        readSettings(this.signedIn.site.id),
      ]);
      [this.reports, this.languages] = [reports, languages];
    });
  }

  /** Changes the settings as they are now; true where the server took them. */
  async #change(change: Change): Promise<boolean> {
    if (this.isBusy) return false;
    this.isBusy = true;
    const isDone = await this.#try(async () => {
      const { id } = this.signedIn.site;
      await putSettings(id, change(await readSettings(id)));
      this.reports = await listExperiments();
      this.dispatchEvent(
        new CustomEvent("tell", { detail: this.#words.saved, bubbles: true, composed: true }),
      );
    });
    this.isBusy = false;
    return isDone;
  }

  async #try(work: () => Promise<void>): Promise<boolean> {
    this.problem = "";
    try {
      await work();
      return true;
    } catch (error) {
      this.problem = this.#wordsFor(error);
      return false;
    }
  }

  #wordsFor(error: unknown): string {
    const words = this.#words;
    if (!(error instanceof RequestProblem)) return words.failed;
    if (error.status === 0) return words.offline;
    if (error.code === "invented-urgency") return words.urgency(error.detail);
    return error.status === 422 ? words.refused : words.failed;
  }

  readonly #openForm = (): void => {
    this.problem = "";
    this.#dialog?.showModal();
  };

  readonly #forgetProblem = (): void => {
    this.problem = "";
  };

  readonly #add = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const { currentTarget: form, submitter } = event;
    if (!(form instanceof HTMLFormElement)) return;
    const isDraft = submitter?.getAttribute("name") === "draft";
    const taken = (this.reports ?? []).map(({ experiment }) => experiment.id);
    const written = readForm(new FormData(form), this.choices, { languages: this.languages, taken, isDraft });
    if (!(await this.#change(added(written)))) return;
    this.#dialog?.close();
    form.reset();
    this.choices = FIRST_CHOICES;
  };
}

customElements.define("desk-experiments", DeskExperiments);
