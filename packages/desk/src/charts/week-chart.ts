import { css, html, LitElement, type TemplateResult } from "lit";
import { theme } from "../styles/theme.ts";
import { levelOf } from "./scale.ts";

const HOURS = 24;
/** A Monday, from which the names of the days are taken. */
const MONDAY = Date.UTC(2026, 0, 5);
const DAY_MS = 86_400_000;

/**
 * Counts by the hour of the week: a table whose cells are darker where there is more, and which says the number of the cell
 * that is pointed at or that the arrow keys are on.
 */
class WeekChart extends LitElement {
  static override properties = {
    counts: { attribute: false },
    label: {},
    tag: {},
    words: { attribute: false },
    quiet: {},
    busy: {},
    at: { state: true },
  };

  static override styles = [
    theme,
    css`
      :host { display: block; }
      table { inline-size: 100%; border-spacing: 2px; table-layout: fixed; margin-inline: -2px; }
      th { font-weight: 400; font-size: 12px; color: var(--soft); text-align: start; padding: 0; }
      thead th { font-variant-numeric: tabular-nums; white-space: nowrap; overflow: visible; }
      thead th:first-child, tbody th { inline-size: 38px; }
      td { block-size: 24px; padding: 0; border-radius: 4px; background: var(--sand); print-color-adjust: exact; -webkit-print-color-adjust: exact; position: relative; }
      td:focus-visible { outline-offset: 1px; z-index: 1; }
      .level-1 { background: color-mix(in oklab, var(--accent) 22%, var(--sand)); }
      .level-2 { background: color-mix(in oklab, var(--accent) 42%, var(--sand)); }
      .level-3 { background: color-mix(in oklab, var(--accent) 62%, var(--sand)); }
      .level-4 { background: color-mix(in oklab, var(--accent) 82%, var(--sand)); }
      .level-5 { background: light-dark(#742612, #ffc9b4); }
      .below { display: flex; flex-wrap: wrap; gap: 6px 16px; align-items: center; margin-block-start: 8px; min-block-size: 24px; font-size: 14px; }
      .readout { font-weight: 600; }
      .scale { display: flex; gap: 3px; align-items: center; margin-inline-start: auto; font-size: 12px; color: var(--soft); }
      .scale i { inline-size: 16px; block-size: 10px; border-radius: 3px; background: var(--sand); print-color-adjust: exact; -webkit-print-color-adjust: exact; }
      .scale i.level-1 { background: color-mix(in oklab, var(--accent) 22%, var(--sand)); }
      .scale i.level-2 { background: color-mix(in oklab, var(--accent) 42%, var(--sand)); }
      .scale i.level-3 { background: color-mix(in oklab, var(--accent) 62%, var(--sand)); }
      .scale i.level-4 { background: color-mix(in oklab, var(--accent) 82%, var(--sand)); }
      .scale i.level-5 { background: light-dark(#742612, #ffc9b4); }
      .scale .first { margin-inline-end: 3px; }
      .scale .last { margin-inline-start: 3px; }
      @media (width < 600px) { table { border-spacing: 1px; } td { border-radius: 2px; } thead th { font-size: 11px; } thead th:first-child, tbody th { inline-size: 30px; } }
    `,
  ];

  /** 7 × 24 counts, Monday first; `null` for fewer than five, where it is not told how many. */
  declare counts: readonly (number | null)[];
  declare label: string;
  declare tag: string;
  /** A cell in words. */
  declare words: (day: string, hour: number, count: number | null) => string;
  declare quiet: string;
  declare busy: string;
  declare at: number | undefined;

  constructor() {
    super();
    this.counts = [];
    this.label = "";
    this.tag = "pt-BR";
    this.words = () => "";
    this.quiet = "";
    this.busy = "";
  }

  override render(): TemplateResult {
    const { counts } = this;
    const most = Math.max(0, ...counts.map((count) => count ?? 1));
    const peak = Math.max(counts.indexOf(most), counts.indexOf(null));
    const at = this.at ?? Math.max(0, peak);
    const short = this.#dayNames("short");
    const days = Array.from({ length: 7 }, (_, day) => counts.slice(day * HOURS, (day + 1) * HOURS));
    return html`<table role="grid" aria-label=${this.label} @keydown=${this.#handleKey} @focusin=${this.#take} @pointerover=${this.#take} @pointerleave=${this.#forget}>
        <thead><tr role="row"><th><span class="sr">${this.label}</span></th>${Array.from(
          { length: HOURS },
          (_, hour) =>
            html`<th scope="col">${hour % 4 === 0 ? hour : html`<span class="sr">${hour}</span>`}</th>`,
        )}</tr></thead>
        <tbody>${days.map(
          (row, day) =>
            html`<tr role="row"><th scope="row">${short[day]}</th>${row.map((count, hour) => {
              const cell = day * HOURS + hour;
              return html`<td role="gridcell" class="level-${levelOf(count ?? 1, most)}" data-cell=${cell} tabindex=${cell === at ? 0 : -1}><span class="sr">${count ?? "<5"}</span></td>`;
            })}</tr>`,
        )}</tbody>
      </table>
      <p class="below"><span class="readout">${most === 0 ? "" : this.#wordsAt(at)}</span>
        <span class="scale" aria-hidden="true"><span class="first">${this.quiet}</span>${[0, 1, 2, 3, 4, 5].map((level) => html`<i class="level-${level}"></i>`)}<span class="last">${this.busy}</span></span></p>`;
  }

  #dayNames(weekday: "short" | "long"): string[] {
    const format = new Intl.DateTimeFormat(this.tag, { weekday, timeZone: "UTC" });
    return Array.from({ length: 7 }, (_, day) => format.format(MONDAY + day * DAY_MS).replace(".", ""));
  }

  #wordsAt(cell: number): string {
    const day = this.#dayNames("long")[Math.floor(cell / HOURS)] ?? "";
    return this.words(day, cell % HOURS, this.counts[cell] === undefined ? 0 : this.counts[cell]);
  }

  #take = (event: Event): void => {
    const cell = event.target instanceof HTMLElement ? event.target.closest("td")?.dataset.cell : undefined;
    if (cell !== undefined) this.at = Number(cell);
  };

  #forget = (): void => {
    if (!this.renderRoot.querySelector("td:focus")) this.at = undefined;
  };

  #handleKey = (event: KeyboardEvent): void => {
    const at = this.at ?? 0;
    const target = {
      ArrowLeft: at - 1,
      ArrowRight: at + 1,
      ArrowUp: at - HOURS,
      ArrowDown: at + HOURS,
      Home: at - (at % HOURS),
      End: at - (at % HOURS) + HOURS - 1,
    }[event.key];
    if (target === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    this.renderRoot.querySelector<HTMLElement>(`[data-cell="${target}"]`)?.focus();
  };
}

customElements.define("desk-week-chart", WeekChart);
