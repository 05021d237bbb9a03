import type { Language } from "@prosa/protocol";
import type { ColumnName, HoursWords } from "../../language/pack/replies.ts";
import { allPacks, anyOf, packOf } from "../../language/packs.ts";
import { fold } from "../../language/text/words.ts";

/** The alternatives of an entry in all languages. */
const any = (entry: (words: HoursWords) => RegExp) => anyOf(({ hours }) => entry(hours));
const whole = (alternatives: string) => new RegExp(`^(?:${alternatives})$`);

const AND = any((words) => words.knownAnd);
const HOLIDAYS = whole(any((words) => words.knownHolidays));
const EVERY_DAY = whole(any((words) => words.knownEveryDay));
const ROW_SIGN = new RegExp(`\\s*(?:–|—|-|\\b${any((words) => words.knownRange)}\\b)\\s*`);
const LIST_SIGN = new RegExp(`\\s*(?:,|/|\\b${AND}\\b)\\s*`);
const LEADING = new RegExp(`^${any((words) => words.knownLead)}\\s+`);
const TIME = `(\\d{1,2})(?:[:h.](\\d{2}))?\\s*(${any((words) => words.knownHour)}\\b|am\\b|pm\\b|a\\.m\\.|p\\.m\\.)?`;
const SPAN = new RegExp(
  `^${any((words) => words.knownFrom)}?\\s*${TIME}\\s*(?:${any((words) => words.knownTo)}|-|–)\\s*${any((words) => words.knownBeforeLast)}?${TIME}$`,
);
const SPAN_SIGN = new RegExp(`\\s*(?:,|\\b${AND}\\b)\\s*`);
const CLOSED = whole(any((words) => words.knownClosed));
const UNATTENDED = whole(any((words) => words.knownUnattended));
const ALL_DAY = whole(`${any((words) => words.knownAllDay)}|24/7`);
const columnNames: readonly ColumnName[] = ["store", "phone", "and", "in", "physical", "service"];
const columns = columnNames.map((name) => [whole(any(({ columns }) => columns[name])), name] as const);
const days = allPacks.map(({ hours }) => hours.known.map((day) => whole(day.source)));
const ANYWHERE = /^(whatsapp|chat|online|site|e-?mail|instagram|telegram|sac)$/;

/**
 * Says lines of opening hours in a language: each the days and the hours, or the days and what is open at which hours.
 * Undefined where any line holds more than that, which only its page can say.
 */
export function formatHours(text: string, language: Language): string | undefined {
  const lines = text.split("\n").map((line) => sayRow(line, language));
  return lines.every((line) => line !== undefined) ? lines.join("\n") : undefined;
}

/** Says one value of opening hours, as "seg-sex 09:00-18:00"; undefined where it holds more. */
export function formatHoursValue(value: string, language: Language): string | undefined {
  const [, days = "", hours = ""] = /^(\D+?),?\s*:?\s+((?:das |de |from )?\d.*)$/.exec(value.trim()) ?? [];
  const said = sayDays(days, language);
  const open = sayTimes(hours, language);
  return said === undefined || open === undefined ? undefined : `${said}, ${open}`;
}

function sayRow(line: string, language: Language): string | undefined {
  const [name = "", ...cells] = line.split(/; (?=[^;:]+: )/);
  if (cells.length === 0) return undefined;
  const days = sayDays(name, language);
  const said = cells.map((cell) => {
    const at = cell.indexOf(": ");
    const hours = sayTimes(cell.slice(at + 2), language);
    return hours && `${sayPlace(cell.slice(0, at), language)}: ${hours}`;
  });
  if (days === undefined || said.some((cell) => cell === undefined)) return undefined;
  return [capitalised(days), ...said].join("; ");
}

function sayDays(text: string, language: Language): string | undefined {
  const own = packOf(language).hours;
  const folded = fold(text)
    .replace(/-feiras?/g, "")
    .replace(/[.]/g, "")
    .trim()
    .replace(LEADING, "");
  if (EVERY_DAY.test(folded)) return own.everyDay;
  const parts = folded.split(LIST_SIGN).map((part) => {
    if (HOLIDAYS.test(part)) return own.holidays;
    const ends = part
      .replace(LEADING, "")
      .split(ROW_SIGN)
      .map((day) => sayDay(day.replace(LEADING, ""), own));
    if (ends.length > 2 || ends.some((day) => day === undefined)) return undefined;
    const [from = "", to] = ends;
    return to === undefined ? from : own.row(from, to);
  });
  if (parts.some((part) => part === undefined)) return undefined;
  const [last = "", ...before] = parts.toReversed();
  return before.length === 0 ? last : `${before.reverse().join(", ")} ${own.and} ${last}`;
}

function sayDay(day: string, own: HoursWords): string | undefined {
  for (const known of days) {
    const place = known.findIndex((name) => name.test(day));
    if (place >= 0) return own.days[place];
  }
  return undefined;
}

function sayTimes(text: string, language: Language): string | undefined {
  const own = packOf(language).hours;
  const folded = fold(text).trim().replace(/\.$/, "");
  if (CLOSED.test(folded)) return own.closed;
  if (UNATTENDED.test(folded)) return own.unattended;
  if (ALL_DAY.test(folded)) return own.allDay;
  const spans = folded.split(SPAN_SIGN).map((span) => {
    const [, hour = "", minute = "0", half, toHour = "", toMinute = "0", toHalf] = SPAN.exec(span) ?? [];
    if (hour === "" || toHour === "") return undefined;
    const from = own.time(hourOf(hour, half), Number(minute));
    return own.span(from, own.time(hourOf(toHour, toHalf), Number(toMinute)));
  });
  return spans.every((span) => span !== undefined) ? spans.join(` ${own.and} `) : undefined;
}

function hourOf(hour: string, half = ""): number {
  const number = Number(hour);
  if (half.startsWith("p")) return number === 12 ? 12 : number + 12;
  return half.startsWith("a") && number === 12 ? 0 : number;
}

/** The name of a column, in another language where all of its words are known; names stay. */
function sayPlace(label: string, language: Language): string {
  const said = label.split(/\s+/).map((word) => {
    const folded = fold(word);
    const known = columns.find(([name]) => name.test(folded));
    if (known !== undefined) return packOf(language).hours.column[known[1]];
    return ANYWHERE.test(folded) || /^\p{Lu}/u.test(word) ? word : undefined;
  });
  return said.every((word) => word !== undefined) ? capitalised(said.join(" ")) : label;
}

function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
