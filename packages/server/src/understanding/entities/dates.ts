import type { Language } from "@prosa/protocol";
import { addDays, addMonths, type Day, dayOf, isDay, nearest, toIso, weekday } from "./calendar.ts";
import type { Find } from "./contacts.ts";
import { findNumbers } from "./numbers.ts";

const months: readonly string[] = [
  "janeiro|january|enero|jan|ene",
  "fevereiro|february|febrero|fev|feb",
  "marco|march|marzo|mar",
  "abril|april|abr|apr",
  "maio|mayo|mai|may",
  "junho|june|junio|jun",
  "julho|july|julio|jul",
  "agosto|august|ago|aug",
  "setembro|september|septiembre|setiembre|set|sept|sep",
  "outubro|october|octubre|out|oct",
  "novembro|november|noviembre|nov",
  "dezembro|december|diciembre|dez|dec|dic",
];
const weekdays: readonly string[] = [
  "domingos?|sundays?|sun|dom",
  "segundas?[- ]feiras?|segundas?|mondays?|lunes|seg|mon|lun",
  "tercas?[- ]feiras?|tercas?|tuesdays?|martes|ter|tue",
  "quartas?[- ]feiras?|quartas?|wednesdays?|miercoles|qua|wed|mie",
  "quintas?[- ]feiras?|quintas?|thursdays?|jueves|qui|thu|jue",
  "sextas?[- ]feiras?|sextas?|fridays?|viernes|sex|fri|vie",
  "sabados?|saturdays?|sab|sat",
];

const MONTH = `(?:${months.join("|")})`;
const FULL_WEEKDAY =
  "(?:domingos?|(?:segunda|terca|quarta|quinta|sexta)s?[- ]feiras?|sabados?|(?:sun|mon|tues|wednes|thurs|fri|satur)days?|lunes|martes|miercoles|jueves|viernes)";
const ANY_WEEKDAY = `(?:${weekdays.join("|")})`;
const YEAR = "(?:(?:19|20)\\d{2}|\\d{2}(?![\\d:h%]))";
const ORDINALS =
  "primeiro|primero|primer|primeira|primera|first|1o|1[º°]|segundo|segunda|terceiro|terceira|tercero|tercer|quarto|quarta|quinto|quinta|sexto|setimo|oitavo|nono|decimo|vigesimo|trigesimo|ultimo|ultima";
const ordinalValue: Readonly<Record<string, number>> = {
  primeiro: 1,
  primero: 1,
  primer: 1,
  primeira: 1,
  primera: 1,
  first: 1,
  segundo: 2,
  segunda: 2,
  terceiro: 3,
  terceira: 3,
  tercero: 3,
  tercer: 3,
  quarto: 4,
  quarta: 4,
  quinto: 5,
  quinta: 5,
  sexto: 6,
  setimo: 7,
  oitavo: 8,
  nono: 9,
  decimo: 10,
  vigesimo: 20,
  trigesimo: 30,
  ultimo: -1,
  ultima: -1,
};
const TEENS =
  "vinte e (?:um|dois|tres|quatro|cinco|seis|sete|oito|nove)|trinta e um|trinta|vinte|onze|doze|treze|catorze|quatorze|quinze|dezesseis|dezasseis|dezessete|dezoito|dezenove|dez|um|dois|tres|quatro|cinco|seis|sete|oito|nove|treinta y uno|treinta|veinti\\p{L}+|veinte|once|doce|trece|catorce|quince|dieci\\p{L}+|diez|uno|dos|cuatro|siete|ocho|nueve";
const DAY_NUMBER = `(?:${TEENS}|(?:(?:vigesimo|decimo|trigesimo) )?(?:primeiro|primero|segundo|terceiro|quarto|quinto|sexto|setimo|oitavo|nono)|vigesimo|decimo|trigesimo|0?[1-9]|[12]\\d|3[01])(?:[º°]|o|st|nd|rd|th)?`;
const EDGE_BEFORE = "(?<![\\p{L}\\p{N}.,/:-])";
const EDGE_AFTER = "(?![\\p{L}\\p{N}]|[/.,:-]\\d|-\\p{L})";

