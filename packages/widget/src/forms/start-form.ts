import type { Feature, Place, StartStanding } from "../features.ts";
import type { ChatState } from "../state.ts";
import type { Strings } from "../strings/index.ts";
import type { Desk } from "./desk.ts";
import { findForms } from "./find.ts";

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
    const { host } = this.#desk;
    if (isRequired && !this.#wasRequired && host.shadowRoot?.activeElement?.matches("[part=input]")) {
      host.renderRoot.querySelector<HTMLElement>("[data-ask=start] input")?.focus();
    }
    this.#wasRequired = isRequired;
  }

  #find(): ReturnType<typeof findForms> {
    return this.#desk.controller.state.site?.form && findForms(this.#desk);
  }
}
