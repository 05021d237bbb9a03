import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type OpeningHours, readRoomEvent, siteSettingsSchema } from "@prosa/protocol";
import { visitedHoursOf, visitedSiteOf } from "./visited-site.ts";

/** A time of São Paulo's, which has been three hours behind UTC since 2019. */
const at = (text: string) => Date.parse(`${text}-03:00`);

const looksOf = (looks: object) => visitedSiteOf(siteSettingsSchema.parse({ name: "Aurora", looks })).looks;

describe("the looks that visitors get", () => {
  it("are those that the owner chose, without what is the default", () => {
    assert.equal(looksOf({}), "");
    assert.equal(looksOf({ position: "right", theme: "auto", font: "system" }), "");
    const all = {
      accent: "#0b7a75",
      position: "left",
      theme: "dark",
      radius: 0,
      font: "page",
      logo: "https://loja.example/logo.png",
    };
    assert.equal(
      looksOf(all),
      "accent=%230b7a75&position=left&theme=dark&radius=0&font=page&logo=https%3A%2F%2Floja.example%2Flogo.png",
    );
  });

  it("fit the wire, however long the address of the logo is", () => {
    const logo = `https://loja.example/${"日".repeat(2_000)}`;
    const site = visitedSiteOf(siteSettingsSchema.parse({ name: "Aurora", looks: { logo } }));
    const welcome = {
      type: "welcome",
      protocol: 4,
      session: "session-1",
      epoch: null,
      seq: 0,
      seen: 0,
      site,
    };
    assert.equal(readRoomEvent(welcome)?.type, "welcome");
  });

  it("are within bounds that the settings are held to", () => {
    const isTaken = (looks: object) => siteSettingsSchema.safeParse({ name: "Aurora", looks }).success;
    const taken = [{ radius: 0 }, { radius: 28 }, { font: "rounded" }, { accent: "#0b7a75" }];
    const refused = [
      { radius: -1 },
      { radius: 29 },
      { radius: 4.5 },
      { font: "Comic Sans" },
      { accent: "teal" },
      { accent: "#0B7A75" },
      { logo: "javascript:alert(1)" },
      { logo: `https://loja.example/${"a".repeat(2_048)}` },
    ];
    assert.deepEqual(
      taken.filter((looks) => !isTaken(looks)),
      [],
    );
    assert.deepEqual(refused.filter(isTaken), []);
  });
});

describe("the hours that visitors get", () => {
  const DAY = { from: "09:00", to: "18:00" };
  const OFFICE: OpeningHours = {
    timeZone: "America/Sao_Paulo",
    week: [[DAY], [DAY], [DAY], [DAY], [DAY], [], []],
    holidays: "BR",
  };

  it("say while it is open when it closes, and when it opens after that", () => {
    const now = at("2026-03-02T10:00");
    const changes = [at("2026-03-02T18:00"), at("2026-03-03T09:00")];
    assert.deepEqual(visitedHoursOf(OFFICE, now), { isOpen: true, changes, now });
  });

  it("say while it is closed when it opens, and until when that lasts; a holiday is no opening", () => {
    const now = at("2026-09-04T18:00");
    // Monday the seventh is Independence Day.
    const changes = [at("2026-09-08T09:00"), at("2026-09-08T18:00")];
    assert.deepEqual(visitedHoursOf(OFFICE, now), { isOpen: false, changes, now });
  });

  it("run over midnight", () => {
    const night = { ...OFFICE, week: [[], [], [], [], [{ from: "22:00", to: "02:00" }], [], []] };
    const now = at("2026-03-07T01:00");
    const changes = [at("2026-03-07T02:00"), at("2026-03-13T22:00")];
    assert.deepEqual(visitedHoursOf(night, now), { isOpen: true, changes, now });
  });

  it("have no change where it never closes, and one where it closes for good", () => {
    const always = { from: "00:00", to: "00:00" };
    const now = at("2026-03-02T10:00");
    const all = { timeZone: "America/Sao_Paulo", week: Array.from({ length: 7 }, () => [always]) };
    assert.deepEqual(visitedHoursOf(all, now), { isOpen: true, changes: [], now });
    const last = {
      ...OFFICE,
      week: OFFICE.week.map(() => []),
      exceptions: [{ date: "2026-03-02", spans: [DAY] }],
    };
    assert.deepEqual(visitedHoursOf(last, now), { isOpen: true, changes: [at("2026-03-02T18:00")], now });
  });

  it("are absent where no opening is in sight", () => {
    const now = at("2026-03-02T10:00");
    assert.equal(visitedHoursOf({ ...OFFICE, week: OFFICE.week.map(() => []) }, now), undefined);
  });
});