interface Reader {
  pattern: RegExp;
  read(groups: Record<string, string | undefined>, today: Day, language: Language): Day | undefined;
}

const make = (source: string) => new RegExp(`${EDGE_BEFORE}${source}${EDGE_AFTER}`, "gu");

function monthOf(text: string): number {
  return months.findIndex((names) => new RegExp(`^(?:${names})$`).test(text)) + 1;
}

function weekdayOf(text: string): number {
  return weekdays.findIndex((names) => new RegExp(`^(?:${names})$`, "u").test(text));
}

function yearOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const year = Number(text);
  return text.length > 2 ? year : year + (year < 50 ? 2000 : 1900);
}

function dayNumber(text: string, language: Language): number {
  const clean = text.replace(/(?:[º°]|(?<=\d)(?:o|st|nd|rd|th))$/u, "");
  if (/^\d+$/.test(clean)) return Number(clean);
  const parts = clean.split(" ");
  if (parts.every((part) => ordinalValue[part] !== undefined))
    return parts.reduce((sum, part) => sum + (ordinalValue[part] ?? 0), 0);
  return findNumbers(clean, language)[0]?.value ?? 0;
}

function dated(today: Day, day: number, month: number, year: number | undefined): Day | undefined {
  const date = year === undefined ? nearest(today, day, month) : { year, month, day };
  return isDay(date) || year === undefined ? date : undefined;
}

function byNumbers(
  first: number,
  second: number,
  year: number | undefined,
  today: Day,
  language: Language,
): Day | undefined {
  const isMonthFirst = second > 12 || (language === "en" && first <= 12);
  const [day, month] = isMonthFirst ? [second, first] : [first, second];
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  return dated(today, day, month, year);
}

function onWeekday(today: Day, number: number, weeks = 0): Day {
  const ahead = (number - weekday(today) + 7) % 7;
  return addDays(today, ahead + weeks * 7);
}

function inWeek(today: Day, number: number, weeks: number): Day {
  const monday = addDays(today, -((weekday(today) + 6) % 7));
  return addDays(monday, ((number + 6) % 7) + weeks * 7);
}

const units: Readonly<Record<string, (day: Day, count: number) => Day>> = {
  d: addDays,
  s: (day, count) => addDays(day, count * 7),
  w: (day, count) => addDays(day, count * 7),
  m: addMonths,
  a: (day, count) => addMonths(day, count * 12),
  y: (day, count) => addMonths(day, count * 12),
};
const UNIT = "(?<unit>dias?|semanas?|mes|meses|anos?|days?|weeks?|months?|years?)";
const COUNT = `(?<count>\\d{1,3}|${TEENS}|uma|una|duas|one|two|three|four|five|six|seven|eight|nine|ten)`;

function shifted(today: Day, count: string, unit: string, sign: number, language: Language): Day | undefined {
  const amount = /^\d/.test(count) ? Number(count) : (findNumbers(count, language)[0]?.value ?? 0);
  return units[unit[0] ?? ""]?.(today, sign * amount);
}

