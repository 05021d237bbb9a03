import type { Message } from "@prosa/protocol";
import { html, nothing, type TemplateResult } from "lit";
import type { Row } from "./rows.ts";
import type { Strings } from "./strings/index.ts";
import { type Words, wordsOf } from "./strings/late.ts";

const thumbIcon = html`<svg aria-hidden="true" viewBox="0 0 24 24"><path d="M7.5 10.5v8.5h-3v-8.5zm0 .5 3.7-6.5c1.4 0 2.3 1 2 2.5l-.6 3h4.8c1.3 0 2.2 1.2 1.9 2.4l-1.3 4.8c-.3 1-1.1 1.8-2.2 1.8H7.5" /></svg>`;

export interface FooterGestures {
  rate: (messageId: string, rating: "down" | "up") => void;
  askAgain: (message: Message) => void;
}

export interface FooterLook {
  /** Whether it is the newest message. */
  isCurrent: boolean;
  /** Whether it is the newest message of the visitor's. */
  isNewestOwn: boolean;
}

/** What stands under a message: how it ended, what the visitor thinks of it, and when it was sent. */
export function renderFooter(
  { message, rating, at }: Extract<Row, { type: "message" }>,
  { isCurrent, isNewestOwn }: FooterLook,
  given: Strings,
  gestures: FooterGestures,
): unknown {
  const strings = wordsOf(given);
  return [
    renderEnd(message, isCurrent, strings, gestures),
    message.author === "assistant" && (isCurrent || rating)
      ? renderRating(message.id, rating, strings, gestures)
      : nothing,
    isNewestOwn ? renderTime(at, strings, strings.sent) : nothing,
  ];
}

function renderEnd(
  message: Message,
  isCurrent: boolean,
  strings: Words,
  { askAgain }: FooterGestures,
): unknown {
  if (message.end === undefined || message.end === "done") return nothing;
  return html`<p class="state">
    ${message.end === "stopped" ? strings.stopped : strings.interrupted}
    ${
      isCurrent
        ? html`<button class="link" type="button" @click=${() => askAgain(message)}>${strings.askAgain}</button>`
        : nothing
    }
  </p>`;
}

function renderRating(
  messageId: string,
  rating: "down" | "up" | undefined,
  strings: Words,
  { rate }: FooterGestures,
): TemplateResult {
  const button = (value: "down" | "up", label: string) =>
    html`<button
      class="thumb ${value}"
      type="button"
      aria-label=${label}
      aria-pressed=${rating === value}
      @click=${() => rate(messageId, value)}
    >${thumbIcon}</button>`;
  return html`<div class="rating">${button("up", strings.helpful)}${button("down", strings.unhelpful)}</div>`;
}

function renderTime(at: number, { language }: Words, state: string): TemplateResult {
  const time = new Intl.DateTimeFormat(language, { timeStyle: "short" }).format(at);
  return html`<p class="state">${state} · <time datetime=${new Date(at).toISOString()}>${time}</time></p>`;
}
