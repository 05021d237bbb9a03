import type { Message } from "@prosa/protocol";
import { html, type TemplateResult } from "lit";
import { lazily } from "./lazily.ts";
import type { Strings } from "./strings/index.ts";

export interface PartGestures {
  press: (messageId: string, choice: { id: string; label: string }) => void;
}

export interface PartLook {
  /** Whether it is the newest message, whose choices can be pressed. */
  isCurrent: boolean;
  siteName: string;
}

type PartsModule = typeof import("./message-parts.ts");

let loaded: PartsModule | undefined;

/**
 * Loads what an answer needs beyond plain words (Markdown, cards, sources, choices) and its style. Until it is there,
 * and where it cannot be had, words show with their line breaks.
 */
export const loadParts = lazily(async () => {
  loaded = await import("./message-parts.ts");
  return loaded.PARTS_STYLE;
});

export function renderParts(
  message: Message,
  strings: Strings,
  look: PartLook,
  gestures: PartGestures,
): unknown {
  if (loaded) return loaded.renderParts(message, strings, look, gestures);
  return message.parts.map((part) => (part.type === "text" ? renderBubble(message.author, part.text) : ""));
}

/** A text that is still growing. */
export function renderGrowing(text: string): TemplateResult {
  return renderBubble("assistant", loaded ? loaded.renderRichText(text) : text);
}

/** Words in their bubble: a string shows as it was written, anything else is rendered already. */
export function renderBubble(author: Message["author"], words: unknown): TemplateResult {
  return html`<div class="bubble" part="bubble ${author}-bubble">
    ${typeof words === "string" ? html`<p class="plain">${words}</p>` : words}
  </div>`;
}
