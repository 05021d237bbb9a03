import { DAY_SPANS_MAX, type OpeningHours } from "@prosa/protocol";
import type { HoursAnswer, SignedIn } from "@prosa/protocol/desk";
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { importCalendar, putHours, readHours } from "../client/requests.ts";
import { renderIcon } from "../parts/icons.ts";
import { renderRailButton } from "../parts/rail-button.ts";
import type { Strings } from "../strings/index.ts";
import { theme } from "../styles/theme.ts";
import { fieldsOf, valueIn } from "./fields.ts";
import { pageStyle } from "./page-style.ts";

type Span = OpeningHours["week"][number][number];

const NEW_SPAN: Span = { from: "09:00", to: "18:00" };
/** A Monday, from which the names of the days are taken. */
const MONDAY = Date.UTC(2026, 0, 5);
const DAY_MS = 86_400_000;

/** When people answer: the week, holidays, and days that differ. Fires `rail`, and `tell` with what was done. */
class DeskHours extends LitElement {
  static override properties = {
    strings: { attribute: false },
    signedIn: { attribute: false },
    answer: { state: true },
    hours: { state: true },
    problem: { state: true },
  };

  static override styles = [
    theme,
    pageStyle,
    css`
      .rows > li { grid-template-columns: 120px minmax(0, 1fr) auto; min-block-size: 60px; }
      .spans { display: flex; flex-wrap: wrap; gap: 8px 14px; }
      .span { display: flex; align-items: center; gap: 6px; }
      .span input:not([type="checkbox"]) { inline-size: 132px; }
      .options { display: grid; grid-template-columns: repeat(auto-fit, minmax(260px, 1fr)); gap: 16px; align-items: end; }
      .check { display: flex; align-items: center; gap: 10px; color: var(--ink); min-block-size: 36px; }
      h2 { font-size: 16px; }
      .add { display: flex; flex-wrap: wrap; gap: 8px; align-items: end; }
      .add label { flex: 1 1 160px; }
      .state { display: inline-flex; gap: 8px; align-items: center; }
      .save { display: flex; gap: 8px; justify-content: flex-end; position: sticky; inset-block-end: 0; padding-block: 12px; background: var(--paper); }
      @media (width < 860px) { .rows > li { grid-template-columns: minmax(0, 1fr) auto; } .spans { grid-column: 1 / -1; grid-row: 2; } }
    `,
  ];

  declare strings: Strings;
  declare signedIn: SignedIn;
  declare answer: HoursAnswer | undefined;
  /** The hours as they are being changed; `null` without any. */
  declare hours: OpeningHours | null;
  declare problem: string;

  constructor() {
    super();
    this.hours = null;
    this.problem = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#take(readHours());
  }

