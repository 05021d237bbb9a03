import type { Message } from "@prosa/protocol";
import { Appearing } from "./appearing.ts";
import { News } from "./news.ts";
import { Sight } from "./sight.ts";
import type { ChatState } from "./state.ts";

const ROWS_SHOWN = 80;

export interface ReadingView {
  /** The message before which the news begin. */
  firstUnseen: string | undefined;
  /** How many of the newest rows are shown. */
  rowLimit: number;
  isAtEnd: boolean;
  /** The answer that is being written or is still appearing; its row in the log stays out of sight till then. */
  appearing: { id: string; text: string } | undefined;
}

/** What the visitor reads of the conversation: how much of it is drawn and in sight, what is new, and what appears now. */
export class Reading {
  readonly #onChange: () => void;
  readonly #news = new News();
  readonly #sight: Sight;
  readonly #appearing: Appearing;
  #rowLimit = ROWS_SHOWN;

  constructor(findScroller: () => HTMLElement | null, onChange: () => void) {
    this.#onChange = onChange;
    this.#sight = new Sight(findScroller, onChange);
    this.#appearing = new Appearing(onChange);
  }

  get view(): ReadingView {
    return {
      firstUnseen: this.#news.first,
      rowLimit: this.#rowLimit,
      isAtEnd: this.#sight.isAtEnd,
      appearing: this.#appearing.view,
    };
  }

  /** Whether the visitor has everything before the eyes. */
  get isThrough(): boolean {
    return this.#sight.isFollowing && !this.#appearing.view && !document.hidden;
  }

  /** Called with each state before it shows. */
  follow(state: ChatState, isShown: boolean): void {
    if (isShown && this.#news.follow(state, this.#sight.isFollowing && !document.hidden)) {
      this.#sight.goToNews();
    }
    this.#appearing.follow(state);
  }

  /** Called after every drawing. */
  settle(): void {
    this.#sight.settle(this.#appearing.view !== undefined);
  }

  /** The room left for the chat has changed. */
  handleFit(): void {
    this.#sight.settle();
  }

  handleScroll(): void {
    this.#sight.handleScroll();
  }

  handleOpened(): void {
    if (!this.#news.first) this.#sight.goToEnd();
  }

  handleClosed(): void {
    this.#news.close();
    this.#appearing.finish();
    this.#rowLimit = ROWS_SHOWN;
  }

  /** The visitor has said something, so nothing above it is new. */
  handleSaid(): void {
    this.#news.forget();
    this.#sight.followAnswer();
  }

  /** The visitor has asked for something, whose answer is looked for. */
  followAnswer(): void {
    this.#sight.followAnswer();
  }

  /** Lets a message appear that has come as a whole. */
  begin(message: Message): void {
    this.#appearing.begin(message);
  }

  goToEnd(): void {
    this.#sight.goToEnd();
  }

  showEarlier(): void {
    this.#sight.holdStill();
    this.#rowLimit += ROWS_SHOWN;
    this.#onChange();
  }
}
