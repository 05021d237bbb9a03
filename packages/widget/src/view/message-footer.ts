import type { Message } from "@prosa/protocol";
import { html, nothing, type TemplateResult } from "lit";
import type { SaidRow } from "../client/state/rows.ts";
import type { Strings } from "../strings/index.ts";
import { type FullStrings, withLateStrings } from "../strings/late.ts";
import { formatDate } from "./date-format.ts";
import type { FooterView } from "./message.ts";

/** Renders the foot of a message: its end where it was cut short, its buttons, and the time it was sent, which shows on demand. */
export function renderFooter(
  row: SaidRow,
  { isCurrent, isNewestOwn, isSeen, features }: FooterView,
  strings: Strings,
): unknown {
  const tools = features.renderTools(row, isCurrent);
  if (row.type === "unsent") return tools;
  const words = withLateStrings(strings);
  return [
    renderEnd(row.message, words),
    tools,
    isNewestOwn ? html`<p class="state" .textContent=${isSeen ? words.seen : words.sent}></p>` : nothing,
    renderTime(row.at, words),
  ];
}

function renderEnd({ end = "done" }: Message, words: FullStrings): unknown {
  if (end === "done") return nothing;
  return html`<p class="state">${end === "stopped" ? words.stopped : words.interrupted}</p>`;
}

function renderTime(at: number, { language }: FullStrings): TemplateResult {
  const time = formatDate(at, language, { timeStyle: "short" });
  return html`<time class="when" datetime=${new Date(at).toISOString()}>${time}</time>`;
}
