import type { Language } from "@prosa/protocol";
import { fold } from "../../language/text/fold.ts";

/** What stands for days and hours in a language: how pages write it, in folded words, and how it is said. */
interface DayWords {
  /** Beginnings by which each day of the week is known, Monday first. */
  known: readonly RegExp[];
  days: readonly string[];
  holidays: string;
  everyDay: string;
  and: string;
  row: (from: string, to: string) => string;
  span: (from: string, to: string) => string;
  time: (hour: number, minute: number) => string;
  closed: string;
  unattended: string;
  allDay: string;
}

const minutes = (minute: number) => String(minute).padStart(2, "0");

const words: Readonly<Record<Language, DayWords>> = {
  "pt-BR": {
    known: [
      /^(segundas?( feiras?)?|seg)$/,
      /^(tercas?( feiras?)?|ter)$/,
      /^(quartas?( feiras?)?|qua)$/,
      /^(quintas?( feiras?)?|qui)$/,
      /^(sextas?( feiras?)?|sex)$/,
      /^(sabados?|sab)$/,
      /^(domingos?|dom)$/,
    ],
    days: ["segunda", "terça", "quarta", "quinta", "sexta", "sábado", "domingo"],
    holidays: "feriados",
    everyDay: "todos os dias",
    and: "e",
    row: (from, to) => `${from} a ${to}`,
    span: (from, to) => `das ${from} às ${to}`,
    time: (hour, minute) => (minute === 0 ? `${hour}h` : `${hour}h${minutes(minute)}`),
    closed: "fechado",
    unattended: "sem atendimento",
    allDay: "24 horas",
  },
  en: {
    known: [
      /^(mondays?|mon|mo)$/,
      /^(tuesdays?|tues?|tu)$/,
      /^(wednesdays?|wed|we)$/,
      /^(thursdays?|thurs?|thu|th)$/,
      /^(fridays?|fri|fr)$/,
      /^(saturdays?|sat|sa)$/,
      /^(sundays?|sun|su)$/,
    ],
    days: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    holidays: "holidays",
    everyDay: "every day",
    and: "and",
    row: (from, to) => `${from} to ${to}`,
    span: (from, to) => `${from} to ${to}`,
    time: (hour, minute) =>
      hour % 24 === 0 && minute === 0
        ? "midnight"
        : `${hour % 12 === 0 ? 12 : hour % 12}${minute === 0 ? "" : `:${minutes(minute)}`} ${hour % 24 < 12 ? "am" : "pm"}`,
    closed: "closed",
    unattended: "no one answers",
    allDay: "24 hours",
  },
  es: {
    known: [
      /^(lunes|lun)$/,
      /^(martes|mar)$/,
      /^(miercoles|mie)$/,
      /^(jueves|jue)$/,
      /^(viernes|vie)$/,
      /^(sabados?|sab)$/,
      /^(domingos?|dom)$/,
    ],
    days: ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"],
    holidays: "feriados",
    everyDay: "todos los días",
    and: "y",
    row: (from, to) => `${from} a ${to}`,
    span: (from, to) => `de ${from} a ${to}`,
    time: (hour, minute) => `${hour}:${minutes(minute)}`,
    closed: "cerrado",
    unattended: "sin atención",
    allDay: "24 horas",
  },
};

const LANGUAGES = Object.keys(words) as Language[];
const HOLIDAYS = /^(feriados?|festivos?|(public |bank )?holidays?)$/;
const EVERY_DAY = /^(todos os dias|diariamente|every ?day|daily|todos los dias)$/;
const ROW_SIGN = /\s*(?:–|—|-|\ba\b|\bate\b|\bto\b|\bthrough\b|\bal\b)\s*/;
const LIST_SIGN = /\s*(?:,|\/|\be\b|\by\b|\band\b)\s*/;
const LEADING = /^(?:das?|de|dos|aos?|as|on|from|los|las?|el)\s+/;
const TIME = "(\\d{1,2})(?:[:h.](\\d{2}))?\\s*(h(?:s|rs|oras?)?\\b|am\\b|pm\\b|a\\.m\\.|p\\.m\\.)?";
const SPAN = new RegExp(
  `^(?:das|de|from)?\\s*${TIME}\\s*(?:as|a|ate|to|until|hasta|-|–)\\s*(?:las )?${TIME}$`,
);
const CLOSED = /^(fechad[oa]s?|closed|cerrad[oa]s?)$/;
const UNATTENDED = /^(sem atendimento|no service|not attended|sin atencion)$/;
const ALL_DAY = /^(24 ?h(oras)?|24 hours|24\/7)$/;
/** What a table of hours calls its columns, in few enough words to be said in another language. */
const places: readonly (readonly [of: RegExp, said: Readonly<Record<Language, string>>])[] = [
  [/^(loja|store|shop|tienda)$/, { "pt-BR": "loja", en: "store", es: "tienda" }],
  [/^(telefone|phone|telefono)$/, { "pt-BR": "telefone", en: "phone", es: "teléfono" }],
  [/^(e|and|y)$/, { "pt-BR": "e", en: "and", es: "y" }],
  [/^(em|in|en)$/, { "pt-BR": "em", en: "in", es: "en" }],
  [/^(fisica|physical)$/, { "pt-BR": "física", en: "physical", es: "física" }],
  [/^(atendimento|service|atencion)$/, { "pt-BR": "atendimento", en: "service", es: "atención" }],
];
const ANYWHERE = /^(whatsapp|chat|online|site|e-?mail|instagram|telegram|sac)$/;

/**
 * Says lines of opening hours in a language: each the days and the hours, or the days and what is open at which hours.
 * Undefined where any line holds more than that, which only its page can say.
 */
export function sayHours(text: string, language: Language): string | undefined {
  const lines = text.split("\n").map((line) => sayRow(line, language));
  return lines.every((line) => line !== undefined) ? lines.join("\n") : undefined;
}

/** Says one value of opening hours, as "seg-sex 09:00-18:00"; undefined where it holds more. */
export function sayHoursValue(value: string, language: Language): string | undefined {
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
  const own = words[language];
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

function sayDay(day: string, own: DayWords): string | undefined {
  for (const language of LANGUAGES) {
    const place = words[language].known.findIndex((known) => known.test(day));
    if (place >= 0) return own.days[place];
  }
  return undefined;
}

function sayTimes(text: string, language: Language): string | undefined {
  const own = words[language];
  const folded = fold(text).trim().replace(/\.$/, "");
  if (CLOSED.test(folded)) return own.closed;
  if (UNATTENDED.test(folded)) return own.unattended;
  if (ALL_DAY.test(folded)) return own.allDay;
  const spans = folded.split(/\s*(?:,|\be\b|\band\b|\by\b)\s*/).map((span) => {
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

/** What a column is called, in another language where all of its words are known; names stay. */
function sayPlace(label: string, language: Language): string {
  const said = label.split(/\s+/).map((word) => {
    const folded = fold(word);
    const known = places.find(([of]) => of.test(folded));
    if (known !== undefined) return known[1][language];
    return ANYWHERE.test(folded) || /^\p{Lu}/u.test(word) ? word : undefined;
  });
  return said.every((word) => word !== undefined) ? capitalised(said.join(" ")) : label;
}

function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
