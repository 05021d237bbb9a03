/** The parts of a text that finds hold already. Each letter is claimed once, so the work of claiming grows with the text alone. */
export class Claims {
  readonly #held: Uint8Array;

  constructor(length: number) {
    this.#held = new Uint8Array(length);
  }

  /** Takes a part of the text, or says false where any letter of it is held. */
  take(start: number, end: number): boolean {
    if (!this.isFree(start, end)) return false;
    this.#held.fill(1, start, end);
    return true;
  }

  isFree(start: number, end: number): boolean {
    for (let at = start; at < end; at += 1) if (this.#held[at] === 1) return false;
    return true;
  }
}
