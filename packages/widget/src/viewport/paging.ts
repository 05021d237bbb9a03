import { html } from "lit";
import type { Row } from "../client/state/rows.ts";
import type { DrawnRows, RowWindow, ScrollControl } from "./row-window.ts";

const FIRST_ROWS = 80;
/** Few enough that a press waits briefly; each drawing costs two frames of the main thread, though none that is seen. */
const MORE_ROWS = 12;
const FOUND_ROWS = 20;
const ROWS_MAX = 100;
const NEAR_PX = 1_500;

/** The chat, as far as paging needs it. */
interface PagingContext {
  host: { readonly isUpdatePending: boolean; requestUpdate(): void };
  viewport: { readonly scroll: ScrollControl; rows: RowWindow | undefined };
  scroller: () => HTMLElement | null;
  drawNow: () => void;
}

/** The feature that adds the window over the rows to the viewport. */
export function createPaging(context: PagingContext): { handleUpdated(): void; handleClosed(): void } {
  const paging = new Paging(context);
  context.viewport.rows = paging;
  return { handleUpdated: () => paging.handleUpdated(), handleClosed: () => paging.close() };
}

/** The window over the rows of a long conversation: the newest ones, until the visitor goes further up; at most `ROWS_MAX`. */
class Paging implements RowWindow {
  readonly #host: PagingContext["host"];
  readonly #scroll: ScrollControl;
  readonly #scroller: PagingContext["scroller"];
  readonly #drawNow: () => void;
  #total = 0;
  #start = 0;
  #count = FIRST_ROWS;
  /** The end of the window; `undefined` while it ends with the newest row. */
  #end: number | undefined;
  #hadLater = false;
  #isMore = false;

  constructor({ host, viewport, scroller, drawNow }: PagingContext) {
    this.#host = host;
    this.#scroll = viewport.scroll;
    this.#scroller = scroller;
    this.#drawNow = drawNow;
  }

  get isWhole(): boolean {
    return this.#start === 0 && this.#end === undefined;
  }

  draw(rows: readonly Row[]): DrawnRows {
    this.#total = rows.length;
    // At the end of a window that is cut off, the visitor wants to see the newest message.
    if (this.#scroll.isAtEnd && this.#end !== undefined) this.close();
    if (this.#end !== undefined && this.#end >= this.#total) this.#end = undefined;
    const end = this.#end ?? this.#total;
    this.#start = Math.max(0, end - this.#count);
    const hasLater = this.#end !== undefined;
    this.#scroll.isCut = hasLater;
    // The newest message looks different from the others, so all rows are drawn when it comes or goes.
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

  handleUpdated(): void {
    // A visitor at the end of the drawn rows cannot scroll further, and waits there for the rest.
    if (!this.isWhole) queueMicrotask(() => this.handleScroll());
  }

  handleScroll(): void {
    const scroller = this.#scroller();
    if (!scroller) return;
    const { scrollTop, scrollHeight, clientHeight } = scroller;
    // Where the page hides the chat, every place is near every end, and drawing would never stop.
    if (clientHeight === 0) return;
    const way = scrollHeight - clientHeight;
    // A place near both ends would draw rows at the one and at the other for ever.
    const near = Math.min(NEAR_PX, way / 3);
    if (scrollTop < near && this.#start > 0) this.#showEarlier();
    else if (this.#end !== undefined && way - scrollTop < near) {
      const end = this.#end + MORE_ROWS;
      this.#holdStill();
      this.#showMore(Math.max(this.#start, end - ROWS_MAX), end);
    }
  }

  drawRow(index: number): void {
    if (index >= this.#start && index < (this.#end ?? this.#total)) return;
    this.#show(Math.max(0, index - FOUND_ROWS), Math.min(this.#total, index + FOUND_ROWS));
  }

  goTo({ top, height }: DOMRect): void {
    const scroller = this.#scroller();
    if (!scroller) return;
    const room = Math.max(16, (scroller.clientHeight - height) / 2);
    scroller.scrollTop += top - scroller.getBoundingClientRect().top - room;
    // The next drawing holds the rows still that are visible from now on.
    if (this.#scroll.held) this.#holdStill();
    this.#scroll.handleScroll();
  }

  close(): void {
    this.#end = undefined;
    this.#count = FIRST_ROWS;
  }

  #show(start: number, end: number): void {
    this.#count = end - start;
    this.#end = end < this.#total ? end : undefined;
    if (this.#end !== undefined) this.#scroll.leaveEnd();
    this.#host.requestUpdate();
  }

  // Draws at once, so that nothing else changes in this drawing and the known rows need no new one.
  #showMore(start: number, end: number): void {
    this.#isMore = !this.#host.isUpdatePending;
    this.#show(start, end);
    if (this.#isMore) this.#drawNow();
    this.#isMore = false;
  }

  // The visible rows keep their place, whatever is drawn or removed above and below them.
  #holdStill(): void {
    const scroller = this.#scroller();
    const top = scroller?.getBoundingClientRect().top ?? 0;
    const row = findBelow(scroller?.querySelector(".log")?.children ?? [], top);
    this.#scroll.held = row && { row, top: row.getBoundingClientRect().top };
  }
}

/** Finds the first row that reaches below `top`; the rows lie one below the other. */
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
