import type { Message } from "@prosa/protocol";
import { html, type TemplateResult } from "lit";
import { lazily } from "../client/lazily.ts";
import type { Strings } from "../strings/index.ts";

export interface PartGestures {
  press: (messageId: string, choice: { id: string; label: string }) => void;
}

export interface PartLook {
  /** Whether it is the newest message, whose choices can be pressed. */
  isCurrent: boolean;
  siteName: string;
}

type AfterPaint = typeof import("../app/features.ts");

let loaded: AfterPaint | undefined;

/**
 * Loads what the first picture does without. Until it is there, and where it cannot be had, words show with their line
 * breaks, and nothing stands under or between the messages but what is not sent yet.
 */
export const loadAfterPaint = lazily(async () => {
  loaded = await import("../app/features.ts");
  return loaded;
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

/** What stands under a message that the room has said. */
export function renderFooter(...given: Parameters<AfterPaint["renderFooter"]>): unknown {
  return loaded?.renderFooter(...given);
}

/** Why something was not taken. */
export function reasonOf(...given: Parameters<AfterPaint["reasonOf"]>): string {
  return loaded?.reasonOf(...given) ?? given[1].failed;
}

/** What stands between the messages: days, and what has happened. */
export function renderAside(...given: Parameters<AfterPaint["renderAside"]>): unknown {
  return loaded?.renderAside(...given);
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
