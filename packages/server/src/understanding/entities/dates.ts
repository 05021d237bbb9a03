import type { Language } from "@prosa/protocol";
import { type Day, dayOf, toIso } from "./calendar.ts";
import { Claims } from "./claims.ts";
import type { Find } from "./contacts.ts";
import { A_WEEKDAY, readers, weekdayList, weekdaysOf } from "./date-readers.ts";

/** Days, absolute or counted from today ("sexta que vem", "há 3 dias"); the value is YYYY-MM-DD. A day without year or month is the nearest. */
export function findDates(flat: string, language: Language, now: number): Find<"date", string>[] {
  const today = dayOf(now);
  const found: Find<"date", string>[] = [];
  const claims = new Claims(flat.length);
  const add = (start: number, end: number, day: Day | undefined) => {
    if (day !== undefined && claims.take(start, end))
      found.push({ type: "date", start, end, value: toIso(day) });
  };
  const has = new Map<RegExp, boolean>();
  const holds = (needs: RegExp) => {
    const known = has.get(needs) ?? needs.test(flat);
    has.set(needs, known);
    return known;
  };
  for (const { needs, pattern, read } of readers) {
    if (!holds(needs)) continue;
    for (const { index, groups = {}, 0: text } of flat.matchAll(pattern)) {
      if (claims.isFree(index, index + text.length))
        add(index, index + text.length, read(groups, today, language));
    }
  }
  for (const { index, 0: list } of holds(A_WEEKDAY) ? flat.matchAll(weekdayList) : []) {
    for (const { start, end, day } of weekdaysOf(list, today)) add(index + start, index + end, day);
  }
  return found.sort((left, right) => left.start - right.start);
}
