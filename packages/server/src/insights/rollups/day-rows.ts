import type { RoomHost } from "../../platform/room-host.ts";
import type { Cell, Totals } from "./cell.ts";

const HOURS = 24;

/** The most names of counts in one day; a name beyond it is left out, and counted as left out. */
const DAY_KEYS_MAX = 1_200;
const LEFT_OUT = "left-out";

/** The days of counts that a room keeps: 13 months. */
const DAYS_KEPT = 396;
/** The days that one look for old ones removes. */
const PRUNED_MAX = 100;

/** A day's counts as they are stored: by name, hours of the day and values by turns. */
type Day = Readonly<Record<string, readonly number[]>>;

/** Rows of counts on their way to the storage, by their keys. */
export type CountRows = Readonly<Record<string, Day>>;

/**
 * A stored day, or nothing where it is none. It is checked by hand: a schema took 8 of every 10 ms in which 180 days of eight
 * rooms were read (`npm run bench:insights`).
 */
function readDay(row: unknown): Day | undefined {
  return isDay(row) ? row : undefined;
}

function isDay(row: unknown): row is Day {
  if (typeof row !== "object" || row === null || Array.isArray(row)) return false;
  for (const pairs of Object.values(row)) {
    if (!Array.isArray(pairs) || pairs.length % 2 !== 0) return false;
    for (const value of pairs) if (typeof value !== "number") return false;
  }
  return true;
}

/** The span of hours that is asked for, the last one not in it, and the hour's offset of the site's clock at a time. */
interface Span {
  from: number;
  to: number;
  /** The hours by which the site's clock goes before the world's, for an hour counted from 1970. */
  offsetOf: (hour: number) => number;
}

/** The sums of a span: whole, by day of the site's clock, and by hour and day of its week. */
export interface SpanSums {
  totals: Totals;
  days: Record<string, Totals>;
  /** By name, 7 × 24 values, Monday first. */
  week: Record<string, number[]>;
}

/** Counts of a site by the hour, a row for each day of the world's clock. They only add, so that rooms' counts merge. */
export class DayRows {
  readonly #host: Pick<RoomHost, "storage" | "log">;
  readonly #prefix: string;
  /** The days from `#first` on, which are all in memory. */
  readonly #days = new Map<number, Day>();
  #first = Number.POSITIVE_INFINITY;

  /** `prefix` begins the names of its rows, and no others. */
  constructor(host: Pick<RoomHost, "storage" | "log">, prefix = "day:") {
    this.#host = host;
    this.#prefix = prefix;
  }

