import type { Feature, Place, StartStanding } from "../features.ts";
import type { ChatState } from "../state.ts";
import type { Strings } from "../strings/index.ts";
import type { Desk } from "./desk.ts";
import { findForms } from "./find.ts";

/** What a site asks before the first message: under the greeting, and while it is required, over the input. */
export class StartForm implements Feature {
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  get standing(): StartStanding | undefined {
    return this.#find()?.standingOf(this.#desk);
  }

  render(place: Place, _: ChatState, strings: Strings): unknown {
    return this.#find()?.renderStart(place, strings, this.#desk);
  }

  #find(): ReturnType<typeof findForms> {
    return this.#desk.controller.state.site?.form && findForms(this.#desk);
  }
}
