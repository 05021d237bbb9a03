const LONGEST_MS = 600;
const WORD_MS = 12;

/**
 * Shows a text word by word that arrives in large pieces. Everything that has arrived is shown within 600 ms. With reduced
 * motion it shows at once.
 */
export class PacedText {
  readonly #onFrame: () => void;
  #text = "";
  #shown = 0;
  #deadline = 0;
  #lastFrameAt = 0;
  #frame = 0;

  constructor(onFrame: () => void) {
    this.#onFrame = onFrame;
  }

  get isDone(): boolean {
    return this.#shown >= this.#text.length;
  }

  get text(): string {
    return this.#text.slice(0, this.#shown);
  }

  /** Sets the text to reach. */
  aim(text: string): void {
    if (text === this.#text) return;
    // A final text that differs from the streamed one replaces it from the first difference on.
    if (!text.startsWith(this.text)) this.#shown = Math.min(this.#shown, text.length);
    this.#text = text;
    if (matchMedia("(prefers-reduced-motion: reduce)").matches || document.hidden) {
      this.#shown = text.length;
      return;
    }
    const words = text.slice(this.#shown).split(" ").length;
    const now = performance.now();
    this.#deadline = Math.max(Math.min(now + LONGEST_MS, now + words * WORD_MS), 0);
    if (this.#frame) return;
    this.#lastFrameAt = now;
    this.#frame = requestAnimationFrame(this.#advance);
  }

  finish(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#shown = this.#text.length;
  }

  #advance = (now: number): void => {
    const left = this.#text.length - this.#shown;
    const share = (now - this.#lastFrameAt) / Math.max(this.#deadline - this.#lastFrameAt, 1);
    this.#lastFrameAt = now;
    const reached = this.#shown + Math.ceil(left * Math.min(Math.max(share, 0), 1));
    const space = this.#text.indexOf(" ", reached);
    this.#shown = space === -1 || now >= this.#deadline ? this.#text.length : space;
    this.#frame = this.isDone ? 0 : requestAnimationFrame(this.#advance);
    this.#onFrame();
  };
}
