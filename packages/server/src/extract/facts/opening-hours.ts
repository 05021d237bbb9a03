import { squeeze } from "../parse/tree.ts";
import { dayBeginningsOf, phrasesOf } from "../words/phrases.ts";
import { factsOf, type Thing, textOf, thingsOf } from "./thing.ts";

/** schema.org's codes of the days, Monday first. */
export const WEEK: readonly string[] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];

/** Beginnings by which each day is known where data name it in words, Monday first. */
const DAY_NAMES: readonly RegExp[] = WEEK.map(
  (_, day) => new RegExp(`^(?:${dayBeginningsOf(day).join("|")})`, "i"),
);

/** The opening hours that a thing states, one line a rule, e.g. `Mo-Fr 09:00-18:00`; days that it states as closed are none. */
export function openingHoursOf(thing: Thing): string[] {
  const plain = factsOf(thing, "openingHours").flatMap((one) =>
    typeof one === "string" ? plainRules(one) : [],
  );
  const specified = thingsOf(thing, "openingHoursSpecification").flatMap((one) => {
    const days = factsOf(one, "dayOfWeek")
      .flatMap((day) =>
        (typeof day === "string" ? day : (day.id ?? textOf(day, "name") ?? "")).split(/\s*,\s*/),
      )
      .map((day) => codeOfDay(day.replace(/^.*[/#]/, "")))
      .filter((day) => day !== "");
    const opens = timeOf(textOf(one, "opens"));
    const closes = timeOf(textOf(one, "closes"));
    if (opens === undefined || closes === undefined || opens === closes) return [];
    return [`${joinDays(days)} ${opens}-${closes}`.trim()];
  });
  return [...new Set([...plain, ...joined(specified)])];
}

/** Several rules are often given as one: `Mo-Fr 08:00-18:00, Sa 08:00-12:00`. */
function plainRules(text: string): string[] {
  return squeeze(text)
    .split(/\s*[;|]\s*|,?\s+(?=(?:Mo|Tu|We|Th|Fr|Sa|Su)(?:[-, ]|$))/)
    .filter((rule) => rule !== "");
}

/** Rules for single days with the same hours become one: `Mo 8-18`, `Tu 8-18` and `We 8-18` are `Mo-We 8-18`. */
function joined(rules: readonly string[]): string[] {
  const daysOf = new Map<string, string[]>();
  for (const rule of rules) {
    const [, days = "", hours = rule] = /^([A-Z][a-z](?:[-,][A-Z][a-z])*)\s(.+)$/.exec(rule) ?? [];
    daysOf.set(hours, [...(daysOf.get(hours) ?? []), ...(days === "" ? [] : [days])]);
  }
  return [...daysOf].map(([hours, days]) => {
    const isSingle = days.length > 1 && days.every((day) => WEEK.includes(day));
    return `${isSingle ? joinDays(days) : days.join(",")} ${hours}`.trim();
  });
}

function timeOf(text: string | undefined): string | undefined {
  const [, hour, minute] = /(?:^|T)(\d{1,2}):(\d{2})/.exec(text?.trim() ?? "") ?? [];
  return hour === undefined || minute === undefined ? undefined : `${hour.padStart(2, "0")}:${minute}`;
}

function codeOfDay(day: string): string {
  if (/^[A-Z][a-z](?:-[A-Z][a-z])+$/.test(day.trim())) return day.trim();
  const at = DAY_NAMES.findIndex((name) => name.test(day.trim()));
  return WEEK[at] ?? "";
}

/** Days in a row become a range: `Mo,Tu,We` is `Mo-We`. */
function joinDays(days: readonly string[]): string {
  const first = WEEK.indexOf(days[0] ?? "");
  const isRow = days.length > 2 && first !== -1 && days.every((day, index) => day === WEEK[first + index]);
  return isRow ? `${days[0]}-${days.at(-1)}` : days.join(",");
}

const DAY = new RegExp(`(?<![\\p{L}])${phrasesOf("dayWord")}(?![\\p{L}])`, "iu");
const TIME = String.raw`\d{1,2}\s*(?:h(?:s|rs|oras?)?\s*\d{0,2}|[:.]\d{2}(?:\s*h)?|\s?[ap]\.?m\.?)`;
const SPAN = new RegExp(
  `${TIME}\\s*(?:${phrasesOf("untilHour")}|-|–|—)\\s*(?:las?\\s*)?\\d{1,2}|24\\s*(?:h|horas|hours)\\b|${phrasesOf("closed")}`,
  "iu",
);
const LINE_LENGTH_MAX = 160;
const LINES_MAX = 7;

/** The lines of a text that give days with their hours, as the page words them: "Sábados das 8h às 13h". */
export function hoursInText(text: string): string[] {
  const lines = text
    .split("\n")
    // Of a foot that runs on in one line the sentence with the hours.
    .flatMap((line) => (line.length <= LINE_LENGTH_MAX ? [line] : line.split(/(?<=[.!])\s+(?=\p{Lu})/u)))
    .map((line) => line.replace(/^[-•]\s*/, "").trim())
    .filter((line) => line.length <= LINE_LENGTH_MAX && DAY.test(line) && SPAN.test(line));
  return [...new Set(lines)].slice(0, LINES_MAX);
}
