import { css, html, LitElement, nothing, type PropertyValues, svg, type TemplateResult } from "lit";
import { theme } from "../styles/theme.ts";
import { labelled, ticksTo } from "./scale.ts";

/** A point of the line: a day, its count, and the count of the day that it is compared with. */
export interface LinePoint {
  label: string;
  /** The whole of it in words, for who reads and who listens. */
  words: string;
  value: number;
  before: number | undefined;
  /** The address that shows what the point is of. */
  href: string | undefined;
}

const HEIGHT = 236;
const TOP = 12;
const BOTTOM = 28;
const START = 44;
const END = 30;
/** The room for one label below, in pixels: "30 de set." and a gap. */
const LABEL_PX = 74;

/**
 * A count by day as a line, with the days before as a dashed one. Pointing at a day, or the arrow keys, say its number above;
 * Enter opens what it is of. A day that was clicked or reached by keys is shown again when the pointer leaves, so that the
 * link beside its number can be reached.
 */
class LineChart extends LitElement {
  static override properties = {
    points: { attribute: false },
    label: {},
    tag: {},
    present: {},
    earlier: {},
    open: {},
    at: { state: true },
    width: { state: true },
  };

  static override styles = [
    theme,
    css`
      :host { display: block; }
      .readout { display: flex; flex-wrap: wrap; align-items: baseline; gap: 4px 14px; min-block-size: 24px; font-size: 14px; color: var(--soft); }
      .readout b { color: var(--ink); font-weight: 600; }
      .keys { display: flex; gap: 14px; margin-inline-start: auto; font-size: 13px; }
      .keys span { display: inline-flex; align-items: center; gap: 6px; }
      .keys svg { inline-size: 20px; block-size: 8px; }
      .chart { display: block; inline-size: 100%; block-size: auto; touch-action: pan-y; border-radius: 8px; cursor: crosshair; }
      .grid { stroke: var(--line); stroke-width: 1; }
      text { font-size: 12px; fill: var(--soft); font-variant-numeric: tabular-nums; }
      .area { fill: var(--accent); opacity: 0.09; }
      .line { fill: none; stroke: var(--accent); stroke-width: 2.25; stroke-linejoin: round; stroke-linecap: round; }
      .earlier { fill: none; stroke: var(--edge); stroke-width: 1.5; stroke-dasharray: 2 5; stroke-linecap: round; }
      .rule { stroke: var(--edge); stroke-width: 1; }
      .dot { fill: var(--paper); stroke: var(--accent); stroke-width: 2.25; }
      .dot.then { stroke: var(--edge); }
    `,
  ];

  declare points: readonly LinePoint[];
  /** The name of the line. */
  declare label: string;
  declare tag: string;
  /** The names of the two lines, and of the way to what a point is of. */
  declare present: string;
  declare earlier: string;
  declare open: string;
  declare at: number | undefined;
  declare width: number;

  /** The day that was clicked, or reached by keys. */
  #chosen: number | undefined;

