const HOUR_MS = 3_600_000;

/**
 * Makes the function that tells by how many hours a zone's clock goes before the world's, at an hour counted from 1970. Zones
 * of half hours count as the whole hour below. An unknown zone counts as the world's.
 */
export function offsetsOf(zone: string): (hour: number) => number {
  const known = new Map<number, number>();
  const format = formatOf(zone);
  return (hour) => {
    const found = known.get(hour);
    if (found !== undefined) return found;
    const offset = offsetAt(format, hour);
    known.set(hour, offset);
    return offset;
  };
}

/** True for the name of a time zone that this platform knows. */
export function isZone(zone: string): boolean {
  return zone === "UTC" || formatOf(zone) !== null;
}

function formatOf(timeZone: string): Intl.DateTimeFormat | null {
  try {
    const parts = {
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
    } as const;
    return new Intl.DateTimeFormat("en-US", { timeZone, hourCycle: "h23", ...parts });
  } catch {
    return null;
  }
}

function offsetAt(format: Intl.DateTimeFormat | null, hour: number): number {
  if (!format) return 0;
  const at = hour * HOUR_MS;
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const { year = 1970, month = 1, day = 1, hour: local = 0, minute = 0 } = part;
  return Math.floor((Date.UTC(year, month - 1, day, local, minute) - at) / HOUR_MS);
}

/** The hour, counted from 1970, at which a date begins by a zone's clock. */
export function hourOfDate(date: string, offsetOf: (hour: number) => number): number {
  const hour = Math.floor(Date.parse(`${date}T00:00:00Z`) / HOUR_MS);
  return hour - offsetOf(hour);
}
