import { html, type TemplateResult } from "lit";
import type { Row } from "../client/state/rows.ts";
import type { Strings } from "../strings/index.ts";
import { withLateStrings } from "../strings/late.ts";
import { formatDate } from "./date-format.ts";
import { renderPerson } from "./face.ts";
import { personIcon } from "./icons.ts";

const DAY_MS = 24 * 60 * 60_000;

/** Renders a row between messages: a day, the handover to a person, people who come and go, or the place in the queue. */
export function renderSeparator(
  row: Extract<Row, { type: "day" | "handed-over" | "people" | "place" }>,
  server: string,
  strings: Strings,
): TemplateResult {
  if (row.type === "day") return html`<p class="day"><span>${formatDay(row.at, strings)}</span></p>`;
  // Set as a property: a place changes, and a page's translator replaces text nodes.
  const agent = row.type === "people" ? row.event.agent : undefined;
  return html`<p class="notice-row">${agent ? renderPerson(agent, server) : personIcon}<span .textContent=${noticeOf(row, strings)}></span></p>`;
}

/** The words of a notice about people, as the transcript and an exported page show them. */
export function noticeOf(
  row: Extract<Row, { type: "handed-over" | "people" | "place" }>,
  strings: Strings,
): string {
  const late = withLateStrings(strings);
  switch (row.type) {
    case "handed-over":
      return late.handedOver;
    case "place":
      return placeOf(row.place, late);
    case "people": {
      const { event } = row;
      if (event.type === "resolved") return late.resolvedBy(event.agent.name);
      if (event.agent) return late.joined(event.agent.name);
      return event.owner === "queue" ? late.backInQueue : late.assistantBack;
    }
  }
}

function placeOf(
  { position, wait }: Extract<Row, { type: "place" }>["place"],
  { place, waitOf }: ReturnType<typeof withLateStrings>,
): string {
  return wait ? `${place(position)} ${waitOf(wait.from, wait.to)}` : place(position);
}

function formatDay(at: number, { language }: Strings): string {
  const midnight = new Date().setHours(0, 0, 0, 0);
  const daysAgo = Math.round((midnight - new Date(at).setHours(0, 0, 0, 0)) / DAY_MS);
  if (daysAgo > 1) return formatDate(at, language, { dateStyle: "long" });
  return new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(-daysAgo, "day");
}
