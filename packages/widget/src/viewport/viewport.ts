import type { Message } from "@prosa/protocol";
import type { Row } from "../client/state/rows.ts";
import type { ChatState } from "../client/state/state.ts";
import type { Strings } from "../strings/index.ts";
import type { Paging } from "./paging.ts";
import { Sight } from "./scroll-position.ts";
import { Appearing } from "./text-reveal.ts";
import { News } from "./unread-divider.ts";

const ROWS_SHOWN = 80;

export interface DrawnRows {
  rows: readonly Row[];
  hasEarlier: boolean;
  /** Offers to draw what comes before them. */
  earlier?: (strings: Strings) => unknown;
  /** Whether the conversation goes on below. */
  hasLater: boolean;
  /** Whether all else is as in the last drawing, so that the rows drawn then need not be drawn again. */
  areKept?: boolean;
}

export interface ReadingView {
  /** The message before which the news begin. */
  firstUnseen: string | undefined;
  isAtEnd: boolean;
  /** Those of all rows that are drawn. */
  draw: (rows: readonly Row[]) => DrawnRows;
  /** The answer that is being written or is still appearing; its row in the log stays out of sight till then. */
  appearing: { id: string; text: string } | undefined;
}

/** What the visitor reads of the conversation: how much of it is drawn and in sight, what is new, and what appears now. */
export class Reading {
  readonly sight: Sight;
  /** Draws earlier rows as they are wanted, once it is there. */
  paging: Paging | undefined;
  readonly #news = new News();
  readonly #appearing: Appearing;

  constructor(findScroller: () => HTMLElement | null, onChange: () => void) {
    this.sight = new Sight(findScroller, onChange);
    this.#appearing = new Appearing(onChange);
  }

  get view(): ReadingView {
    return {
      firstUnseen: this.#news.first,
      isAtEnd: this.sight.isAtEnd,
      draw: (rows) => this.paging?.draw(rows) ?? drawNewest(rows),
      appearing: this.#appearing.view,
    };
  }

  /** Whether the visitor has everything before the eyes. */
  get isThrough(): boolean {
    return this.sight.isFollowing && !this.#appearing.view && !document.hidden;
  }

  /** Called with each state before it shows. */
  follow(state: ChatState, isShown: boolean): void {
    if (isShown && this.#news.follow(state, this.sight.isFollowing && !document.hidden)) {
      this.sight.goToNews();
    }
    this.#appearing.follow(state);
  }

  /** Called after every drawing. */
  settle(): void {
    this.sight.settle(this.#appearing.view !== undefined);
  }

  /** The room left for the chat has changed. */
  handleFit(): void {
    this.sight.settle();
  }

  handleScroll(): void {
    this.sight.handleScroll();
    this.paging?.handleScroll();
  }

  handleOpened(): void {
    if (!this.#news.first) this.sight.goToEnd();
  }

  handleClosed(): void {
    this.#news.close();
    this.#appearing.finish();
  }

  /** The visitor has said something, so nothing above it is new. */
  handleSaid(): void {
    this.#news.forget();
    this.sight.followAnswer();
  }

  /** The visitor has asked for something, whose answer is looked for. */
  followAnswer(): void {
    this.sight.followAnswer();
  }

  /** Lets a message appear that has come as a whole. */
  begin(message: Message): void {
    this.#appearing.begin(message);
  }

  goToEnd(): void {
    this.sight.goToEnd();
  }
}

function drawNewest(rows: readonly Row[]): DrawnRows {
  return { rows: rows.slice(-ROWS_SHOWN), hasEarlier: rows.length > ROWS_SHOWN, hasLater: false };
}
