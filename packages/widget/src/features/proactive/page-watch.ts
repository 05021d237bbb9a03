import type { PageView } from "./rules.ts";

const TICK_MS = 1_000;

/** Follows what a visitor does with the page, while it is looked at, and tells of it about once a second. */
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
    this.#tell(false);
  }

  stop(): void {
    clearInterval(this.#timer);
    removeEventListener("scroll", this.#handleScroll);
    document.documentElement.removeEventListener("pointerleave", this.#handleLeave);
  }

  #tick = (): void => {
    if (document.hidden) return;
    this.#seconds += TICK_MS / 1_000;
    this.#tell(false);
  };

  #handleScroll = (): void => {
    const { scrollHeight, clientHeight, scrollTop } = document.documentElement;
    const way = scrollHeight - clientHeight;
    this.#scrolled = Math.max(this.#scrolled, way > 0 ? scrollTop / way : 1);
  };

  #handleLeave = ({ pointerType, clientY }: PointerEvent): void => {
    if (pointerType === "mouse" && clientY <= 0) this.#tell(true);
  };

  #tell(isLeaving: boolean): void {
    const path = location.pathname;
    // A page that goes on to another address without loading starts anew.
    if (path !== this.#path) {
      this.#path = path;
      this.#seconds = 0;
      this.#scrolled = 0;
      this.#handleScroll();
    }
    this.#onView({ seconds: this.#seconds, scrolled: this.#scrolled, isLeaving, path });
  }
}

/** Whether the page shows something that nothing may lie over: a modal dialog, or one that says it is. */
export function isModalOpen(): boolean {
  return [":modal", ":popover-open", "[aria-modal=true]"].some((selector) => {
    try {
      const found = document.querySelectorAll<HTMLElement>(selector);
      return [...found].some((element) => element.checkVisibility?.() ?? true);
    } catch {
      // A browser that does not know the selector does not know what it selects.
      return false;
    }
  });
}
