const MINUTE_MS = 60_000;
const MORNING_HOUR = 9;
const MONDAY = 1;

type Formats = Map<string, Intl.DateTimeFormat>;
/** Formats by language: making one takes longer than the rest of a message's rendering. */
const CLOCKS: Formats = new Map();
const DAYS: Formats = new Map();

/** A time of today as hours and minutes, and any other as a day. */
export function shortTime(at: number, language: string, now = Date.now()): string {
  return isSameDay(at, now) ? clockTime(at, language) : dayName(at, language);
}

export function clockTime(at: number, language: string): string {
  return formatOf(CLOCKS, language, { hour: "2-digit", minute: "2-digit" }).format(at);
}

/** A day of this year as its number and month. */
export function dayName(at: number, language: string): string {
  return formatOf(DAYS, language, { day: "numeric", month: "short" }).format(at);
}

/** A time as a person is told of it: the day where it is not today, and the clock. */
export function momentOf(at: number, language: string, now = Date.now()): string {
  const clock = clockTime(at, language);
  return isSameDay(at, now) ? clock : `${dayName(at, language)}, ${clock}`;
}

export function isSameDay(one: number, other: number): boolean {
  return new Date(one).toDateString() === new Date(other).toDateString();
}

export function minutesSince(at: number, now = Date.now()): number {
  return Math.max(0, Math.floor((now - at) / MINUTE_MS));
}

export function inHours(hours: number, now = Date.now()): number {
  return now + hours * 60 * MINUTE_MS;
}

/** Tomorrow at nine in the morning, by this device's clock. */
export function tomorrowMorning(now = Date.now()): number {
  return morningAfter(now, 1);
}

/** The next Monday at nine in the morning; on a Monday, that of the next week. */
export function mondayMorning(now = Date.now()): number {
  return morningAfter(now, (MONDAY - new Date(now).getDay() + 7) % 7 || 7);
}

function morningAfter(now: number, days: number): number {
  const day = new Date(now);
  day.setDate(day.getDate() + days);
  return day.setHours(MORNING_HOUR, 0, 0, 0);
}

function formatOf(
  formats: Formats,
  language: string,
  parts: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const format = formats.get(language) ?? new Intl.DateTimeFormat(language, parts);
  formats.set(language, format);
  return format;
}
