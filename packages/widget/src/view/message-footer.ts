import type { Message } from "@prosa/protocol";
import { html, nothing, type TemplateResult } from "lit";
import type { SaidRow } from "../client/state/rows.ts";
import type { Strings } from "../strings/index.ts";
import { type Words, wordsOf } from "../strings/late.ts";

export interface FooterGestures {
  /** What can be done with a message, once that is loaded. */
  renderTools?: (row: SaidRow, isCurrent: boolean) => unknown;
}

export interface FooterLook {
  /** Whether it is the newest message. */
  isCurrent: boolean;
  /** Whether it is the newest message of the visitor's. */
  isNewestOwn: boolean;
}

/** What stands under a message: how it ended, what can be done with it, and when it was sent. */
export function renderFooter(
  row: SaidRow,
  { isCurrent, isNewestOwn }: FooterLook,
  given: Strings,
  { renderTools }: FooterGestures,
): unknown {
  const tools = renderTools?.(row, isCurrent);
  if (row.type === "unsent") return tools;
  const words = wordsOf(given);
  return [
    renderEnd(row.message, words),
    tools,
    isNewestOwn ? renderTime(row.at, words, words.sent) : nothing,
  ];
}

function renderEnd({ end = "done" }: Message, words: Words): unknown {
  if (end === "done") return nothing;
  return html`<p class="state">${end === "stopped" ? words.stopped : words.interrupted}</p>`;
}

function renderTime(at: number, { language }: Words, state: string): TemplateResult {
  const time = new Intl.DateTimeFormat(language, { timeStyle: "short" }).format(at);
  return html`<p class="state">${state} · <time datetime=${new Date(at).toISOString()}>${time}</time></p>`;
}