const readers: readonly Reader[] = [
  {
    pattern: make(
      `(?:${ANY_WEEKDAY},?\\s+(?:dia\\s+)?)?(?<year>(?:19|20)\\d{2})(?<gap>\\s?[-/.]\\s?)(?<month>0?[1-9]|1[0-2])\\k<gap>(?<day>0?[1-9]|[12]\\d|3[01])`,
    ),
    read: ({ year, month, day }, today) => dated(today, Number(day), Number(month), yearOf(year)),
  },
  {
    pattern: make(
      `(?:${ANY_WEEKDAY},?\\s+(?:dia\\s+)?)?(?<a>\\d{1,2})(?<gap>\\s?[-/.]\\s?)(?<b>\\d{1,2})(?:\\k<gap>|\\s)(?<year>(?:19|20)\\d{2}|\\d{2})`,
    ),
    read: ({ a, b, year }, today, language) => byNumbers(Number(a), Number(b), yearOf(year), today, language),
  },
  {
    pattern: make(
      `(?:${ANY_WEEKDAY},?\\s+(?:dia\\s+)?)?(?<a>0\\d|1[3-9]|2\\d|3[01]|(?<=(?:em|dia|n[ao]|ate|de|d[ao]|para|pra|desde|apos|on|el|hasta|by|until|since|chegou|comprei|${ANY_WEEKDAY}),?\\s{1,5}(?:dia\\s)?)\\d{1,2}|\\d{1,2}(?=/(?:0\\d|1[3-9]|2\\d|3[01])))/(?<b>\\d{1,2})`,
    ),
    read: ({ a, b }, today, language) => byNumbers(Number(a), Number(b), undefined, today, language),
  },
  {
    pattern: make(
      `(?:${ANY_WEEKDAY},?\\s+(?:(?:o\\s+)?dia\\s+)?)?(?:dia\\s+)?(?<day>${DAY_NUMBER})(?:\\s+(?:de\\s+|of\\s+)?|\\s?[-/]\\s?)(?<month>${MONTH})\\.?(?:(?:\\s?[-/]\\s?|,?\\s+(?:de\\s+|del\\s+)?)(?<year>${YEAR}))?`,
    ),
    read: ({ day, month, year }, today, language) =>
      dated(today, dayNumber(day ?? "", language), monthOf(month ?? ""), yearOf(year)),
  },
  {
    pattern: make(
      `(?:${ANY_WEEKDAY},?\\s+)?(?<month>${MONTH})\\.?\\s+(?<day>[12]\\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?:,?\\s+(?<year>(?:19|20)\\d{2}))?`,
    ),
    read: ({ day, month, year }, today) => dated(today, Number(day), monthOf(month ?? ""), yearOf(year)),
  },
  {
    pattern: make(`(?<day>\\d{1,2})\\s+de\\s+(?<month>\\d{1,2})\\s+de\\s+(?<year>(?:19|20)?\\d{2})`),
    read: ({ day, month, year }, today) => dated(today, Number(day), Number(month), yearOf(year)),
  },
  {
    pattern: make(`(?<day>\\d{1,2})-(?<year>(?:19|20)\\d{2})-(?<month>${MONTH})`),
    read: ({ day, month, year }, today) => dated(today, Number(day), monthOf(month ?? ""), yearOf(year)),
  },
  {
    pattern: make(
      `(?:n[ao]\\s+|the\\s+|el\\s+|la\\s+)?(?<which>${ORDINALS})\\s+(?<weekday>${ANY_WEEKDAY})\\s+(?:d[eo]|deste|desse|del?|of)\\s?(?<month>${MONTH}|mes|este mes|this month)`,
    ),
    read: ({ which, weekday: name, month }, today) => {
      const number = monthOf(month ?? "") || today.month;
      const count = ordinalValue[which ?? ""] ?? 1;
      const first = { year: today.year, month: number, day: 1 };
      const start = addDays(first, (weekdayOf(name ?? "") - weekday(first) + 7) % 7);
      if (count > 0) return addDays(start, (count - 1) * 7);
      const later = addDays(start, 28);
      return later.month === number ? later : addDays(start, 21);
    },
  },
  {
    pattern: make(
      `(?<weekday>${ANY_WEEKDAY})\\s+(?:d?est[ae]|d?ess[ae]|da|dessa|de esta|this)\\s+(?:semana|week)(?<next>\\s+(?:que vem|seguinte|proxima|passada|pasada|que viene))?`,
    ),
    read: ({ weekday: name, next }, today) =>
      inWeek(today, weekdayOf(name ?? ""), next === undefined ? 0 : /pas/.test(next) ? -1 : 1),
  },
  {
    pattern: make(
      `(?:(?<lead>proxim[ao]|next|ultim[ao]|last|est[ae]|ess[ae]|this)\\s+)(?<weekday>${ANY_WEEKDAY})|(?<weekday2>${ANY_WEEKDAY})\\s+(?<tail>que vem|que viene|proxim[ao]|passad[ao]|pasado|seguinte)`,
    ),
    read: ({ lead, weekday: name, weekday2, tail }, today) => {
      const direction = lead ?? tail ?? "";
      const number = weekdayOf(name ?? weekday2 ?? "");
      if (/^(?:ultim|last|pas)/.test(direction)) return addDays(onWeekday(addDays(today, -1), number, -1), 0);
      return onWeekday(addDays(today, /^(?:est|ess|this)/.test(direction) ? 0 : 1), number);
    },
  },
  {
    pattern: make(
      `(?:dia\\s+(?<day>0?[1-9]|[12]\\d|3[01])|(?:${ANY_WEEKDAY}),?\\s+(?:dia\\s+)?(?<day2>0?[1-9]|[12]\\d|3[01]))(?!\\s?(?:h|hs|horas|:|%|reais|e meia|as|da))`,
    ),
    read: ({ day, day2 }, today) => nearest(today, Number(day ?? day2)),
  },
  {
    pattern: make(
      `(?:ha|faz|hace)\\s+(?:uns\\s+|umas\\s+|cerca de\\s+)?${COUNT}\\s+${UNIT}|(?:(?<count2>\\d{1,3}|${TEENS}|uma|una|duas|one|two|three))\\s+(?<unit2>dias?|semanas?|mes|meses|anos?|days?|weeks?|months?|years?)\\s+(?:atras|ago|antes)`,
    ),
    read: ({ count, unit, count2, unit2 }, today, language) =>
      shifted(today, count ?? count2 ?? "", unit ?? unit2 ?? "", -1, language),
  },
  {
    pattern: make(`(?:daqui a|daqui|dentro de|em|en|in)\\s+${COUNT}\\s+(?<unit>dias?|days?)`),
    read: ({ count, unit }, today, language) => shifted(today, count ?? "", unit ?? "", 1, language),
  },
  {
    pattern: make(
      `${COUNT}\\s+${UNIT}\\s+(?:depois de hoje|a partir de hoje|from now|from today|a partir de hoy|depois de amanha)`,
    ),
    read: ({ count, unit }, today, language) => shifted(today, count ?? "", unit ?? "", 1, language),
  },
  {
    pattern: make("(?:depois de amanha|pasado manana|(?:the )?day after tomorrow)"),
    read: (_, today) => addDays(today, 2),
  },
  {
    pattern: make("(?:anteontem|antes de ontem|anteayer|antier|(?:the )?day before yesterday)"),
    read: (_, today) => addDays(today, -2),
  },
  { pattern: make("(?:hoje|hj|hoy|today|tonight)"), read: (_, today) => today },
  { pattern: make("(?:ontem|ayer|yesterday)"), read: (_, today) => addDays(today, -1) },
  { pattern: make("(?:amanha|tomorrow)"), read: (_, today) => addDays(today, 1) },
  {
    pattern: make("(?<!por la |de la |esta |la |buena )manana"),
    read: (_, today, language) => (language === "es" ? addDays(today, 1) : undefined),
  },
  { pattern: make("(?:o\\s+)?(?:ultimo dia|last day)"), read: (_, today) => addDays(today, -1) },
  {
    pattern: make(`(?<weekday>${FULL_WEEKDAY})`),
    read: ({ weekday: name }, today) => onWeekday(today, weekdayOf(name ?? "")),
  },
  {
    pattern: make(
      `(?:(?<=(?:n[ao]|pr[ao]|ate|para|d[ao]|toda|essa|nessa|nesta)\\s)(?<a>segunda|terca|quarta|quinta|sexta|sab)|(?<b>dom|seg|ter|qua|qui|sex|sab)(?=\\s?,\\s))`,
    ),
    read: ({ a, b }, today) => onWeekday(today, weekdayOf(a ?? b ?? "")),
  },
];

/** Days, absolute or told from today ("sexta que vem", "há 3 dias"); the value is YYYY-MM-DD. A day without year or month is the nearest. */
export function findDates(flat: string, language: Language, now: number): Find<"date", string>[] {
  const today = dayOf(now);
  const found: Find<"date", string>[] = [];
  for (const { pattern, read } of readers) {
    for (const match of flat.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (found.some((other) => start < other.end && other.start < end)) continue;
      const day = read(match.groups ?? {}, today, language);
      if (day !== undefined) found.push({ type: "date", start, end, value: toIso(day) });
    }
  }
  return found.sort((left, right) => left.start - right.start);
}
