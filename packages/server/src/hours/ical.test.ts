import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { closedDaysOf, IcalError } from "./ical.ts";

const calendar = (...events: string[]) =>
  ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//test//EN", ...events, "END:VCALENDAR"].join("\r\n");
const event = (...lines: string[]) =>
  ["BEGIN:VEVENT", `UID:${lines.join("")}`, "DTSTAMP:20260101T000000Z", ...lines, "END:VEVENT"].join("\r\n");

describe("closedDaysOf", () => {
  it("closes each whole day of an event, and each of its repeats", () => {
    const text = calendar(
      event("DTSTART;VALUE=DATE:20261224", "DTEND;VALUE=DATE:20261227", "SUMMARY:Recesso\\, Natal"),
      event("DTSTART;VALUE=DATE:20200708", "RRULE:FREQ=YEARLY", "SUMMARY:Aniversário da cidade"),
    );
    assert.deepEqual(closedDaysOf(text, "2026-01-01", "2027-12-31"), [
      { date: "2026-07-08", spans: [], name: "Aniversário da cidade" },
      { date: "2026-12-24", spans: [], name: "Recesso, Natal" },
      { date: "2026-12-25", spans: [], name: "Recesso, Natal" },
      { date: "2026-12-26", spans: [], name: "Recesso, Natal" },
      { date: "2027-07-08", spans: [], name: "Aniversário da cidade" },
    ]);
  });

  it("closes nothing for an event with a time of day, and refuses a text without whole days or that is no calendar", () => {
    const meeting = calendar(event("DTSTART:20261224T120000Z", "DTEND:20261224T130000Z"));
    assert.throws(() => closedDaysOf(meeting, "2026-01-01", "2027-12-31"), IcalError);
    assert.throws(() => closedDaysOf("feriados: 24/12", "2026-01-01", "2027-12-31"), IcalError);
  });
});
