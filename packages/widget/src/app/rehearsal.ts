import { inIdleMoments } from "./after-paint.ts";

/**
 * The panel, drawn once for nobody before a visitor opens it: the browser keeps what it compiled and measured, so the first
 * picture comes sooner.
 */
export class Rehearsal {
  readonly #draw: (panel: HTMLElement) => void;
  readonly #root: () => ParentNode;
  #panel: HTMLElement | undefined;
  #isPlanned = false;
  #isOver = false;

  /** `draw` draws into an element that is in no page; `root` is where it is laid out. */
  constructor(draw: (panel: HTMLElement) => void, root: () => ParentNode) {
    this.#draw = draw;
    this.#root = root;
  }

  /** Does it in idle moments, a step in each, as long as `isWanted`. */
  plan(isWanted: () => boolean): void {
    if (this.#isPlanned) return;
    this.#isPlanned = true;
    const step = (work: () => void) => () => {
      if (!this.#isOver && isWanted()) work();
    };
    let log: Element | null | undefined;
    inIdleMoments(
      step(() => this.#drawOnce()),
      step(() => {
        log = this.#panel?.querySelector(".scroll");
        log?.remove();
        this.#layOut();
      }),
      step(() => {
        if (log) this.#panel?.firstElementChild?.replaceChildren(log);
        this.finish();
      }),
    );
  }

  /** Does at once what is left of it. */
  finish(): void {
    if (this.#isOver) return;
    this.#drawOnce();
    this.#layOut();
    this.#isOver = true;
    this.#panel = undefined;
  }

  #drawOnce(): void {
    if (this.#panel) return;
    this.#panel = document.createElement("div");
    this.#draw(this.#panel);
  }

  // Added, laid out and removed within one task, so nobody sees it.
  #layOut(): void {
    if (!this.#panel) return;
    this.#root().append(this.#panel);
    this.#panel.getBoundingClientRect();
    this.#panel.remove();
  }
}
