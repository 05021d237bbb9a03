const MINUTE_MS = 60_000;

/** A time of today as hours and minutes, and any other as a day. */
export function shortTime(at: number, language: string, now = Date.now()): string {
  const isToday = new Date(at).toDateString() === new Date(now).toDateString();
  return new Intl.DateTimeFormat(
    language,
    isToday ? { hour: "2-digit", minute: "2-digit" } : { day: "numeric", month: "short" },
  ).format(at);
}

export function minutesSince(at: number, now = Date.now()): number {
  return Math.max(0, Math.floor((now - at) / MINUTE_MS));
}

/** Tomorrow at nine in the morning, by this device's clock. */
export function tomorrowMorning(now = Date.now()): number {
  const day = new Date(now);
  day.setDate(day.getDate() + 1);
  return day.setHours(9, 0, 0, 0);
}
