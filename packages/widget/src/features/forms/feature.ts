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
  /** The input had the focus at the last update. */
  #hadFocus = false;
  /** The input had the focus when it was disabled: the form's first field takes it, once it is there. */
  #isFocusDue = false;

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
    const holder = this.#context.host.shadowRoot?.activeElement;
    const isInput = holder?.matches("[part=input]") ?? false;
    // A browser may take the focus from a disabled element at once or with the next frame; where somebody moved it, it stays.
    const isTaken = isInput || (!holder && this.#hadFocus);
    if (isRequired && !this.#wasRequired && isTaken) this.#isFocusDue = true;
    this.#wasRequired = isRequired;
    this.#hadFocus = isInput;
    if (!isRequired || (holder && !isInput)) this.#isFocusDue = false;
    if (this.#isFocusDue && this.#field) {
      this.#isFocusDue = false;
      this.#field.focus();
    }
  }

  /** Takes the focus that the input would have got, where the chat was opened by key or mouse. */
  handleOpened(): void {
    if (matchMedia("(pointer: coarse)").matches) return;
    void this.#context.host.updateComplete.then(() => this.#takeFocusOf("[part~=launcher]"));
  }

  #takeFocusOf(holder: string): void {
    const { shadowRoot } = this.#context.host;
    if (this.startForm === "required" && shadowRoot?.activeElement?.matches(holder)) this.#field?.focus();
  }

  get #field(): HTMLElement | null | undefined {
    return this.#context.host.shadowRoot?.querySelector<HTMLElement>("[data-ask=start] input");
  }

  #find(): ReturnType<typeof findForms> {
    return this.#context.conversation.state.site?.form && findForms(this.#context.host);
  }
}
