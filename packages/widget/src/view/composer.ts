import { TEXT_LENGTH_MAX } from "@prosa/protocol";
import { html, nothing, type TemplateResult } from "lit";
import type { Strings } from "../strings/index.ts";
import { personIcon, sendIcon, stopIcon } from "./icons.ts";
import type { Slot } from "./slot.ts";

export interface ComposerGestures {
  handleInput: (text: string) => void;
  say: (text: string) => void;
  stopReplies: () => void;
  askHuman: () => void;
}

interface ComposerView {
  draft: string;
  isReplying: boolean;
  isRefused: boolean;
  /** Whether the visitor must send the site's form first. */
  isWaiting: boolean;
  attendance: "assistant" | "asked" | "person";
  /** Renders the features' contents of a slot. */
  shown: (slot: Slot) => unknown;
}

/** Renders the input, its buttons, and the one that asks for a person. */
export function renderComposer(
  view: ComposerView,
  strings: Strings,
  gestures: ComposerGestures,
): TemplateResult {
  const { draft } = view;
  const shown = view.isWaiting ? () => nothing : view.shown;
  const isShut = view.isRefused || view.isWaiting;
  const { length } = draft.trim();
  const isTooLong = length > TEXT_LENGTH_MAX;
  const isBlank = length === 0 || isShut || isTooLong;
  const send = () => {
    if (!isBlank) gestures.say(draft.trim());
  };
  const handleSubmit = (event: Event) => {
    event.preventDefault();
    send();
  };
  const handleKeydown = (event: KeyboardEvent) => {
    // While an input method composes, Enter belongs to it; Safari tells by the key code alone (bugs.webkit.org 165004).
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    send();
  };
  const handleInput = ({ currentTarget }: Event) => {
    if (currentTarget instanceof HTMLTextAreaElement) gestures.handleInput(currentTarget.value);
  };
  return html`<form class="composer" part="composer" @submit=${handleSubmit}>
    <div class="field">
      <div class="grow" data-text=${draft}>
        <textarea
          part="input"
          rows="1"
          dir="auto"
          enterkeyhint="send"
          autocomplete="off"
          aria-invalid=${isTooLong}
          aria-label=${strings.write}
          ?disabled=${isShut}
          placeholder=${strings.placeholder}
          .value=${draft}
          @input=${handleInput}
          @keydown=${handleKeydown}
        ></textarea>
      </div>
      <div class="toolbar">
        ${
          view.isRefused
            ? html`<span></span>`
            : view.attendance === "assistant"
              ? html`<button class="human" part="ask-human" type="button" @click=${gestures.askHuman}>
              ${personIcon}${strings.askHuman}
            </button>`
              : html`<p class="human">
              ${personIcon}<span
                .textContent=${view.attendance === "person" ? strings.personHere : strings.humanAsked}
              ></span>
            </p>`
        }
        ${shown("toolbar")} ${shown("field")}
        ${
          view.isReplying
            ? html`<button class="round" part="stop" type="button" aria-label=${strings.stop} @click=${gestures.stopReplies}>
              ${stopIcon}
            </button>`
            : html`<button class="round" part="send" type="submit" aria-label=${strings.send} ?disabled=${isBlank}>
              ${sendIcon}
            </button>`
        }
      </div>
    </div>
    ${shown("length")}
  </form>`;
}
