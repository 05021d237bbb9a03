import type { PageView } from "./rules.ts";

const TICK_MS = 1_000;

/** Watches the visitor's use of the page while it is visible, and reports it once a second. */
export class PageWatch {
  readonly #onView: (view: Omit<PageView, "isReturning">) => void;
  #timer: ReturnType<typeof setInterval> | undefined;
  #seconds = 0;
  #scrolled = 0;
  #path = "";

  constructor(onView: (view: Omit<PageView, "isReturning">) => void) {
    this.#onView = onView;
    this.#timer = setInterval(this.#tick, TICK_MS);
    addEventListener("scroll", this.#handleScroll, { passive: true });
    document.documentElement.addEventListener("pointerleave", this.#handleLeave);
    this.#handleScroll();
    this.#report(false);
  }

  stop(): void {
    clearInterval(this.#timer);
    removeEventListener("scroll", this.#handleScroll);
    document.documentElement.removeEventListener("pointerleave", this.#handleLeave);
  }

  #tick = (): void => {
    if (document.hidden) return;
    this.#seconds += TICK_MS / 1_000;
    this.#report(false);
  };

  #handleScroll = (): void => {
    const { scrollHeight, clientHeight, scrollTop } = document.documentElement;
    const way = scrollHeight - clientHeight;
    this.#scrolled = Math.max(this.#scrolled, way > 0 ? scrollTop / way : 1);
  };

  #handleLeave = ({ pointerType, clientY }: PointerEvent): void => {
    if (pointerType === "mouse" && clientY <= 0) this.#report(true);
  };

  #report(isLeaving: boolean): void {
    const path = location.pathname;
    // A page that changes its address without loading counts from zero.
    if (path !== this.#path) {
      this.#path = path;
      this.#seconds = 0;
      this.#scrolled = 0;
      this.#handleScroll();
    }
    this.#onView({ seconds: this.#seconds, scrolled: this.#scrolled, isLeaving, path });
  }
}

/** Whether the page shows something that nothing may cover: a modal dialog, a popover, or an element with `aria-modal`. */
export function isModalOpen(): boolean {
  return [":modal", ":popover-open", "[aria-modal=true]"].some((selector) => {
    try {
      const found = document.querySelectorAll<HTMLElement>(selector);
      return [...found].some((element) => element.checkVisibility?.() ?? true);
    } catch {
      // A browser that does not know a selector has no such elements either.
      return false;
    }
  });
}