  /** The rows that adding cells changes; nothing counts before `keep` is called with them. */
  async rowsWith(cells: readonly Cell[]): Promise<CountRows> {
    const changed = new Map<number, Record<string, readonly number[]>>();
    for (const [hour, key, value] of cells) {
      const index = Math.floor(hour / HOURS);
      if (!changed.has(index)) await this.#readFrom(index);
      const day = changed.get(index) ?? { ...this.#days.get(index) };
      changed.set(index, day);
      add(day, key, hour - index * HOURS, value);
    }
    return Object.fromEntries([...changed].map(([index, day]) => [this.#keyOf(index), day]));
  }

  /** Counts rows of `rowsWith` that were written. */
  keep(rows: CountRows): void {
    for (const key in rows) {
      const { [key]: day } = rows;
      if (day && key.startsWith(this.#prefix)) this.#days.set(this.#indexOf(key), day);
    }
  }

  /** Sums a span; counts whose name begins with one of `series` are summed by day too, those of `weekly` by the week's hour. */
  async sum(
    { from, to, offsetOf }: Span,
    series: readonly string[],
    weekly: readonly string[],
  ): Promise<SpanSums> {
    const sums: SpanSums = { totals: {}, days: {}, week: {} };
    const nameOf = dayNames();
    await this.#readFrom(Math.floor(from / HOURS));
    for (let index = Math.floor(from / HOURS); index * HOURS < to; index += 1) {
      const day = this.#days.get(index);
      if (!day) continue;
      const first = index * HOURS;
      const offset = offsetOf(first);
      for (const key in day) {
        const pairs = day[key] ?? [];
        const bar = key.indexOf("|");
        const head = bar < 0 ? key : key.slice(0, bar);
        const gap = head === "visit" ? gapOf(key.slice(bar + 1)) : null;
        const isInSeries = series.includes(head);
        const isInWeek = weekly.includes(head);
        let whole = 0;
        for (let at = 0; at < pairs.length; at += 2) {
          const hour = first + (pairs[at] ?? 0);
          const value = pairs[at + 1] ?? 0;
          if (hour < from || hour >= to) continue;
          if (gap === null) whole += value;
          else count(sums.totals, visitIn(gap, hour, from), value);
          if (isInSeries) {
            const local = hour + offset;
            const start = hour - (local % HOURS);
            const name = nameOf(local);
            sums.days[name] ??= {};
            count(sums.days[name], gap === null ? key : visitIn(gap, hour, start), value);
          }
          if (isInWeek) {
            sums.week[key] ??= new Array(7 * HOURS).fill(0);
            const place = (hour + offset + 3 * HOURS) % (7 * HOURS);
            sums.week[key][place] = (sums.week[key][place] ?? 0) + value;
          }
        }
        if (whole !== 0) count(sums.totals, key, whole);
      }
    }
    return sums;
  }

  /** Removes the days that are too old. */
  async prune(now: number): Promise<void> {
    const first = Math.floor(now / (HOURS * 3_600_000)) - DAYS_KEPT;
    const oldest = await this.#host.storage.list({ prefix: this.#prefix, limit: PRUNED_MAX });
    const old = [...oldest.keys()].map((key) => this.#indexOf(key)).filter((index) => index < first);
    if (old.length === 0) return;
    await this.#host.storage.delete(old.map((index) => this.#keyOf(index)));
    for (const index of old) this.#days.delete(index);
  }

  /** Reads the days from an index on, as far as they are not in memory. */
  async #readFrom(index: number): Promise<void> {
    if (index >= this.#first) return;
    const known = this.#first;
    // Of the days before those that are known there are at most as many as that.
    const limit = known === Number.POSITIVE_INFINITY ? {} : { limit: known - index };
    const rows = await this.#host.storage.list({
      prefix: this.#prefix,
      start: this.#keyOf(index),
      ...limit,
    });
    for (const [key, row] of rows) {
      const day = readDay(row);
      if (!day) this.#host.log({ level: "error", event: "statistics-unreadable" });
      // A day in memory may be newer than the one that was read meanwhile.
      else if (this.#indexOf(key) < this.#first && !this.#days.has(this.#indexOf(key)))
        this.#days.set(this.#indexOf(key), day);
    }
    this.#first = Math.min(this.#first, index);
  }

  #keyOf(index: number): string {
    return `${this.#prefix}${String(index).padStart(6, "0")}`;
  }

  #indexOf(key: string): number {
    return Number(key.slice(this.#prefix.length));
  }
}

/** The distance of a visit to the one before it, in hours; endless for the first. */
function gapOf(name: string): number {
  return name === "new" ? Number.POSITIVE_INFINITY : Number(name);
}

/** Visits by their distance: the visitors of a span are those whose visit before lies out of it. */
function visitIn(gap: number, hour: number, from: number): "visitors" | "visits-again" {
  return hour - gap < from ? "visitors" : "visits-again";
}

function add(day: Record<string, readonly number[]>, key: string, hour: number, value: number): void {
  const known = day[key];
  if (!known && key !== LEFT_OUT && Object.keys(day).length >= DAY_KEYS_MAX) {
    add(day, LEFT_OUT, hour, 1);
    return;
  }
  const pairs = known ? [...known] : [];
  const place = pairs.findIndex((one, index) => index % 2 === 0 && one === hour);
  if (place < 0) pairs.push(hour, value);
  else {
    const sum = exact((pairs[place + 1] ?? 0) + value);
    if (sum === 0) pairs.splice(place, 2);
    else pairs[place + 1] = sum;
  }
  if (pairs.length > 0) day[key] = pairs;
  else delete day[key];
}

function count(totals: Totals, key: string, value: number): void {
  totals[key] = exact((totals[key] ?? 0) + value);
}

/** A sum without the last digits, so that adding and taking away an amount of money leaves nothing. */
function exact(sum: number): number {
  return Math.round(sum * 1e6) / 1e6;
}

/** Makes `dayName` with a memory: a span has few days and many counts. */
function dayNames(): (hour: number) => string {
  const known = new Map<number, string>();
  return (hour) => {
    const day = Math.floor(hour / HOURS);
    const name = known.get(day) ?? dayName(hour);
    known.set(day, name);
    return name;
  };
}

/** The date of an hour of a clock, as `2026-11-29`. */
export function dayName(hour: number): string {
  return new Date(hour * 3_600_000).toISOString().slice(0, 10);
}
