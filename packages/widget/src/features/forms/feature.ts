import type { Part } from "@prosa/protocol";
import type { ChatContext, Feature } from "../../app/feature.ts";
import { onDemand } from "../../app/on-demand.ts";
import type { ChatState } from "../../client/state/state.ts";
import type { Strings } from "../../strings/index.ts";
import type { Slot, StartFormStatus } from "../../view/slot.ts";

const findForms = onDemand(() => import("./contact-form.ts"));

/** The forms that messages ask for, and the site's own form before the first message. Loaded with the first form. */
export function createForms(context: ChatContext): Feature {
  return new Forms(context);
}

class Forms implements Feature {
  readonly #context: ChatContext;
  #wasRequired = false;

  constructor(context: ChatContext) {
    this.#context = context;
  }

  get startForm(): StartFormStatus | undefined {
    return this.#find()?.startFormStatusOf(this.#context);
  }

  renderPart(part: Part, messageId: string, strings: Strings): unknown {
    if (part.type !== "form") return undefined;
    return findForms(this.#context.host)?.renderForm(messageId, part, strings, this.#context);
  }

  /** Renders the site's form under the greeting and, while it is required, a hint above the input. */
  render(slot: Slot, _: ChatState, strings: Strings): unknown {
    return this.#find()?.renderStart(slot, strings, this.#context);
  }

  // The input is disabled from now on, and would lose the focus to nothing.
  handleUpdated(): void {
    const isRequired = this.startForm === "required";
    if (isRequired && !this.#wasRequired) this.#takeFocusOf("[part=input]");
    this.#wasRequired = isRequired;
  }

  /** Takes the focus that the input would have got, where the chat was opened by key or mouse. */
  handleOpened(): void {
    if (matchMedia("(pointer: coarse)").matches) return;
    void this.#context.host.updateComplete.then(() => this.#takeFocusOf("[part~=launcher]"));
  }

  #takeFocusOf(holder: string): void {
    const { shadowRoot } = this.#context.host;
    if (this.startForm !== "required" || !shadowRoot?.activeElement?.matches(holder)) return;
    shadowRoot.querySelector<HTMLElement>("[data-ask=start] input")?.focus();
  }

  #find(): ReturnType<typeof findForms> {
    return this.#context.conversation.state.site?.form && findForms(this.#context.host);
  }
}
