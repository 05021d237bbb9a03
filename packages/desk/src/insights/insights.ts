import type { Insights, SignedIn, UnansweredGroup } from "@prosa/protocol/desk";
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { chartStyle } from "../charts/chart-style.ts";
import type { LinePoint } from "../charts/time-series.ts";
import type { DeskState } from "../client/desk-room.ts";
import { insightsPath, readInsights } from "../client/insight-requests.ts";
import { RequestProblem } from "../client/requests.ts";
import { listUnanswered } from "../client/unanswered-requests.ts";
import { LABELS } from "../labels/labels.ts";
import { renderRailButton } from "../parts/rail-button.ts";
import { fieldsOf } from "../settings/fields.ts";
import { pageStyle } from "../settings/page-style.ts";
import type { Strings } from "../strings/index.ts";
import { theme } from "../styles/theme.ts";
import {
  renderConverts,
  renderFunnel,
  renderIntents,
  renderRankings,
  renderSatisfaction,
  renderUnanswered,
  renderWaits,
} from "./cards.ts";
import { renderFilter } from "./filter.ts";
import type { InsightWords } from "./insight-words.ts";
import { insightsStyle } from "./insights-style.ts";
import { renderLive } from "./live.ts";
import { renderModelCosts } from "./model-costs.ts";
import { renderAllFigures, renderTiles } from "./numbers.ts";
import {
  choicesOf,
  MEASURES,
  opensOfFilter,
  queryOf,
  questionFilterOf,
  RANGES,
  withFigureFilter,
} from "./range.ts";
import { INSIGHT_WORDS } from "./words.ts";
import "../charts/time-series.ts";
import "../charts/week-chart.ts";

/** The groups of unanswered questions that the page shows. */
const GAPS_SHOWN = 5;

/** The site's figures. Fires `filter` with the filters of the address, and `rail`. */
class DeskInsights extends LitElement {
  static override properties = {
    strings: { attribute: false },
    signedIn: { attribute: false },
    desk: { attribute: false },
    filters: { attribute: false },
    insights: { state: true },
    groups: { state: true },
    problem: { state: true },
    isBusy: { state: true },
  };

  static override styles = [theme, pageStyle, chartStyle, insightsStyle];

  declare strings: Strings;
  declare signedIn: SignedIn;
  declare desk: DeskState | undefined;
  declare filters: URLSearchParams;
  declare insights: Insights | undefined;
  declare groups: readonly UnansweredGroup[];
  declare problem: string;
  declare isBusy: boolean;

  /** The query that was asked for last: an answer to an earlier one is let go. */
  #asked = "";

  constructor() {
    super();
    this.filters = new URLSearchParams();
    this.groups = [];
    this.problem = "";
    this.isBusy = false;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("filters") && this.#mayRead) void this.#load();
  }

