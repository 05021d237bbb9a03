import type { TemplateResult } from "lit";
import type { WidgetLanguage } from "../../strings/language.ts";
import { isModalOpen, PageWatch } from "./page-watch.ts";
import { Remembered } from "../../storage/proactive-memory.ts";
import { holds, idOf, type PageView, type ProactiveRule, wordsOf } from "./rules.ts";
import { renderTeaser } from "./teaser.ts";

export { readRules } from "./rules.ts";
export { TEASER_STYLE } from "./teaser.ts";

export interface ProactiveOptions {
  site: string;
  rules: readonly ProactiveRule[];
  look: () => { language: WidgetLanguage; direction: "ltr" | "rtl" };
  /** Whether the visitor is talking already, or was not long ago. */
  isEngaged: () => boolean;
  /** Whether the device may keep anything. */
  mayKeep: () => boolean;
  open: () => void;
  onHappening: (happened: "shown" | "opened" | "dismissed", message: ProactiveMessage) => void;
}

export interface ProactiveMessage {
  /** The rule's. */
  id: string;
  text: string;
}

/**
 * Says something first when one of the site's rules holds: each rule once a visitor, one a day at most, none for a month
 * after one was sent away, and never over a modal, beside an open chat or while the visitor writes.
 */
export class Proactive {
  readonly #options: ProactiveOptions;
  readonly #remembered: Remembered;
  readonly #watch: PageWatch;
  #message: ProactiveMessage | undefined;
  #isSpoken = false;

  constructor(options: ProactiveOptions) {
    this.#options = options;
    this.#remembered = new Remembered(options.site, options.mayKeep);
    this.#watch = new PageWatch((view) => this.#consider(view));
  }

  /** What stands beside the bubble now. */
  get message(): ProactiveMessage | undefined {
    return this.#message;
  }

  render(): TemplateResult | undefined {
    if (!this.#message) return undefined;
    const { text } = this.#message;
    // A live region speaks of what changes in it, not of what it came with.
    return renderTeaser(text, this.#isSpoken ? text : "", this.#options.look(), {
      open: this.#options.open,
      dismiss: () => this.#dismiss(),
    });
  }

  /** Called after every drawing; returns whether another one is due. */
  handleDrawn(): boolean {
    if (!this.#message || this.#isSpoken) return false;
    this.#isSpoken = true;
    return true;
  }

  handleOpened(): void {
    this.#end("opened");
  }

  stop(): void {
    this.#watch.stop();
    this.#message = undefined;
  }

  #consider(view: Omit<PageView, "isReturning">): void {
    if (this.#message || this.#options.isEngaged() || this.#remembered.isQuiet) return;
    const page = { ...view, isReturning: this.#remembered.isReturning };
    const { rules, look } = this.#options;
    const rule = rules.find((one) => !this.#remembered.wasShown(idOf(one)) && holds(one, page));
    if (!rule || document.hidden || isModalOpen() || isWriting()) return;
    const id = idOf(rule);
    this.#remembered.show(id);
    this.#message = { id, text: wordsOf(rule, look().language) };
    this.#isSpoken = false;
    this.#options.onHappening("shown", this.#message);
  }

  #dismiss(): void {
    this.#remembered.dismiss();
    this.#end("dismissed");
  }

  #end(how: "opened" | "dismissed"): void {
    const message = this.#message;
    if (!message) return;
    this.#message = undefined;
    this.#options.onHappening(how, message);
  }
}

function isWriting(): boolean {
  let { activeElement } = document;
  while (activeElement?.shadowRoot?.activeElement) ({ activeElement } = activeElement.shadowRoot);
  if (!(activeElement instanceof HTMLElement)) return false;
  return activeElement.isContentEditable || activeElement.matches("input, select, textarea");
}
