import type { Language, OpeningHours } from "@prosa/protocol";
import { html, type TemplateResult } from "lit";

const DAY_MS = 24 * 60 * 60 * 1_000;
/** A Monday. */
const MONDAY = Date.UTC(2026, 0, 5);

/** Renders the days of a week that have hours. */
export function renderWeek(week: OpeningHours["week"], language: Language): TemplateResult {
  const name = new Intl.DateTimeFormat(language, { weekday: "short", timeZone: "UTC" });
  const days = week.flatMap((spans, day) =>
    spans.length === 0
      ? []
      : [`${name.format(MONDAY + day * DAY_MS)} ${spans.map(({ from, to }) => `${from}–${to}`).join(", ")}`],
  );
  return html`<ul>${days.map((day) => html`<li>${day}</li>`)}</ul>`;
}