  override render(): TemplateResult {
    const words = this.#words;
    return html`<div class="page">
      <div class="top">${renderRailButton(this.strings.areas.inbox)}
        <div class="title"><h1>${words.title}</h1><p>${words.intro}</p></div>
        ${this.#mayRead ? this.#renderExports(words) : nothing}
      </div>
      ${this.#mayRead ? html`${this.#renderControls(words)}${this.#renderFigures(words)}` : html`<p class="soft">${words.notAllowed}</p>`}
    </div>`;
  }

  #renderExports(words: InsightWords): TemplateResult {
    const query = queryOf(choicesOf(this.filters));
    return html`<div class="acts">
      <a class="button" download href=${insightsPath(new URLSearchParams([...query, ["format", "csv"]]))}>CSV</a>
      <a class="button" download="prosa.json" href=${insightsPath(query)}>JSON</a>
      <button @click=${() => print()}>${words.print}</button>
    </div>`;
  }

  #renderControls(words: InsightWords): TemplateResult {
    const view = choicesOf(this.filters);
    const { insights } = this;
    const { tag } = this.strings;
    return html`<div class="controls">
        <div class="ranges" role="group" aria-label=${words.range}>${RANGES.map(
          (days) =>
            html`<button aria-pressed=${view.days === days} @click=${() => this.#filter({ days: String(days), from: "", to: "" })}>${words.days(days)}</button>`,
        )}</div>
        <form class="dates" @submit=${this.#chooseDates}>
          <label>${words.from}<input type="date" name="from" required .value=${insights?.from ?? view.from} /></label>
          <label>${words.to}<input type="date" name="to" required .value=${insights?.to ?? view.to} /></label>
          <button>${words.apply}</button>
        </form>
        ${insights ? renderFilter(insights.choices, view.filter, words, LABELS[tag], this.#chooseFilter) : nothing}
      </div>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      ${this.desk ? renderLive(this.desk, words, tag) : nothing}
      ${insights ? html`<p class="between">${words.between(this.#day(insights.from), this.#day(insights.to), insights.zone)}</p>` : nothing}`;
  }

  #renderFigures(words: InsightWords): TemplateResult | typeof nothing {
    const { insights } = this;
    if (!insights) return this.isBusy ? html`<p class="soft" role="status">${words.loading}</p>` : nothing;
    const { tag } = this.strings;
    const view = { insights, figures: insights.figures, words, tag, labels: LABELS[tag], opens: this.#opens };
    const busy = this.isBusy ? "busy" : "";
    const costs = renderModelCosts(insights, words, tag);
    const questions = questionFilterOf(choicesOf(this.filters), insights);
    return html`<div class=${busy}>${renderTiles(view)}</div>
      <div class="cards ${busy}">
        ${this.#renderSeries(insights, words)}
        <section class="card wide"><div class="head"><h2>${words.week}</h2><p class="hint">${words.weekHint}</p></div>
          <desk-week-chart .counts=${insights.week} .label=${words.week} .tag=${tag} .words=${this.#cellWords} .quiet=${words.quiet} .busy=${words.busy}></desk-week-chart></section>
        ${renderFunnel(view)}
        ${insights.intents.length > 0 ? renderIntents(view) : nothing}
        ${
          this.#isOwner
            ? html`${renderUnanswered(this.groups, view, questions)}${renderSatisfaction(view, "narrow")}
                ${renderConverts(view)}${renderWaits(view)}${costs}`
            : html`${renderSatisfaction(view, "half")}${renderWaits(view)}`
        }
        ${renderRankings(view, this.#isOwner && costs === nothing ? "half" : "third")}
        ${renderAllFigures(view)}
      </div>`;
  }

  #renderSeries({ series, seriesBefore }: Insights, words: InsightWords): TemplateResult {
    const { tag } = this.strings;
    const { measure } = choicesOf(this.filters);
    const shown = (count: number | null) => count?.toLocaleString(tag) ?? words.fewerThanFive;
    const points = series.map((counts, index): LinePoint => {
      const before = seriesBefore[index]?.[measure];
      const value = counts[measure];
      const start = Date.parse(`${counts.day}T00:00:00Z`);
      return {
        label: this.#day(counts.day),
        words: words.point(
          this.#day(counts.day, true),
          shown(value),
          before === undefined ? undefined : shown(before),
        ),
        // The line is below five there, and how far nobody is told.
        value: value ?? 0,
        before: before ?? undefined,
        href: this.#opensDay(start, measure),
      };
    });
    return html`<section class="card"><div class="head"><h2>${words.measures[measure]}</h2>
        <div class="measures" role="group" aria-label=${words.measure}>${MEASURES.map(
          (one) =>
            html`<button aria-pressed=${one === measure} @click=${() => this.#filter({ show: one })}>${words.measures[one]}</button>`,
        )}</div></div>
      <desk-line-chart .points=${points} .label=${words.measures[measure]} .tag=${tag} .present=${words.pointNow} .earlier=${words.pointEarlier} .open=${words.open}></desk-line-chart>
      <details><summary>${words.table}</summary><div class="scroll"><table class="list"><thead><tr><th scope="col">${words.day}</th><th scope="col">${words.pointNow}</th><th scope="col">${words.pointEarlier}</th></tr></thead>
        <tbody>${points.map(({ label }, index) => html`<tr><th scope="row">${label}</th><td>${series[index]?.[measure]?.toLocaleString(tag) ?? words.fewerThanFive}</td><td>${seriesBefore[index] ? (seriesBefore[index][measure]?.toLocaleString(tag) ?? words.fewerThanFive) : ""}</td></tr>`)}</tbody></table></div></details>
    </section>`;
  }

  get #words(): InsightWords {
    return INSIGHT_WORDS[this.strings.tag];
  }

  get #isOwner(): boolean {
    return this.signedIn.account.role === "owner";
  }

  get #mayRead(): boolean {
    return this.signedIn.account.role !== "agent";
  }

  /** The address of the conversations of the range that a filter finds. */
  #opens = (opens: Readonly<Record<string, string | number | undefined>>): string | undefined => {
    const { insights } = this;
    const filter = opensOfFilter(choicesOf(this.filters));
    return insights && this.#address({ since: insights.startAt, until: insights.endAt, ...filter, ...opens });
  };

  #opensDay(start: number, measure: string): string | undefined {
    const { insights } = this;
    const first = insights?.series[0];
    if (!insights || !first) return undefined;
    // Days are counted from the first, which begins by the site's clock: no clock of this device comes in.
    const since = insights.startAt + (start - Date.parse(`${first.day}T00:00:00Z`));
    const is = measure === "answered" || measure === "escalated" ? measure : undefined;
    return this.#address({ since, until: since + 86_400_000, ...opensOfFilter(choicesOf(this.filters)), is });
  }

  #address({
    since,
    until,
    ...opens
  }: Readonly<Record<string, string | number | undefined>>): string | undefined {
    if (!this.#isOwner) return undefined;
    const filters = { beganSince: since, beganUntil: until, ...opens };
    const pairs = Object.entries(filters).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, String(value)]],
    );
    return `#/conversations?${new URLSearchParams(pairs)}`;
  }

  #day(day: string, isLong = false): string {
    const parts = isLong
      ? ({ weekday: "short", day: "numeric", month: "short", timeZone: "UTC" } as const)
      : ({ day: "numeric", month: "short", timeZone: "UTC" } as const);
    return new Intl.DateTimeFormat(this.strings.tag, parts).format(new Date(`${day}T00:00:00Z`));
  }

  /** Changes filters of the address; an empty one goes. */
  #filter(change: Readonly<Record<string, string>>): void {
    const filters = new URLSearchParams(this.filters);
    for (const [name, value] of Object.entries(change)) {
      if (value) filters.set(name, value);
      else filters.delete(name);
    }
    if (change.from) filters.delete("days");
    this.dispatchEvent(new CustomEvent<URLSearchParams>("filter", { detail: filters }));
  }

  #chooseFilter = (chosen: string): void => {
    const detail = withFigureFilter(this.filters, chosen);
    this.dispatchEvent(new CustomEvent<URLSearchParams>("filter", { detail }));
  };

  #cellWords = (day: string, hour: number, count: number | null): string => {
    const words = this.#words;
    return count === null ? words.fewMessages(day, hour) : words.cell(day, hour, count);
  };

  #chooseDates = (event: SubmitEvent): void => {
    event.preventDefault();
    const { text } = fieldsOf(event);
    this.#filter({ from: text("from"), to: text("to") });
  };

  async #load(): Promise<void> {
    const query = queryOf(choicesOf(this.filters));
    if (String(query) === this.#asked) return;
    this.#asked = String(query);
    this.isBusy = true;
    this.problem = "";
    try {
      const insights = await readInsights(query);
      if (this.#asked !== String(query)) return;
      this.insights = insights;
      if (this.#isOwner) void this.#loadQuestions(String(query), insights);
    } catch (error) {
      if (this.#asked !== String(query)) return;
      this.problem = this.#wordsFor(error);
      this.#asked = "";
    }
    this.isBusy = false;
  }

  /** Reads the questions that could not be answered in the range of figures that were asked for. */
  async #loadQuestions(asked: string, insights: Insights): Promise<void> {
    const filter = questionFilterOf(choicesOf(this.filters), insights);
    const page = await listUnanswered("open", 0, filter).catch(() => undefined);
    if (page && this.#asked === asked) this.groups = page.groups.slice(0, GAPS_SHOWN);
  }

  #wordsFor(error: unknown): string {
    if (!(error instanceof RequestProblem)) return this.#words.failed;
    if (error.status === 0) return this.#words.offline;
    return error.status === 400 ? this.#words.badRange : this.#words.failed;
  }
}

customElements.define("desk-insights", DeskInsights);