  override render(): TemplateResult {
    const { hours: words, areas } = this.strings;
    const { answer, hours } = this;
    return html`<div class="page">
      <div class="top">${renderRailButton(areas.inbox)}
        <div><h1>${words.title}</h1><p>${words.intro}</p></div><span class="spring"></span>
        ${answer ? html`<span class="chip ${answer.isOpen ? "calm" : ""}">${this.#stateWords(answer)}</span>` : nothing}
      </div>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      ${answer && !hours ? html`<div class="rows"><p class="empty">${words.none}</p></div>${this.#isOwner ? html`<div><button class="main" @click=${this.#start}>${words.begin}</button></div>` : nothing}` : nothing}
      ${hours ? this.#renderHours(hours) : nothing}
    </div>`;
  }

  #renderHours(hours: OpeningHours): TemplateResult {
    const { hours: words, people } = this.strings;
    return html`<fieldset ?disabled=${!this.#isOwner}>
      <ul class="rows">${hours.week.map((spans, day) => this.#renderDay(spans, day))}</ul>
      <div class="options">
        <label>${words.timeZone}<select @change=${(event: Event) => this.#set({ timeZone: valueIn(event) })}>${Intl.supportedValuesOf(
          "timeZone",
        ).map((zone) => html`<option ?selected=${zone === hours.timeZone}>${zone}</option>`)}</select></label>
        <label class="check"><input type="checkbox" .checked=${hours.holidays === "BR"} @change=${this.#toggleHolidays} />${words.holidays}</label>
      </div>
      <h2>${words.exceptions}</h2>
      ${
        hours.exceptions?.length
          ? html`<ul class="rows">${hours.exceptions.map(
              ({
                date,
                name,
                spans,
              }) => html`<li><b>${this.#dayName(date)}</b><span class="soft">${name ?? ""} ${spans.length === 0 ? words.closed : spans.map(({ from, to }) => `${from} – ${to}`).join(", ")}</span>
                <button type="button" class="bare" aria-label="${this.strings.act.drop}: ${date}" @click=${() => this.#dropDay(date)}>${renderIcon("close")}</button></li>`,
            )}</ul>`
          : nothing
      }
      <form class="add" @submit=${this.#addDay}>
        <label>${words.date}<input name="date" type="date" required /></label>
        <label>${words.name}<input name="name" maxlength="80" autocomplete="off" /></label>
        <label>${words.from}<input name="from" type="time" /></label><label>${words.to}<input name="to" type="time" /></label>
        <button>${renderIcon("add")}${words.addDay}</button>
      </form>
      <label>${words.calendar}<input type="file" accept=".ics,text/calendar" @change=${this.#importFile} /></label>
      </fieldset>
      ${this.#isOwner ? html`<div class="save"><button class="bare" @click=${() => this.#take(putHours(null), true)}>${words.remove}</button><button class="main" @click=${() => this.#take(putHours(hours), true)}>${people.save}</button></div>` : html`<p class="soft">${words.onlyOwners}</p>`}`;
  }

  #renderDay(spans: readonly Span[], day: number): TemplateResult {
    const { hours: words } = this.strings;
    const name = new Intl.DateTimeFormat(this.strings.tag, { weekday: "long", timeZone: "UTC" }).format(
      MONDAY + day * DAY_MS,
    );
    const put = (at: number, change: Partial<Span>) =>
      this.#setDay(
        day,
        spans.map((span, one) => (one === at ? { ...span, ...change } : span)),
      );
    return html`<li><b>${name}</b>
      <div class="spans">${spans.length === 0 ? html`<span class="soft">${words.closed}</span>` : nothing}${spans.map(
        ({ from, to }, at) => html`<span class="span">
          <input type="time" required aria-label="${name}: ${words.from}" .value=${from} @change=${(event: Event) => put(at, { from: valueIn(event) })} />–
          <input type="time" required aria-label="${name}: ${words.to}" .value=${to} @change=${(event: Event) => put(at, { to: valueIn(event) })} />
          <button type="button" class="bare" aria-label="${this.strings.act.drop}: ${name} ${from}" @click=${() =>
            this.#setDay(
              day,
              spans.filter((_, one) => one !== at),
            )}>${renderIcon("close")}</button>
        </span>`,
      )}</div>
      <button type="button" class="bare" aria-label="${words.addSpan}: ${name}" ?disabled=${spans.length >= DAY_SPANS_MAX} @click=${() => this.#setDay(day, [...spans, NEW_SPAN])}>${renderIcon("add")}</button>
    </li>`;
  }

  get #isOwner(): boolean {
    return this.signedIn.account.role === "owner";
  }

  #stateWords({ hours, isOpen, opensAt, closesAt }: HoursAnswer): string {
    const { hours: words, tag } = this.strings;
    const at = (time: number) =>
      new Intl.DateTimeFormat(tag, {
        weekday: "short",
        hour: "2-digit",
        minute: "2-digit",
        ...(hours && { timeZone: hours.timeZone }),
      }).format(time);
    if (isOpen) return closesAt === undefined ? words.open : words.openUntil(at(closesAt));
    return opensAt === undefined ? words.closed : words.closedUntil(at(opensAt));
  }

  #dayName(date: string): string {
    const parts = { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" } as const;
    return new Intl.DateTimeFormat(this.strings.tag, parts).format(new Date(`${date}T00:00:00Z`));
  }

  #set(change: Partial<OpeningHours>): void {
    if (this.hours) this.hours = { ...this.hours, ...change };
  }

  #setDay(day: number, spans: Span[]): void {
    this.#set({ week: (this.hours?.week ?? []).map((held, one) => (one === day ? spans : held)) });
  }

  #start = (): void => {
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
    const work = [NEW_SPAN];
    this.hours = { timeZone, week: [work, work, work, work, work, [], []] };
  };

  #toggleHolidays = (event: Event): void => {
    if (!this.hours || !(event.currentTarget instanceof HTMLInputElement)) return;
    const { holidays: _, ...rest } = this.hours;
    this.hours = event.currentTarget.checked ? { ...rest, holidays: "BR" } : rest;
  };

  #addDay = (event: SubmitEvent): void => {
    event.preventDefault();
    const fields = fieldsOf(event);
    const [date, name, from, to] = [
      fields.text("date"),
      fields.text("name"),
      fields.text("from"),
      fields.text("to"),
    ];
    const day = { date, ...(name && { name }), spans: from && to ? [{ from, to }] : [] };
    const others = (this.hours?.exceptions ?? []).filter((one) => one.date !== date);
    this.#set({ exceptions: [...others, day].sort((one, other) => (one.date < other.date ? -1 : 1)) });
    if (event.currentTarget instanceof HTMLFormElement) event.currentTarget.reset();
  };

  #dropDay(date: string): void {
    this.#set({ exceptions: this.hours?.exceptions?.filter((one) => one.date !== date) ?? [] });
  }

  #importFile = async ({ currentTarget }: Event): Promise<void> => {
    const file = currentTarget instanceof HTMLInputElement ? currentTarget.files?.[0] : undefined;
    if (file) await this.#take(importCalendar(await file.text()), true);
  };

  async #take(asked: Promise<HoursAnswer>, isTold = false): Promise<void> {
    this.problem = "";
    try {
      this.answer = await asked;
      this.hours = this.answer.hours;
    } catch {
      this.problem = this.strings.people.failed;
      return;
    }
    const detail = this.strings.people.saved;
    if (isTold) this.dispatchEvent(new CustomEvent("tell", { detail, bubbles: true, composed: true }));
  }
}

customElements.define("desk-hours", DeskHours);
