import * as z from "zod/mini";
import type { RoomHost } from "../../platform/room-host.ts";
import type { Cell, Totals } from "./cell.ts";

const DAY_PREFIX = "day:";
const HOURS = 24;

/** The most names of counts in one day; a name beyond it is left out, and counted as left out. */
const DAY_KEYS_MAX = 1_200;
const LEFT_OUT = "left-out";

/** The days of counts that a room keeps: 13 months. */
const DAYS_KEPT = 396;

/** A day's counts: by name, hours of the day and values by turns. */
const daySchema = z.record(z.string(), z.array(z.number()));

type Day = Map<string, number[]>;

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
  readonly #days = new Map<number, Day>();
  #isRead = false;

  constructor(host: Pick<RoomHost, "storage" | "log">) {
    this.#host = host;
  }

  /** The rows that adding cells changes; nothing counts before `keep` is called with the same cells. */
  async rowsWith(cells: readonly Cell[]): Promise<Record<string, unknown>> {
    await this.#readAll();
    const changed = new Map<number, Day>();
    for (const [hour, key, value] of cells) {
      const index = Math.floor(hour / HOURS);
      const day = changed.get(index) ?? copyOf(this.#days.get(index));
      changed.set(index, day);
      add(day, key, hour - index * HOURS, value);
    }
    return Object.fromEntries([...changed].map(([index, day]) => [keyOf(index), writeDay(day)]));
  }

  /** Counts rows that were written. */
  keep(rows: Readonly<Record<string, unknown>>): void {
    for (const [key, row] of Object.entries(rows)) {
      const day = daySchema.safeParse(row);
      if (key.startsWith(DAY_PREFIX) && day.success) this.#days.set(indexOf(key), readDay(day.data));
    }
  }

  /** Sums a span; counts whose name begins with one of `series` are summed by day too, those of `weekly` by the week's hour. */
  async sum(
    { from, to, offsetOf }: Span,
    series: readonly string[],
    weekly: readonly string[],
  ): Promise<SpanSums> {
    await this.#readAll();
    const sums: SpanSums = { totals: {}, days: {}, week: {} };
    for (let index = Math.floor(from / HOURS); index * HOURS < to; index += 1) {
      const day = this.#days.get(index);
      if (!day) continue;
      const offset = offsetOf(index * HOURS);
      for (const [key, pairs] of day) {
        const [head = ""] = key.split("|", 1);
        const isInSeries = series.includes(head);
        const isInWeek = weekly.includes(head);
        for (let at = 0; at < pairs.length; at += 2) {
          const hour = index * HOURS + (pairs[at] ?? 0);
          const value = pairs[at + 1] ?? 0;
          if (hour < from || hour >= to) continue;
          count(sums.totals, nameIn(key, hour, from), value);
          if (isInSeries) {
            const name = dayName(hour + offset);
            sums.days[name] ??= {};
            count(sums.days[name], nameIn(key, hour, hour - ((hour + offset) % HOURS)), value);
          }
          if (isInWeek) {
            sums.week[key] ??= new Array(7 * HOURS).fill(0);
            const place = (hour + offset + 3 * HOURS) % (7 * HOURS);
            sums.week[key][place] = (sums.week[key][place] ?? 0) + value;
          }
        }
      }
    }
    return sums;
  }

  /** Removes the days that are too old. */
  async prune(now: number): Promise<void> {
    await this.#readAll();
    const first = Math.floor(now / (HOURS * 3_600_000)) - DAYS_KEPT;
    const old = [...this.#days.keys()].filter((index) => index < first).slice(0, 100);
    if (old.length === 0) return;
    await this.#host.storage.delete(old.map(keyOf));
    for (const index of old) this.#days.delete(index);
  }

  async #readAll(): Promise<void> {
    if (this.#isRead) return;
    const rows = await this.#host.storage.list({ prefix: DAY_PREFIX });
    if (this.#isRead) return;
    this.#isRead = true;
    for (const [key, row] of rows) {
      const day = daySchema.safeParse(row);
      if (day.success) this.#days.set(indexOf(key), readDay(day.data));
      else this.#host.log({ level: "error", event: "statistics-unreadable" });
    }
  }
}

/** Visits by their distance: the visitors of a span are those whose visit before lies out of it. */
function nameIn(key: string, hour: number, from: number): string {
  if (!key.startsWith("visit|")) return key;
  const gap = key.slice("visit|".length);
  return gap === "new" || hour - Number(gap) < from ? "visitors" : "visits-again";
}

function add(day: Day, key: string, hour: number, value: number): void {
  const known = day.get(key);
  if (!known && day.size >= DAY_KEYS_MAX && key !== LEFT_OUT) {
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
  if (pairs.length > 0) day.set(key, pairs);
  else day.delete(key);
}

function count(totals: Totals, key: string, value: number): void {
  totals[key] = exact((totals[key] ?? 0) + value);
}

/** A sum without the last digits, so that adding and taking away an amount of money leaves nothing. */
function exact(sum: number): number {
  return Math.round(sum * 1e6) / 1e6;
}

function copyOf(day: Day | undefined): Day {
  return new Map(day ?? []);
}

function writeDay(day: Day): Record<string, number[]> {
  return Object.fromEntries(day);
}

function readDay(row: Readonly<Record<string, number[]>>): Day {
  return new Map(Object.entries(row));
}

function keyOf(index: number): string {
  return `${DAY_PREFIX}${String(index).padStart(6, "0")}`;
}

function indexOf(key: string): number {
  return Number(key.slice(DAY_PREFIX.length));
}

/** The date of an hour of a clock, as `2026-11-29`. */
export function dayName(hour: number): string {
  return new Date(hour * 3_600_000).toISOString().slice(0, 10);
}
