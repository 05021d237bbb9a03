import { html } from "lit";
import type { ChatHost, Feature } from "../app/feature.ts";
import type { Row } from "../client/state/rows.ts";
import type { Sight } from "./scroll-position.ts";
import type { DrawnRows } from "./viewport.ts";

const FIRST_ROWS = 80;
/** So few that drawing them fits between two frames. */
const MORE_ROWS = 8;
const FOUND_ROWS = 20;
const ROWS_MAX = 100;
const NEAR_PX = 1_500;

/** Which rows of a long conversation are drawn: the newest, until the visitor goes further up; never more than `ROWS_MAX`. */
export class Paging implements Feature {
  readonly #sight: Sight;
  readonly #findScroller: () => HTMLElement | null;
  readonly #host: ChatHost;
  readonly #drawNow: () => void;
  #total = 0;
  #start = 0;
  #count = FIRST_ROWS;
  /** Where it ends; without it the newest row is drawn, whatever comes. */
  #end: number | undefined;
  #hadLater = false;
  #isMore = false;

  constructor(sight: Sight, findScroller: () => HTMLElement | null, host: ChatHost, drawNow: () => void) {
    this.#sight = sight;
    this.#findScroller = findScroller;
    this.#host = host;
    this.#drawNow = drawNow;
  }

  /** Whether all of the conversation is drawn. */
  get isWhole(): boolean {
    return this.#start === 0 && this.#end === undefined;
  }

  /** Those of all rows that are drawn. */
  draw(rows: readonly Row[]): DrawnRows {
    this.#total = rows.length;
    // Nobody is at the end of what is cut off: the visitor wants to see the newest.
    if (this.#sight.isAtEnd && this.#end !== undefined) this.close();
    if (this.#end !== undefined && this.#end >= this.#total) this.#end = undefined;
    const end = this.#end ?? this.#total;
    this.#start = Math.max(0, end - this.#count);
    const hasLater = this.#end !== undefined;
    this.#sight.isCut = hasLater;
    // The newest message looks like no other, so all are drawn when it comes or goes.
    const areKept = this.#isMore && hasLater === this.#hadLater;
    this.#hadLater = hasLater;
    return {
      rows: rows.slice(this.#start, end),
      hasEarlier: this.#start > 0,
      earlier: ({ earlier }) =>
        html`<button class="pill earlier" type="button" @click=${() => this.#showEarlier()}>${earlier}</button>`,
      hasLater,
      areKept,
    };
  }

  #showEarlier(): void {
    const start = Math.max(0, this.#start - MORE_ROWS);
    this.#holdStill();
    this.#showMore(start, Math.min(this.#end ?? this.#total, start + ROWS_MAX));
  }

  follow(): void {
    // Whoever is at the end of what is drawn scrolls no further, and waits there for the rest.
    if (!this.isWhole) queueMicrotask(() => this.handleScroll());
  }

  /** Goes on with what lies beyond the rows that are drawn before the visitor comes to their end. */
  handleScroll(): void {
    const scroller = this.#findScroller();
    if (!scroller) return;
    const { scrollTop, scrollHeight, clientHeight } = scroller;
    // Where the page hides the chat, every place is near every end, and there would be no end of drawing.
    if (clientHeight === 0) return;
    const way = scrollHeight - clientHeight;
    // A place that is near to both ends would have rows drawn at the one and at the other without end.
    const near = Math.min(NEAR_PX, way / 3);
    if (scrollTop < near && this.#start > 0) this.#showEarlier();
    else if (this.#end !== undefined && way - scrollTop < near) {
      const end = this.#end + MORE_ROWS;
      this.#holdStill();
      this.#showMore(Math.max(this.#start, end - ROWS_MAX), end);
    }
  }

  /** Has the row at this place drawn; it is there after the next drawing. */
  drawRow(index: number): void {
    if (index >= this.#start && index < (this.#end ?? this.#total)) return;
    this.#show(Math.max(0, index - FOUND_ROWS), Math.min(this.#total, index + FOUND_ROWS));
  }

  /** Brings something that is drawn into the middle of the sight. */
  goTo({ top, height }: DOMRect): void {
    const scroller = this.#findScroller();
    if (!scroller) return;
    const room = Math.max(16, (scroller.clientHeight - height) / 2);
    scroller.scrollTop += top - scroller.getBoundingClientRect().top - room;
    // What is about to be drawn holds still what is in sight from now on.
    if (this.#sight.held) this.#holdStill();
    this.#sight.handleScroll();
  }

  close(): void {
    this.#end = undefined;
    this.#count = FIRST_ROWS;
  }

  #show(start: number, end: number): void {
    this.#count = end - start;
    this.#end = end < this.#total ? end : undefined;
    if (this.#end !== undefined) this.#sight.leaveEnd();
    this.#host.requestUpdate();
  }

  // At once, so that nothing else can change in this drawing, and the rows that are there already can be left alone.
  #showMore(start: number, end: number): void {
    this.#isMore = !this.#host.isUpdatePending;
    this.#show(start, end);
    if (this.#isMore) this.#drawNow();
    this.#isMore = false;
  }

  // What is in sight stays where it is, whatever is drawn or taken away above and below it.
  #holdStill(): void {
    const scroller = this.#findScroller();
    const top = scroller?.getBoundingClientRect().top ?? 0;
    const row = findBelow(scroller?.querySelector(".log")?.children ?? [], top);
    this.#sight.held = row && { row, top: row.getBoundingClientRect().top };
  }
}

/** The first of these, which stand one below the other, that reaches further down than `top`. */
function findBelow(rows: ArrayLike<Element>, top: number): Element | undefined {
  let from = 0;
  let to = rows.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((rows[middle]?.getBoundingClientRect().bottom ?? 0) > top) to = middle;
    else from = middle + 1;
  }
  return rows[from];
}
