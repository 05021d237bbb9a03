import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { minutesSince, mondayMorning, shortTime, tomorrowMorning } from "./time.ts";

const at = (...parts: [number, number, number, number, number]) => new Date(...parts).getTime();
/** Wednesday, 25 November 2026. */
const NOW = at(2026, 10, 25, 14, 42);

describe("times of the inbox", () => {
  it("says the clock of today, and the day of every other time, in each language", () => {
    assert.equal(shortTime(at(2026, 10, 25, 9, 5), "pt-BR", NOW), "09:05");
    assert.equal(shortTime(at(2026, 10, 24, 9, 5), "pt-BR", NOW), "24 de nov.");
    assert.equal(shortTime(at(2026, 10, 24, 9, 5), "en", NOW), "Nov 24");
  });

  it("counts whole minutes of waiting, and none before its beginning", () => {
    assert.equal(minutesSince(NOW - 119_999, NOW), 1);
    assert.equal(minutesSince(NOW + 5_000, NOW), 0);
  });

  it("snoozes until nine tomorrow, and until nine on the next Monday, a week ahead on a Monday", () => {
    assert.equal(tomorrowMorning(NOW), at(2026, 10, 26, 9, 0));
    assert.equal(mondayMorning(NOW), at(2026, 10, 30, 9, 0));
    assert.equal(mondayMorning(at(2026, 10, 30, 8, 0)), at(2026, 11, 7, 9, 0));
    assert.equal(mondayMorning(at(2026, 10, 29, 8, 0)), at(2026, 10, 30, 9, 0));
  });
});
