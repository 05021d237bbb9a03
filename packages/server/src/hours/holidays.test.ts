import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { nationalHolidays } from "./holidays.ts";

/** Corpus Christi, sixty days after Easter, as the calendars of these years have it. */
const CORPUS_CHRISTI = [
  "2008-05-22",
  "2011-06-23",
  "2019-06-20",
  "2024-05-30",
  "2025-06-19",
  "2026-06-04",
  "2038-06-24",
];

describe("national holidays", () => {
  it("of Brazil are the fixed and the moving ones of the year", () => {
    assert.deepEqual([...nationalHolidays("BR", 2026).keys()].sort(), [
      "2026-01-01",
      "2026-02-16",
      "2026-02-17",
      "2026-04-03",
      "2026-04-21",
      "2026-05-01",
      "2026-06-04",
      "2026-09-07",
      "2026-10-12",
      "2026-11-02",
      "2026-11-15",
      "2026-11-20",
      "2026-12-25",
    ]);
  });

  it("move with Easter, from its earliest to its latest", () => {
    for (const date of CORPUS_CHRISTI)
      assert.equal(nationalHolidays("BR", Number(date.slice(0, 4))).get(date), "Corpus Christi", date);
  });
});
