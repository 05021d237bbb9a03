import type { Message } from "@prosa/protocol";
import type { Row } from "../client/state/rows.ts";
import type { ChatState } from "../client/state/state.ts";
import type { DrawnRows, RowWindow } from "./row-window.ts";
import { ScrollPosition } from "./scroll-position.ts";
import type { TextReveal } from "./text-reveal.ts";
import { UnreadDivider } from "./unread-divider.ts";

const ROWS_SHOWN = 80;

export interface ViewportView {
  /** The id of the first unread message. */
  firstUnseen: string | undefined;
  isAtEnd: boolean;
  /** Selects those of all rows that are drawn. */
  draw: (rows: readonly Row[]) => DrawnRows;
  /** The answer that is being revealed; its row in the log stays hidden meanwhile. */
  revealing: { id: string; text: string } | undefined;
}

/** The visitor's view of the conversation: the drawn rows, the scroll position, the unread divider and the text reveal. */
export class Viewport {
  readonly scroll: ScrollPosition;
  /** The window over the rows; `undefined` until it is loaded. */
  rows: RowWindow | undefined;
  readonly #unread = new UnreadDivider();
  #isEmpty = true;
  #frame = 0;
  /** Reveals answers word by word; `undefined` until it is loaded, and then they show as they come. */
  textReveal: TextReveal | undefined;

  constructor(findScroller: () => HTMLElement | null, onChange: () => void) {
    this.scroll = new ScrollPosition(findScroller, onChange);
  }

  get view(): ViewportView {
    return {
      firstUnseen: this.#unread.first,
      isAtEnd: this.scroll.isAtEnd,
      draw: (rows) => this.rows?.draw(rows) ?? drawNewest(rows),
      revealing: this.textReveal?.view,
    };
  }

  /** Whether the visitor sees everything that has come. */
  get isAllSeen(): boolean {
    return this.scroll.isFollowing && !this.textReveal?.view && !document.hidden;
  }

  /** Called with each state before it is drawn. */
  update(state: ChatState, isShown: boolean): void {
    if (isShown && this.#unread.update(state, this.scroll.isFollowing && !document.hidden)) {
      this.scroll.goToUnread();
    }
    this.textReveal?.update(state);
    this.#isEmpty = state.log.length + state.outbox.length === 0;
  }

  /**
   * Called after every drawing. In an empty conversation, which is drawn several times while it opens, it waits for the next frame:
   * to measure each drawing would have the browser lay it out by itself.
   */
  settle(): void {
    if (!this.#isEmpty) this.scroll.settle(this.textReveal?.view !== undefined);
    else if (!this.#frame) {
      this.#frame = requestAnimationFrame(() => {
        this.#frame = 0;
        this.scroll.settle();
      });
    }
  }

  /** Called when the space for the chat has changed. */
  handleFit(): void {
    this.scroll.settle();
  }

  handleScroll(): void {
    this.scroll.handleScroll();
    this.rows?.handleScroll();
  }

  handleOpened(): void {
    if (!this.#unread.first) this.scroll.goToEnd();
  }

  handleClosed(): void {
    this.#unread.close();
    this.textReveal?.finish();
  }

  /** Called when the visitor has said something, so nothing above is unread. */
  handleSaid(): void {
    this.#unread.forget();
    this.scroll.followQuestion();
  }

  /** Called when the visitor has asked for something: follows the answer. */
  followAnswer(): void {
    this.scroll.followAnswer();
  }

  /** Reveals a message that came as a whole. */
  reveal(message: Message): void {
    this.textReveal?.begin(message);
  }

  /** Called when a person has written. */
  followPerson(): void {
    this.scroll.followPerson();
  }

  goToEnd(): void {
    this.scroll.goToEnd();
  }
}

function drawNewest(rows: readonly Row[]): DrawnRows {
  return { rows: rows.slice(-ROWS_SHOWN), hasEarlier: rows.length > ROWS_SHOWN, hasLater: false };
}
