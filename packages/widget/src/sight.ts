const BOTTOM_SLACK_PX = 48;
const QUESTION_MARGIN_PX = 16;

/**
 * What the visitor sees of a conversation that grows: it follows the end only while the visitor is there, and lets an
 * answer that is longer than the chat be read from its beginning.
 */
export class Sight {
  readonly #findScroller: () => HTMLElement | null;
  readonly #onChange: () => void;
  #isAtEnd = true;
  #isAsking = false;
  #fromEnd: number | undefined;

  constructor(findScroller: () => HTMLElement | null, onChange: () => void) {
    this.#findScroller = findScroller;
    this.#onChange = onChange;
  }

  get isAtEnd(): boolean {
    return this.#isAtEnd;
  }

  /** Whether what comes next is being read, be it from its end or from its beginning. */
  get isFollowing(): boolean {
    return this.#isAtEnd || this.#isAsking;
  }

  goToEnd(): void {
    this.#isAtEnd = true;
    this.#isAsking = false;
    this.#onChange();
  }

  /** The visitor has said something: its answer is looked for, but the question stays in sight above it. */
  followAnswer(): void {
    this.#isAtEnd = true;
    this.#isAsking = true;
  }

  /** Keeps what is in sight where it is while something is put in above it. */
  holdStill(): void {
    const scroller = this.#findScroller();
    if (scroller) this.#fromEnd = scroller.scrollHeight - scroller.scrollTop;
  }

  /** Called after every change of what there is to see. */
  settle(): void {
    const scroller = this.#findScroller();
    if (!scroller) return;
    if (this.#fromEnd !== undefined) scroller.scrollTop = scroller.scrollHeight - this.#fromEnd;
    else if (this.#isAtEnd)
      scroller.scrollTop = Math.min(scroller.scrollHeight, this.#findQuestion(scroller));
    this.#fromEnd = undefined;
    // What grows below the sight moves nothing, so no scroll event tells of it.
    this.handleScroll();
  }

  handleScroll(): void {
    const scroller = this.#findScroller();
    if (!scroller) return;
    const isAtEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < BOTTOM_SLACK_PX;
    if (isAtEnd === this.#isAtEnd) return;
    this.#isAtEnd = isAtEnd;
    if (isAtEnd) this.#isAsking = false;
    this.#onChange();
  }

  #findQuestion(scroller: HTMLElement): number {
    const questions = this.#isAsking ? scroller.querySelectorAll<HTMLElement>(".row.visitor") : [];
    const question = questions[questions.length - 1];
    return question ? question.offsetTop - QUESTION_MARGIN_PX : Number.POSITIVE_INFINITY;
  }
}
