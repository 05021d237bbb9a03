import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { OpeningHours } from "@prosa/protocol";
import fc from "fast-check";
import { afterOpenTime, isOpenAt, openingAt, openMsBetween } from "./calendar.ts";

const HOUR = 60 * 60 * 1_000;
const MINUTE = 60 * 1_000;
const [DAY, NIGHT] = [
  { from: "09:00", to: "18:00" },
  { from: "22:00", to: "02:00" },
];
const LUNCH = [
  { from: "13:30", to: "18:00" },
  { from: "09:00", to: "12:00" },
];

function hoursOf(week: OpeningHours["week"], rest: Partial<OpeningHours> = {}): OpeningHours {
  return { timeZone: "America/Sao_Paulo", week, ...rest };
}

const OFFICE = hoursOf([[DAY], [DAY], [DAY], [DAY], [DAY], [], []]);

/** A time of São Paulo's, which has been three hours behind UTC since 2019. */
const at = (text: string) => Date.parse(`${text}-03:00`);

describe("opening hours", () => {
  it("hold from the first moment of a span to the last before its end", () => {
    for (const [time, isOpen] of [
      ["2026-03-02T08:59:59.999", false],
      ["2026-03-02T09:00:00", true],
      ["2026-03-02T17:59:59.999", true],
      ["2026-03-02T18:00:00", false],
      ["2026-03-08T12:00:00", false],
    ] as const)
      assert.equal(isOpenAt(OFFICE, at(time)), isOpen, time);
  });

  it("have several spans a day, in any order, and say when they change", () => {
    const hours = hoursOf([LUNCH, [], [], [], [], [], []]);
    assert.deepEqual(openingAt(hours, at("2026-03-02T10:00")), {
      isOpen: true,
      closesAt: at("2026-03-02T12:00"),
    });
    assert.deepEqual(openingAt(hours, at("2026-03-02T12:30")), {
      isOpen: false,
      opensAt: at("2026-03-02T13:30"),
    });
    assert.deepEqual(openingAt(hours, at("2026-03-02T18:00")), {
      isOpen: false,
      opensAt: at("2026-03-09T09:00"),
    });
  });

  it("run over midnight, and belong to the day on which they begin", () => {
    const hours = hoursOf([[], [], [], [], [NIGHT], [], []]);
    assert.deepEqual(openingAt(hours, at("2026-03-06T23:30")), {
      isOpen: true,
      closesAt: at("2026-03-07T02:00"),
    });
    assert.ok(isOpenAt(hours, at("2026-03-07T01:59")));
    assert.ok(!isOpenAt(hours, at("2026-03-06T01:00")));
    const closed = { ...hours, exceptions: [{ date: "2026-03-07", spans: [] }] };
    assert.ok(isOpenAt(closed, at("2026-03-07T01:00")), "a closed Saturday leaves Friday's night alone");
  });

  it("never close where each day's end is the next one's beginning, and never open where no day has a span", () => {
    const always = { from: "00:00", to: "00:00" };
    const all = hoursOf([[always], [always], [always], [always], [always], [always], [always]]);
    assert.deepEqual(openingAt(all, at("2026-03-02T10:00")), { isOpen: true });
    assert.deepEqual(openingAt(hoursOf([[], [], [], [], [], [], []]), at("2026-03-02T10:00")), {
      isOpen: false,
    });
  });

  it("are closed on national holidays, moving ones too, but for what an exception says", () => {
    const hours = { ...OFFICE, holidays: "BR" as const };
    for (const day of ["2026-02-16", "2026-02-17", "2026-04-03", "2026-06-04", "2026-09-07", "2026-11-20"]) {
      assert.ok(isOpenAt(OFFICE, at(`${day}T10:00`)), day);
      assert.ok(!isOpenAt(hours, at(`${day}T10:00`)), day);
    }
    const half = { ...hours, exceptions: [{ date: "2026-11-20", spans: [{ from: "09:00", to: "12:00" }] }] };
    assert.deepEqual(openingAt(half, at("2026-11-20T08:00")), {
      isOpen: false,
      opensAt: at("2026-11-20T09:00"),
    });
    assert.ok(!isOpenAt(half, at("2026-11-20T12:00")));
    assert.ok(
      isOpenAt({ ...OFFICE, exceptions: [{ date: "2026-03-08", spans: [DAY] }] }, at("2026-03-08T10:00")),
    );
  });

  it("[F38] keep local time over changes of clocks, where an hour is left out and where one comes twice", () => {
    const newYork = hoursOf([[DAY], [DAY], [DAY], [DAY], [DAY], [DAY], [DAY]], {
      timeZone: "America/New_York",
    });
    // Saturday at −5, Sunday, 8 March 2026, at −4.
    assert.equal(openingAt(newYork, Date.UTC(2026, 2, 7, 23)).opensAt, Date.UTC(2026, 2, 8, 13));
    // Saturday at −4, Sunday, 1 November 2026, at −5.
    assert.equal(openingAt(newYork, Date.UTC(2026, 9, 31, 22)).opensAt, Date.UTC(2026, 10, 1, 14));
    const night = { ...newYork, week: newYork.week.map(() => [{ from: "22:00", to: "03:00" }]) };
    assert.equal(
      openingAt(night, Date.UTC(2026, 2, 8, 4)).closesAt,
      Date.UTC(2026, 2, 8, 7),
      "four hours long",
    );
    assert.equal(
      openingAt(night, Date.UTC(2026, 10, 1, 4)).closesAt,
      Date.UTC(2026, 10, 1, 8),
      "six hours long",
    );
  });

  it("[F38] begin when the clock goes on where the change leaves their beginning out", () => {
    const early = hoursOf(Array.from({ length: 7 }, () => [{ from: "00:00", to: "06:00" }]));
    // In 2018 São Paulo's clocks went from midnight to one o'clock on 4 November.
    assert.equal(openingAt(early, Date.UTC(2018, 10, 4, 2)).opensAt, Date.UTC(2018, 10, 4, 3));
    assert.equal(openingAt(early, Date.UTC(2018, 10, 4, 3)).closesAt, Date.UTC(2018, 10, 4, 8));
    // And from midnight back to eleven o'clock on 18 February, which gave that Saturday an hour more.
    assert.equal(openingAt(early, Date.UTC(2018, 1, 18, 2, 30)).opensAt, Date.UTC(2018, 1, 18, 3));
  });
});

