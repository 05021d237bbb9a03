import type { TemplateResult } from "lit";
import { ProactiveMemory } from "../../storage/proactive-memory.ts";
import type { WidgetLanguage } from "../../strings/language.ts";
import type { ProactiveArm } from "./arm.ts";
import { isModalOpen, PageWatch } from "./page-watch.ts";
import { holds, idOf, type PageView, type ProactiveRule, ruleText } from "./rules.ts";
import { renderTeaser } from "./teaser.ts";

export { ProactiveArm } from "./arm.ts";
export { readRules } from "./rules.ts";
export { TEASER_STYLE } from "./styles.ts";

interface ProactiveOptions {
  site: string;
  rules: readonly ProactiveRule[];
  /** The device's arm of an experiment on rules, where it is in one. */
  arm?: ProactiveArm | undefined;
  look: () => { language: WidgetLanguage; direction: "ltr" | "rtl" };
  /** Whether the visitor talks now, or did within a day. */
  isTalking: () => boolean;
  /** Whether the device may store anything. */
  mayStore: () => boolean;
  open: () => void;
  onEvent: (happened: "shown" | "opened" | "dismissed", message: ProactiveMessage) => void;
}

export interface ProactiveMessage {
  /** The id of its rule. */
  id: string;
  text: string;
}

/**
 * Says the site's own messages when their rules hold: each rule once for a visitor, one message a day, none for 30 days after
 * one was dismissed, and never over a modal, beside an open chat or while the visitor writes.
 */
export class Proactive {
  readonly #options: ProactiveOptions;
  readonly #memory: ProactiveMemory;
  readonly #watch: PageWatch;
  #message: ProactiveMessage | undefined;
  #isSpoken = false;

  constructor(options: ProactiveOptions) {
    this.#options = options;
    this.#memory = new ProactiveMemory(options.site, options.mayStore);
    this.#watch = new PageWatch((view) => this.#check(view));
  }

  /** The message that shows beside the bubble now. */
  get message(): ProactiveMessage | undefined {
    return this.#message;
  }

  render(): TemplateResult | undefined {
    if (!this.#message) return undefined;
    const { text } = this.#message;
    // A live region announces changes, and not its first contents.
    return renderTeaser(text, this.#isSpoken ? text : "", this.#options.look(), {
      open: this.#options.open,
      dismiss: () => this.#dismiss(),
    });
  }

  /** Called after every drawing; returns whether another one is needed. */
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

  #check(view: Omit<PageView, "isReturning">): void {
    if (this.#message || this.#options.isTalking() || this.#memory.isQuiet) return;
    const page = { ...view, isReturning: this.#memory.isReturning };
    const { rules, arm, look } = this.#options;
    const find = (list: readonly ProactiveRule[]) =>
      list.find((one) => !this.#memory.wasShown(idOf(one)) && holds(one, page));
    const rule = find(arm?.rules ?? rules);
    const isMet = arm !== undefined && [rules, ...arm.others].some(find);
    if (!(rule || isMet) || document.hidden || isModalOpen() || isWriting()) return;
    // Whether the own arm says something now or not: visitors of all arms are counted at the same moment.
    void arm?.meet();
    if (!rule) return;
    const id = idOf(rule);
    this.#memory.show(id);
    this.#message = { id, text: ruleText(rule, look().language) };
    this.#isSpoken = false;
    this.#options.onEvent("shown", this.#message);
  }

  #dismiss(): void {
    this.#memory.dismiss();
    this.#end("dismissed");
  }

  #end(how: "opened" | "dismissed"): void {
    const message = this.#message;
    if (!message) return;
    this.#message = undefined;
    this.#options.onEvent(how, message);
  }
}

function isWriting(): boolean {
  let { activeElement } = document;
  while (activeElement?.shadowRoot?.activeElement) ({ activeElement } = activeElement.shadowRoot);
  if (!(activeElement instanceof HTMLElement)) return false;
  return activeElement.isContentEditable || activeElement.matches("input, select, textarea");
}
