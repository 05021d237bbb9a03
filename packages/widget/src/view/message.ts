import type { Action, Message, Part, RejectionCode } from "@prosa/protocol";
import { html, type TemplateResult } from "lit";
import type { Row, SaidRow } from "../client/state/rows.ts";
import type { Strings } from "../strings/index.ts";

export interface PartGestures {
  press: (messageId: string, choice: { id: string; label: string }) => void;
}

/** The features, as far as they render something in or under a message. */
export interface MessageFeatures {
  renderPart(part: Part, messageId: string, strings: Strings): unknown;
  renderActions(actions: readonly Action[], strings: Strings): unknown;
  renderTools(row: SaidRow, isCurrent: boolean): unknown;
}

export interface PartView {
  /** Whether it is the newest message, whose choices can be pressed. */
  isCurrent: boolean;
  siteName: string;
  features: MessageFeatures;
}

export interface FooterView {
  isCurrent: boolean;
  /** Whether it is the visitor's newest message. */
  isNewestOwn: boolean;
  /** Whether the person who has the conversation has read it. */
  isSeen: boolean;
  features: MessageFeatures;
}

/** The renderers of which the first paint has a plain version only. */
export interface Renderers {
  renderParts(message: Message, strings: Strings, view: PartView, gestures: PartGestures): unknown;
  renderFooter(row: SaidRow, view: FooterView, strings: Strings): unknown;
  renderSeparator(
    row: Extract<Row, { type: "day" | "handed-over" | "people" | "place" }>,
    server: string,
    strings: Strings,
  ): unknown;
  renderRichText(text: string): unknown;
  reasonOf(code: RejectionCode | undefined, strings: Strings): string;
}

/**
 * The renderers of the first paint, which stay where the others cannot be loaded: text shows with its line breaks alone, and
 * nothing shows under or between the messages but the state of unsent ones.
 */
export const PLAIN_RENDERERS: Renderers = {
  renderParts: ({ author, parts }) =>
    parts.map((part) =>
      part.type === "text" || part.type === "file"
        ? renderMessageText(author, part.type === "text" ? part.text : part.name)
        : "",
    ),
  renderFooter: () => "",
  renderSeparator: () => "",
  renderRichText: (text) => text,
  reasonOf: (_, { failed }) => failed,
};

/** Renders a text in its bubble: a string as it was written, anything else as it was rendered. */
export function renderMessageText(author: Message["author"], text: unknown): TemplateResult {
  return html`<div class="bubble" part="bubble ${author}-bubble">
    ${typeof text === "string" ? html`<p class="plain">${text}</p>` : text}
  </div>`;
}
