import type { Feature, Place, StartStanding } from "../../app/feature.ts";
import type { ChatState } from "../../client/state/state.ts";
import type { Strings } from "../../strings/index.ts";
import { findForms } from "./find.ts";
import type { Desk } from "./form-context.ts";

/** What a site asks before the first message: under the greeting, and while it is required, over the input. */
export class StartForm implements Feature {
  readonly #desk: Desk;
  #wasRequired = false;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  get standing(): StartStanding | undefined {
    return this.#find()?.standingOf(this.#desk);
  }

  render(place: Place, _: ChatState, strings: Strings): unknown {
    return this.#find()?.renderStart(place, strings, this.#desk);
  }

  // The input had the focus till it had to wait, and would leave it nowhere.
  follow(): void {
    const isRequired = this.standing === "required";
    if (isRequired && !this.#wasRequired) this.#takeFocusOf("[part=input]");
    this.#wasRequired = isRequired;
  }

  /** Takes the focus that the input would have got from who opened the chat by key or mouse. */
  open(): void {
    if (matchMedia("(pointer: coarse)").matches) return;
    void this.#desk.host.updateComplete.then(() => this.#takeFocusOf("[part~=launcher]"));
  }

  #takeFocusOf(holder: string): void {
    const { shadowRoot } = this.#desk.host;
    if (this.standing !== "required" || !shadowRoot?.activeElement?.matches(holder)) return;
    shadowRoot.querySelector<HTMLElement>("[data-ask=start] input")?.focus();
  }

  #find(): ReturnType<typeof findForms> {
    return this.#desk.controller.state.site?.form && findForms(this.#desk);
  }
}
