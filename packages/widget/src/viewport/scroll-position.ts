import type { ScrollControl } from "./row-window.ts";

const BOTTOM_SLACK_PX = 72;
const ANCHOR_MARGIN_PX = 16;

/** The element that stays visible above new messages: the visitor's last question, or the divider before unread messages. */
type Anchor = ".row.visitor" | ".unread";

/**
 * The scroll position of a conversation that grows. It follows the end only while the visitor is there, and it shows an
 * answer that is longer than the chat from its beginning.
 */
export class ScrollPosition implements ScrollControl {
  isCut = false;
  held: { row: Element; top: number } | undefined;
  readonly #findScroller: () => HTMLElement | null;
  readonly #onChange: () => void;
  #isAtEnd = true;
  #anchor: Anchor | undefined;
  #isGrowing = false;
  /** The question before one that was said and is not drawn yet; `null` where it is the first. */
  #before: Element | null | undefined;
  #watched: Element | undefined;
  #growth: ResizeObserver | undefined;

  constructor(findScroller: () => HTMLElement | null, onChange: () => void) {
    this.#findScroller = findScroller;
    this.#onChange = onChange;
  }

  get isAtEnd(): boolean {
    return this.#isAtEnd;
  }

  /** Whether the visitor reads new messages, from their end or from their beginning. */
  get isFollowing(): boolean {
    return this.#isAtEnd || this.#anchor !== undefined;
  }

  goToEnd(): void {
    this.#isAtEnd = true;
    this.#anchor = undefined;
    this.#onChange();
  }

  /** Shows the unread messages from the first one on. */
  goToUnread(): void {
    this.#isAtEnd = true;
    this.#anchor = ".unread";
    this.#onChange();
  }

  /** Called when the visitor asks something: follows the answer, with the question visible above it. */
  followAnswer(): void {
    this.#isAtEnd = true;
    this.#anchor = ".row.visitor";
  }

  /**
   * Called when the visitor says something. What is said is sealed before it is drawn, and the composer shrinks meanwhile:
   * nothing moves until the question is there.
   */
  followQuestion(): void {
    this.followAnswer();
    this.#before = lastOf(this.#findScroller(), ".row.visitor");
  }

  /** Called when a person writes: it is shown to who still has the last question in view, and is unread to others. */
  followPerson(): void {
    const scroller = this.#findScroller();
    if (!scroller || this.#isAtEnd || !this.#anchor) return;
    const anchor = lastOf(scroller, this.#anchor)?.getBoundingClientRect();
    const view = scroller.getBoundingClientRect();
    if (anchor && anchor.bottom > view.top && anchor.top < view.bottom) this.goToEnd();
    else this.leaveEnd();
  }

  /** Called when the visitor looks at something further up. */
  leaveEnd(): void {
    this.#isAtEnd = false;
    this.#anchor = undefined;
  }

  /** Called after every change of the contents; `isGrowing` while an answer is being written. */
  settle(isGrowing = this.#isGrowing): void {
    this.#isGrowing = isGrowing;
    const scroller = this.#findScroller();
    if (!scroller) return;
    this.#watch(scroller);
    if (this.#before !== undefined && lastOf(scroller, ".row.visitor") === this.#before) return;
    this.#before = undefined;
    const { held } = this;
    if (held?.row.isConnected) scroller.scrollTop += held.row.getBoundingClientRect().top - held.top;
    else if (this.#isAtEnd) scroller.scrollTop = this.#findPlace(scroller);
    this.held = undefined;
    // Growth below the visible part moves nothing, so no scroll event reports it.
    this.handleScroll();
  }

  handleScroll(): void {
    const scroller = this.#findScroller();
    if (!scroller) return;
    const below = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight;
    const isAtEnd = below < BOTTOM_SLACK_PX && !this.isCut;
    if (isAtEnd === this.#isAtEnd) return;
    this.#isAtEnd = isAtEnd;
    if (isAtEnd) this.#anchor = undefined;
    this.#onChange();
  }

  #findPlace(scroller: HTMLElement): number {
    const end = scroller.scrollHeight - scroller.clientHeight;
    const anchor = this.#anchor && lastOf(scroller, this.#anchor);
    const place = anchor ? anchor.offsetTop - ANCHOR_MARGIN_PX : end;
    // A small rest below the fold is too little for the visitor to scroll to, so it is shown too. While the answer grows,
    // this would only push the question up and let it fall back later.
    return !this.#isGrowing && end - place < BOTTOM_SLACK_PX ? end : place;
  }

  // Pictures and rich text load late, and a phone's keyboard takes space away: neither causes an update.
  #watch(scroller: HTMLElement): void {
    if (scroller === this.#watched) return;
    this.#watched = scroller;
    this.#growth?.disconnect();
    this.#growth = new ResizeObserver(() => this.settle());
    this.#growth.observe(scroller);
    for (const part of scroller.children) this.#growth.observe(part);
  }
}

function lastOf(scroller: HTMLElement | null, selector: Anchor): HTMLElement | null {
  return [...(scroller?.querySelectorAll<HTMLElement>(selector) ?? [])].at(-1) ?? null;
}
