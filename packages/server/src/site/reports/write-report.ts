import type { Language } from "@prosa/protocol";
import type { Figure, Insights } from "@prosa/protocol/desk";
import type { Letter } from "../../mail/letter.ts";
import type { Period } from "./period.ts";
import { REPORT_WORDS, TOLD } from "./report-words.ts";

/** The change of a count or a time that is told, as a share of what it was, and the least count that it is told of. */
const CHANGE_TOLD = 0.2;
const COUNT_LEAST = 5;

/** The changes and the acts that a report begins with. */
const CHANGES_MAX = 3;

/** The share of visitors who gave up waiting from which more people are asked for. */
const ABANDONED_SHARE = 0.1;

const MINUTE_MS = 60_000;

interface ReportFacts {
  site: string;
  language: Language;
  period: Period;
  insights: Insights;
  /** Groups of questions that wait for an answer. */
  unanswered: number;
  publicUrl: string;
}

/** Writes the report of a period: first the changes and the acts that follow, then each figure. No word of a visitor's is in it. Pure. */
export function writeReport({
  site,
  language,
  period,
  insights,
  unanswered,
  publicUrl,
}: ReportFacts): Letter {
  const words = REPORT_WORDS[language];
  const figures = TOLD.flatMap((id) => {
    const figure = insights.figures.find((one) => one.id === id);
    return figure && figure.value !== null ? [{ id, figure, value: figure.value }] : [];
  });
  const say = (figure: Figure, value: number) => valueWords(figure, value, language);
  const changes = figures
    .filter(({ figure }) => isChanged(figure))
    .slice(0, CHANGES_MAX)
    .map(({ id, figure, value }) =>
      words.changed(words.figures[id], say(figure, value), say(figure, figure.before ?? 0)),
    );
  const { n = 0 } = insights.figures.find(({ id }) => id === "conversations") ?? {};
  const headline = n === 0 ? words.quiet : (changes[0] ?? words.calm);
  const day = (name: string) =>
    new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(
      new Date(`${name}T00:00:00Z`),
    );
  const acts = actsOf(insights, unanswered, language);
  const lines = figures.map(({ id, figure, value }) =>
    figure.before === null
      ? words.lineNew(words.figures[id], say(figure, value))
      : words.line(words.figures[id], say(figure, value), say(figure, figure.before)),
  );
  const filters = new URLSearchParams({ from: period.from, to: period.to });
  return {
    language,
    subject: words.subject(site, headline),
    blocks: [
      { type: "text", text: changes.length > 0 ? changes.join("\n") : words.nothingChanged },
      {
        type: "text",
        text: acts.length > 0 ? [words.toDo, ...acts.map((act) => `– ${act}`)].join("\n") : words.nothingToDo,
      },
      { type: "link", label: words.open, url: `${publicUrl}/desk/#/insights?${filters}` },
      { type: "text", text: [words.of(day(period.from), day(period.to)), ...lines].join("\n") },
      { type: "small", text: words.why(site) },
    ],
  };
}

/** True where a figure is another one than before, beyond what chance does. */
function isChanged({ unit, value, n, before, interval }: Figure): boolean {
  if (value === null || before === null) return false;
  if (interval) return before < interval.from || before > interval.to;
  if (n < COUNT_LEAST && unit === "count") return false;
  return Math.abs(value - before) >= CHANGE_TOLD * Math.max(before, 1);
}

function actsOf({ figures, week }: Insights, unanswered: number, language: Language): string[] {
  const words = REPORT_WORDS[language];
  const figure = (id: string) => figures.find((one) => one.id === id);
  const rose = (one: Figure | undefined) => one && isChanged(one) && (one.value ?? 0) > (one.before ?? 0);
  const satisfaction = figure("satisfaction");
  const counts = week.map((count) => count ?? 0);
  const busiest = counts.indexOf(Math.max(...counts));
  // The first of January 2024 was a Monday, as the first hour of the week is.
  const weekday = new Intl.DateTimeFormat(language, { weekday: "long", timeZone: "UTC" }).format(
    Date.UTC(2024, 0, 1 + Math.floor(busiest / 24)),
  );
  const hasLost = (figure("abandonment")?.value ?? 0) >= ABANDONED_SHARE && busiest >= 0;
  return [
    ...(unanswered > 0 ? [words.answer(unanswered.toLocaleString(language), unanswered === 1)] : []),
    ...(hasLost ? [words.staff(weekday, String(busiest % 24))] : []),
    ...(rose(figure("escalation")) ? [words.persons] : []),
    ...(satisfaction && isChanged(satisfaction) && !rose(satisfaction) ? [words.scores] : []),
  ];
}

function valueWords({ unit }: Figure, value: number, language: Language): string {
  if (unit === "share") return value.toLocaleString(language, { style: "percent", maximumFractionDigits: 0 });
  if (unit !== "ms") return value.toLocaleString(language, { maximumFractionDigits: 0 });
  const minutes = Math.max(1, Math.round(value / MINUTE_MS));
  return minutes.toLocaleString(language, { style: "unit", unit: "minute" });
}