describe("business hours", () => {
  it("pass over nights, weekends and holidays", () => {
    const hours = { ...OFFICE, holidays: "BR" as const };
    assert.equal(afterOpenTime(hours, at("2026-03-02T10:00"), 4 * HOUR), at("2026-03-02T14:00"));
    assert.equal(afterOpenTime(hours, at("2026-03-02T16:00"), 4 * HOUR), at("2026-03-03T11:00"));
    assert.equal(afterOpenTime(hours, at("2026-03-06T17:00"), 2 * HOUR), at("2026-03-09T10:00"));
    // From the Friday before carnival to the Wednesday after.
    assert.equal(afterOpenTime(hours, at("2026-02-13T17:00"), 2 * HOUR), at("2026-02-18T10:00"));
    assert.equal(afterOpenTime(hours, at("2026-03-07T03:00"), 9 * HOUR), at("2026-03-09T18:00"));
  });

  it("are those between two times, over a weekend or within one span", () => {
    const between = (from: string, to: string) => openMsBetween(OFFICE, at(from), at(to));
    assert.equal(between("2026-03-06T17:00", "2026-03-09T10:00"), 2 * HOUR);
    assert.equal(between("2026-03-02T10:00", "2026-03-02T10:30"), 30 * MINUTE);
    assert.equal(between("2026-03-07T10:00", "2026-03-08T10:00"), 0);
    assert.equal(between("2026-03-02T08:00", "2026-03-30T08:00"), 4 * 5 * 9 * HOUR);
  });

  it("are unknown where no hours come, and where they would take longer than a year", () => {
    assert.equal(afterOpenTime(hoursOf([[], [], [], [], [], [], []]), at("2026-03-02T10:00"), HOUR), null);
    assert.equal(afterOpenTime(OFFICE, at("2026-03-02T10:00"), 5_000 * HOUR), null);
  });

  it("count exactly the minutes in which it is open", () => {
    const clock = fc
      .integer({ min: 0, max: 47 })
      .map((half) =>
        [Math.floor(half / 2), (half % 2) * 30].map((part) => String(part).padStart(2, "0")).join(":"),
      );
    const week = fc.array(fc.array(fc.record({ from: clock, to: clock }), { maxLength: 2 }), {
      minLength: 7,
      maxLength: 7,
    });
    const zone = fc.constantFrom(
      "America/Sao_Paulo",
      "America/New_York",
      "Europe/Lisbon",
      "Australia/Lord_Howe",
    );
    // Around changes of clocks of these zones, on both sides of the equator.
    const day = fc.constantFrom(
      "2018-11-03",
      "2018-02-17",
      "2026-03-07",
      "2026-10-31",
      "2026-04-04",
      "2026-03-28",
    );
    const input = fc.record({
      week,
      timeZone: zone,
      day,
      begin: fc.integer({ min: 0, max: 47 }),
      open: fc.integer({ min: 1, max: 60 }),
    });
    fc.assert(
      fc.property(input, ({ week, timeZone, day, begin, open }) => {
        const hours = { week, timeZone };
        const start = Date.parse(`${day}T00:00:00Z`) + begin * 30 * MINUTE;
        const end = afterOpenTime(hours, start, open * 30 * MINUTE);
        if (end === null) return week.flat().length === 0;
        let counted = 0;
        for (let time = start; time < end; time += 15 * MINUTE) if (isOpenAt(hours, time)) counted += 15;
        return counted === open * 30 && openMsBetween(hours, start, end) === counted * MINUTE;
      }),
      { numRuns: 40, seed: 12 },
    );
  });
});
