const DAY_MS = 86_400_000;

/** A day without a time or zone. */
export interface Day {
  year: number;
  month: number;
  day: number;
}

export function toIso({ year, month, day }: Day): string {
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

export function isDay({ year, month, day }: Day): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && month >= 1;
}

export function dayOf(at: number): Day {
  const date = new Date(at);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

export function addDays(day: Day, count: number): Day {
  return dayOf(Date.UTC(day.year, day.month - 1, day.day) + count * DAY_MS);
}

export function addMonths(day: Day, count: number): Day {
  const month = day.month - 1 + count;
  const year = day.year + Math.floor(month / 12);
  const inYear = ((month % 12) + 12) % 12;
  const last = new Date(Date.UTC(year, inYear + 1, 0)).getUTCDate();
  return { year, month: inYear + 1, day: Math.min(day.day, last) };
}

export function weekday(day: Day): number {
  return new Date(Date.UTC(day.year, day.month - 1, day.day)).getUTCDay();
}

/** The occurrence of a day and month, or a day of the month, that lies nearest to today. */
export function nearest(today: Day, day: number, month?: number): Day {
  const from = Date.UTC(today.year, today.month - 1, today.day);
  const candidates = [-1, 0, 1]
    .map((step) => {
      if (month !== undefined) return { year: today.year + step, month, day };
      const shifted = addMonths({ ...today, day: 1 }, step);
      return { ...shifted, day };
    })
    .filter(isDay);
  const distance = (candidate: Day) =>
    Math.abs(Date.UTC(candidate.year, candidate.month - 1, candidate.day) - from);
  return (
    candidates.sort((left, right) => distance(left) - distance(right))[0] ?? {
      ...today,
      day,
      month: month ?? today.month,
    }
  );
}
