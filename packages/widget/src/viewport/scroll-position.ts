const BOTTOM_SLACK_PX = 72;
const ANCHOR_MARGIN_PX = 16;

/** What stays in sight above that which is new: the visitor's last question, or the mark before the news. */
type Anchor = ".row.visitor" | ".news";

/**
 * What the visitor sees of a conversation that grows: it follows the end only while the visitor is there, and lets an
 * answer that is longer than the chat be read from its beginning.
 */
export class Sight {
  /** Whether the conversation goes on below what is drawn. */
  isCut = false;
  /** What stays where it was seen in the next drawing, whatever is drawn around it. */
  held: { row: Element; top: number } | undefined;
  readonly #findScroller: () => HTMLElement | null;
  readonly #onChange: () => void;
  #isAtEnd = true;
  #anchor: Anchor | undefined;
  #isGrowing = false;
  #watched: Element | undefined;
  #growth: ResizeObserver | undefined;

  constructor(findScroller: () => HTMLElement | null, onChange: () => void) {
    this.#findScroller = findScroller;
    this.#onChange = onChange;
  }

  get isAtEnd(): boolean {
    return this.#isAtEnd;
  }

  /** Whether what comes next is being read, be it from its end or from its beginning. */
  get isFollowing(): boolean {
    return this.#isAtEnd || this.#anchor !== undefined;
  }

  goToEnd(): void {
    this.#isAtEnd = true;
    this.#anchor = undefined;
    this.#onChange();
  }

  /** Shows what came while nobody looked, from its beginning. */
  goToNews(): void {
    this.#isAtEnd = true;
    this.#anchor = ".news";
    this.#onChange();
  }

  /** The visitor has said something: its answer is looked for, but the question stays in sight above it. */
  followAnswer(): void {
    this.#isAtEnd = true;
    this.#anchor = ".row.visitor";
  }

  /** The visitor looks at something further up. */
  leaveEnd(): void {
    this.#isAtEnd = false;
    this.#anchor = undefined;
  }

  /** Called after every change of what there is to see. `isGrowing` while an answer is still being written. */
  settle(isGrowing = this.#isGrowing): void {
    this.#isGrowing = isGrowing;
    const scroller = this.#findScroller();
    if (!scroller) return;
    this.#watch(scroller);
    const { held } = this;
    if (held?.row.isConnected) scroller.scrollTop += held.row.getBoundingClientRect().top - held.top;
    else if (this.#isAtEnd) scroller.scrollTop = this.#findPlace(scroller);
    this.held = undefined;
    // What grows below the sight moves nothing, so no scroll event tells of it.
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
    const anchors = this.#anchor ? scroller.querySelectorAll<HTMLElement>(this.#anchor) : [];
    const anchor = anchors[anchors.length - 1];
    const place = anchor ? anchor.offsetTop - ANCHOR_MARGIN_PX : end;
    // A little that is left over would be cut off, and too little for anybody to go and look for it. While the answer
    // grows this would only push the question up, to let it fall back later.
    return !this.#isGrowing && end - place < BOTTOM_SLACK_PX ? end : place;
  }

  // Pictures and rich text come late, and a phone's keyboard takes room away: neither goes through an update.
  #watch(scroller: HTMLElement): void {
    if (scroller === this.#watched) return;
    this.#watched = scroller;
    this.#growth?.disconnect();
    this.#growth = new ResizeObserver(() => this.settle());
    this.#growth.observe(scroller);
    for (const part of scroller.children) this.#growth.observe(part);
  }
}
