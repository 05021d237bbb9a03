import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { SETTINGS_EN } from "./en.ts";
import { SETTINGS_ES } from "./es.ts";
import { SETTINGS_PT_BR } from "./pt-br.ts";

const read = (path: string) => readFileSync(new URL(`../../../../server/${path}`, import.meta.url), "utf8");
const figures = read("EVALUATION.md");
const SETTINGS = ["careful", "balanced", "helpful"] as const;

/** The row of a setting: its least chance, and the shares of right answers and of wrong ones. */
function rowOf(setting: string): [chance: number, right: number, wrong: number] {
  const row = figures.split("\n").find((line) => line.startsWith(`| \`${setting}\` |`)) ?? "";
  const [chance = 0, right = 0, wrong = 0] = row.split("|").slice(2, 5).map(Number);
  return [chance, right, wrong];
}

describe("the setting `answering`", () => {
  it("has the least chances that were measured", () => {
    const tuned = /LEAST_CHANCE = \{(.*)\}/.exec(read("src/turn/decision/tuning.ts"))?.[1] ?? "";
    for (const setting of SETTINGS)
      assert.equal(rowOf(setting)[0], Number(new RegExp(`${setting}: ([.\\d]+)`).exec(tuned)?.[1]), setting);
  });

  it("tells the owner the measured shares, in three languages", () => {
    const wanted = SETTINGS.flatMap((setting) => {
      const [, right, wrong] = rowOf(setting);
      assert.ok(right > 0 && wrong > 0, setting);
      return [Math.round(100 * right), Math.round(100 * wrong)];
    });
    for (const { paths } of [SETTINGS_EN, SETTINGS_ES, SETTINGS_PT_BR]) {
      const [, told = ""] = paths.answering;
      assert.deepEqual(told.match(/\d+/g)?.map(Number), wanted, told);
    }
  });
});
