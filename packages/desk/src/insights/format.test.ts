import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Figure } from "@prosa/protocol/desk";
import { changeOf, duration, percent, proofWords, valueWords } from "./format.ts";
import { INSIGHT_WORDS } from "./words.ts";

const FIGURE: Figure = {
  id: "answer-rate",
  unit: "share",
  value: 0.64,
  n: 1_204,
  interval: { from: 0.61, to: 0.67 },
  known: "log",
  before: 0.609,
  opens: {},
};

/** Spaces of all kinds as one: Intl takes narrow ones, and which depends on the platform's data. */
const plain = (text: string) => text.replace(/\s/g, " ");

describe("figures in words", () => {
  it("says times in two units at most", () => {
    const times = [400, 2_400, 42_000, 180_000, 4_800_000, 7_200_000, 100_000_000];
    assert.deepEqual(
      times.map((ms) => plain(duration(ms, "en"))),
      ["400 ms", "2.4 sec", "42 sec", "3 min", "1 hr 20 min", "2 hr", "1 day 3 hr"],
    );
  });

  it("says shares with a decimal only where they are small", () => {
    assert.deepEqual([percent(0.642, "en"), percent(0.0642, "en"), percent(0, "en")], ["64%", "6.4%", "0%"]);
    assert.equal(percent(0.0642, "pt-BR"), "6,4%");
  });

  it("[I24] shows its n, its interval and how it is known, and a dash for what is not known", () => {
    assert.match(plain(proofWords(FIGURE, INSIGHT_WORDS.en, "en")), /1,204.*61%.*67%.*log/);
    assert.equal(valueWords({ ...FIGURE, value: null }, "en"), "–");
  });

  it("judges a change only where one can say what is better", () => {
    assert.deepEqual(changeOf(FIGURE, "en"), { direction: "up", judgement: "good", words: "+3.1" });
    assert.equal(
      changeOf({ ...FIGURE, id: "wait", unit: "ms", value: 90, before: 60 }, "en")?.judgement,
      "bad",
    );
    assert.equal(changeOf({ ...FIGURE, id: "escalation" }, "en")?.judgement, "neither");
    assert.equal(changeOf({ ...FIGURE, value: 0.609 }, "en")?.direction, "same");
  });

  it("tells no change from nothing, or of nothing", () => {
    assert.equal(changeOf({ ...FIGURE, before: null }, "en"), null);
    assert.equal(changeOf({ ...FIGURE, unit: "count", before: 0 }, "en"), null);
  });
});