  readonly #observer = new ResizeObserver(([entry]) => {
    const width = Math.round(entry?.contentRect.width ?? 0);
    if (width > 0) this.width = width;
  });

  constructor() {
    super();
    this.points = [];
    this.label = "";
    this.tag = "pt-BR";
    this.present = "";
    this.earlier = "";
    this.open = "";
    this.width = 720;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#observer.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer.disconnect();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get("points");
    if (!before || daysOf(before) === daysOf(this.points)) return;
    // Other days: the place of the chosen one means nothing among them.
    this.#chosen = undefined;
    this.at = undefined;
  }

  override render(): TemplateResult {
    const { points } = this;
    const last = points.length - 1;
    const at = Math.min(this.at ?? last, last);
    const point = points[at];
    return html`<p class="readout"><b>${point?.words}</b>${point?.href ? html`<a href=${point.href}>${this.open}</a>` : nothing}
        <span class="keys"><span><svg aria-hidden="true" viewBox="0 0 20 8"><path class="line" d="M1 4h18" /></svg>${this.present}</span>
        <span><svg aria-hidden="true" viewBox="0 0 20 8"><path class="earlier" d="M1 4h18" /></svg>${this.earlier}</span></span></p>
      <svg
        class="chart" viewBox="0 0 ${this.width} ${HEIGHT}" tabindex="0" role="slider" aria-label=${this.label}
        aria-orientation="horizontal" aria-valuemin="0" aria-valuemax=${Math.max(0, last)} aria-valuenow=${Math.max(0, at)}
        aria-valuetext=${point?.words ?? ""} @keydown=${this.#handleKey} @pointermove=${this.#handlePointer}
        @pointerdown=${this.#handlePointer} @pointerleave=${this.#showChosen}
      >${this.#renderGrid()}${this.#renderLines()}${point && this.at !== undefined ? this.#renderMark(at, point) : nothing}</svg>`;
  }

  #renderGrid() {
    const { points, width } = this;
    const marks = this.#marks;
    const count = Math.max(2, Math.floor((width - START - END) / LABEL_PX));
    return svg`${marks.map((mark) => svg`<line class="grid" x1=${START} x2=${width - END} y1=${this.#y(mark)} y2=${this.#y(mark)} /><text x=${START - 8} y=${this.#y(mark) + 4} text-anchor="end">${mark.toLocaleString(this.tag)}</text>`)}
      ${labelled(points.length, count).map((index) => svg`<text x=${this.#x(index)} y=${HEIGHT - 8} text-anchor="middle">${points[index]?.label}</text>`)}`;
  }

  #renderLines() {
    const { points } = this;
    const [first] = points;
    if (!first) return nothing;
    const way = (read: (point: LinePoint) => number | undefined) =>
      points
        .flatMap((point, index) => {
          const value = read(point);
          return value === undefined ? [] : [`${this.#x(index)} ${this.#y(value)}`];
        })
        .join("L");
    const line = way(({ value }) => value);
    const earlier = way(({ before }) => before);
    const base = this.#y(0);
    const area = `M${this.#x(0)} ${base}L${line}L${this.#x(points.length - 1)} ${base}Z`;
    return svg`<path class="area" d=${area} />${earlier ? svg`<path class="earlier" d=${`M${earlier}`} />` : nothing}<path class="line" d=${`M${line}`} />${
      points.length === 1
        ? svg`<circle class="dot" cx=${this.#x(0)} cy=${this.#y(first.value)} r="4.5" />`
        : nothing
    }`;
  }

  #renderMark(at: number, { value, before }: LinePoint) {
    const x = this.#x(at);
    return svg`<line class="rule" x1=${x} x2=${x} y1=${TOP} y2=${HEIGHT - BOTTOM} />${
      before === undefined ? nothing : svg`<circle class="dot then" cx=${x} cy=${this.#y(before)} r="3.5" />`
    }<circle class="dot" cx=${x} cy=${this.#y(value)} r="4.5" />`;
  }

  get #marks(): number[] {
    return ticksTo(Math.max(0, ...this.points.flatMap(({ value, before = 0 }) => [value, before])));
  }

  #x(index: number): number {
    const { points, width } = this;
    const room = width - START - END;
    const x = points.length < 2 ? START + room / 2 : START + (index / (points.length - 1)) * room;
    return Math.round(x * 10) / 10;
  }

  #y(value: number): number {
    const most = this.#marks.at(-1) ?? 1;
    const y = HEIGHT - BOTTOM - (value / most) * (HEIGHT - TOP - BOTTOM);
    return Math.round(y * 10) / 10;
  }

  #handlePointer = (event: PointerEvent): void => {
    if (!(event.currentTarget instanceof SVGElement)) return;
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const x = ((event.clientX - left) / width) * this.width;
    const share = (x - START) / (this.width - START - END);
    this.#go(Math.round(share * (this.points.length - 1)));
    if (event.type === "pointerdown") this.#chosen = this.at;
  };

  #handleKey = (event: KeyboardEvent): void => {
    const last = this.points.length - 1;
    const at = this.at ?? last;
    const week = 7;
    const target = {
      ArrowLeft: at - 1,
      ArrowRight: at + 1,
      ArrowDown: at - 1,
      ArrowUp: at + 1,
      PageDown: at - week,
      PageUp: at + week,
      Home: 0,
      End: last,
    }[event.key];
    const href = this.points[at]?.href;
    if (target !== undefined) {
      this.#go(target);
      this.#chosen = this.at;
    } else if (event.key === "Enter" && href) location.assign(href);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  #go(at: number): void {
    this.at = Math.max(0, Math.min(this.points.length - 1, at));
  }

  #showChosen = (): void => {
    this.at = this.#chosen ?? this.at;
  };
}

function daysOf(points: readonly LinePoint[]): string {
  return points.map(({ label }) => label).join();
}

customElements.define("desk-line-chart", LineChart);
