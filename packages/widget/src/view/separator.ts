import { html, type TemplateResult } from "lit";
import type { Row } from "../client/state/rows.ts";
import type { Strings } from "../strings/index.ts";
import { withLateStrings } from "../strings/late.ts";
import { personIcon } from "./icons.ts";

const DAY_MS = 24 * 60 * 60_000;

/** Renders a row between messages: a day, or the handover to a person. */
export function renderSeparator(
  row: Extract<Row, { type: "day" | "handed-over" }>,
  strings: Strings,
): TemplateResult {
  if (row.type === "day") return html`<p class="day"><span>${formatDay(row.at, strings)}</span></p>`;
  return html`<p class="notice-row">${personIcon}<span>${withLateStrings(strings).handedOver}</span></p>`;
}

function formatDay(at: number, { language }: Strings): string {
  const midnight = new Date().setHours(0, 0, 0, 0);
  const daysAgo = Math.round((midnight - new Date(at).setHours(0, 0, 0, 0)) / DAY_MS);
  if (daysAgo > 1) return new Intl.DateTimeFormat(language, { dateStyle: "long" }).format(at);
  return new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(-daysAgo, "day");
}
