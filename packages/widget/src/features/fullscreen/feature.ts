import type { ChatContext, Feature } from "../../app/feature.ts";
import { lazily } from "../../client/lazily.ts";

const PHONE = "(max-width: 640px), (max-height: 480px)";
const MARK = "prosaOpen";

/**
 * The open chat on a small screen, which it fills: it fits the space above the keyboard, keeps the page behind it from
 * scrolling and from the Tab key, and closes with the back button.
 */
export function createFullScreen(context: ChatContext): Feature {
  return new FullScreen(context);
}

class FullScreen implements Feature {
  readonly #phone = matchMedia(PHONE);
  readonly #load = lazily(async () => {
    this.#keepWithin = (await import("../../view/tab-stops.ts")).keepWithin;
  });
  readonly #sheet = new CSSStyleSheet();
  readonly #context: ChatContext;
  #lock: CSSStyleSheet | undefined;
  #keepWithin: typeof import("../../view/tab-stops.ts").keepWithin | undefined;
  #isOpen = false;

  constructor(context: ChatContext) {
    const { renderRoot } = context.host;
    this.#context = context;
    if (renderRoot instanceof ShadowRoot) renderRoot.adoptedStyleSheets.push(this.#sheet);
  }

  handleOpened(): void {
    if (this.#isOpen) return;
    this.#isOpen = true;
    this.#phone.addEventListener("change", this.#handleTurn);
    visualViewport?.addEventListener("resize", this.#fit);
    visualViewport?.addEventListener("scroll", this.#fit);
    addEventListener("popstate", this.#handleBack);
    this.#handleTurn();
  }

  handleClosed(): void {
    if (this.#isOpen && isOurs()) history.back();
    this.handleRemoved();
  }

  /** Undoes everything but the history entry: the page goes on without the chat. */
  handleRemoved(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#phone.removeEventListener("change", this.#handleTurn);
    visualViewport?.removeEventListener("resize", this.#fit);
    visualViewport?.removeEventListener("scroll", this.#fit);
    removeEventListener("popstate", this.#handleBack);
    removeEventListener("click", this.#handleTurn);
    this.#handleTurn();
  }

  /** Keeps the Tab key in the panel, which covers the rest of the page. */
  handleKey(event: KeyboardEvent): boolean {
    const panel = this.#context.host.renderRoot.querySelector<HTMLElement>("[part=panel]");
    return !!panel && !!this.#lock && !!this.#keepWithin?.(event, panel);
  }

  #handleTurn = (): void => {
    const isFull = this.#isOpen && this.#phone.matches;
    if (isFull && !this.#lock) {
      this.#lock = new CSSStyleSheet();
      this.#lock.replaceSync("html{overflow:hidden!important}");
      document.adoptedStyleSheets.push(this.#lock);
      void this.#load();
    } else if (!isFull && this.#lock) {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== this.#lock);
      this.#lock = undefined;
      this.#sheet.replaceSync("");
    }
    // Browsers pass over an entry that a page adds by itself, and Back would only close a chat that nobody opened.
    const isAsked = navigator.userActivation?.hasBeenActive ?? true;
    if (isFull && !isAsked) addEventListener("click", this.#handleTurn, { once: true });
    // A reload keeps the entry; the next opening uses it again.
    else if (isFull && !isOurs()) history.pushState({ ...Object(history.state), [MARK]: true }, "");
    this.#fit();
  };

  #handleBack = (): void => {
    if (!isOurs()) this.#context.host.close();
  };

  // A phone's keyboard shrinks the visual viewport alone, not the layout viewport. Pinching shrinks the visual one too, and
  // then the chat must keep its size, or the visitor could not enlarge it.
  #fit = (): void => {
    // On a large screen nothing asks for it, and to measure would have the browser lay out the page at once.
    if (!this.#lock || !visualViewport || visualViewport.scale > 1.01) return;
    const { height, offsetTop } = visualViewport;
    this.#sheet.replaceSync(`:host{--_view-height:${height}px;--_view-top:${offsetTop}px}`);
    this.#context.viewport.handleFit();
  };
}

function isOurs(): boolean {
  const state: unknown = history.state;
  return typeof state === "object" && state !== null && MARK in state;
}
