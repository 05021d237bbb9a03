import type { Feature } from "../../app/feature.ts";
import { lazily } from "../../client/lazily.ts";

const PHONE = "(max-width: 640px), (max-height: 480px)";
const MARK = "prosaOpen";

/**
 * What an open chat does to the page around it where it fills the screen: it fits what the keyboard leaves of it, keeps
 * the page behind from scrolling and from the Tab key, and lets the back button close it.
 */
export class FullScreen implements Feature {
  readonly #phone = matchMedia(PHONE);
  readonly #load = lazily(async () => {
    this.#keepWithin = (await import("../../view/tab-stops.ts")).keepWithin;
  });
  readonly #sheet = new CSSStyleSheet();
  readonly #root: HTMLElement | DocumentFragment;
  readonly #onBack: () => void;
  readonly #onFit: () => void;
  #lock: CSSStyleSheet | undefined;
  #keepWithin: typeof import("../../view/tab-stops.ts").keepWithin | undefined;
  #isOpen = false;

  constructor(
    root: HTMLElement | DocumentFragment,
    { onBack, onFit }: { onBack: () => void; onFit: () => void },
  ) {
    this.#root = root;
    this.#onBack = onBack;
    this.#onFit = onFit;
    if (root instanceof ShadowRoot) root.adoptedStyleSheets.push(this.#sheet);
  }

  open(): void {
    if (this.#isOpen) return;
    this.#isOpen = true;
    this.#phone.addEventListener("change", this.#handleTurn);
    visualViewport?.addEventListener("resize", this.#fit);
    visualViewport?.addEventListener("scroll", this.#fit);
    addEventListener("popstate", this.#handleBack);
    this.#handleTurn();
    this.#fit();
  }

  close(): void {
    if (this.#isOpen && isOurs()) history.back();
    this.leave();
  }

  /** Undoes it all but the chat's place in the history, since the page goes on without the chat. */
  leave(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#phone.removeEventListener("change", this.#handleTurn);
    visualViewport?.removeEventListener("resize", this.#fit);
    visualViewport?.removeEventListener("scroll", this.#fit);
    removeEventListener("popstate", this.#handleBack);
    this.#handleTurn();
  }

  /** Keeps the Tab key in the panel, which lies over all that would come before and after it. */
  handleKey(event: KeyboardEvent): boolean {
    const panel = this.#root.querySelector<HTMLElement>("[part=panel]");
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
    }
    // A reload leaves the entry behind; opening the chat again goes on with it.
    if (isFull && !isOurs()) history.pushState({ ...Object(history.state), [MARK]: true }, "");
  };

  #handleBack = (): void => {
    if (!isOurs()) this.#onBack();
  };

  // The layout viewport keeps its height under a phone's keyboard, and only the visual one tells what can be seen. Two
  // fingers make that one smaller as well, and then the chat must stay as it is, or there would be nothing to enlarge.
  #fit = (): void => {
    if (!visualViewport || visualViewport.scale > 1.01) return;
    const { height, offsetTop } = visualViewport;
    this.#sheet.replaceSync(`:host{--_view-height:${height}px;--_view-top:${offsetTop}px}`);
    this.#onFit();
  };
}

function isOurs(): boolean {
  const state: unknown = history.state;
  return typeof state === "object" && state !== null && MARK in state;
}
