import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { provenCounts } from "../../../test/insights/reference.ts";
import { mulberry32 } from "../../platform/random.ts";
import { bucketOf } from "../rollups/buckets.ts";
import { DEFINITIONS, figureOf } from "./definitions.ts";
import { wilson } from "./wilson.ts";

const docs = readFileSync(new URL("../../../../../docs/insights.md", import.meta.url), "utf8");
const formulas = docs.slice(docs.indexOf("## Formulas"), docs.indexOf("**What models cost**"));

/** The names of the counts that a figure is made of. */
function countsOf(definition: (typeof DEFINITIONS)[number]): string[] {
  if (definition.unit === "count") return [...definition.of];
  if (definition.unit === "amount") return [...definition.of, definition.n];
  if (definition.unit === "share") return [...definition.part, ...(definition.less ?? []), ...definition.of];
  return [definition.n, "sum" in definition ? definition.sum : definition.buckets];
}

describe("the definitions of figures", () => {
  it("[I24] are made of nothing but counts that the reference over the raw log knows", () => {
    for (const definition of DEFINITIONS)
      for (const key of countsOf(definition))
        assert.equal(provenCounts({ [key]: 1 }).length, 1, `${definition.id}: ${key}`);
  });

  it("[I24] are all in the owners' list of formulas, with how each is known", () => {
    const rows = formulas.split("\n").filter((line) => line.startsWith("| `"));
    for (const { id, known } of DEFINITIONS) {
      const row = rows.find((line) => line.split("|")[1]?.includes(`\`${id}\``));
      assert.ok(row, id);
      const told = row.split("|").at(-2) ?? "";
      for (const way of known.split("-or-")) assert.ok(told.includes(way), `${id}: ${known}`);
    }
  });

  it("[I24] say what they are of, and give a share its interval, and nothing where there is nothing", () => {
    for (const definition of DEFINITIONS) {
      const none = figureOf(definition, {});
      assert.deepEqual([none.value, none.n], [definition.unit === "count" ? 0 : null, 0], definition.id);
      assert.equal(none.interval, undefined);
      const totals = Object.fromEntries(
        countsOf(definition).map((key) => [key.endsWith("|") ? `${key}60` : key, 40]),
      );
      const { value, n, interval } = figureOf(definition, totals);
      assert.ok(value !== null && n >= 40, definition.id);
      if (definition.unit !== "share") assert.equal(interval, undefined, definition.id);
      else assert.ok(interval && interval.from <= value && value <= interval.to, definition.id);
    }
  });
});

describe("Wilson's interval of 95 %", () => {
  it("is that of the formula, at the ends too", () => {
    const rounded = (part: number, n: number) => {
      const { from, to } = wilson(part, n);
      return [from, to].map((one) => Math.round(one * 1_000) / 1_000);
    };
    assert.deepEqual(rounded(8, 10), [0.49, 0.943]);
    assert.deepEqual(rounded(0, 10), [0, 0.278]);
    assert.deepEqual(rounded(10, 10), [0.722, 1]);
    assert.deepEqual(rounded(500, 1_000), [0.469, 0.531]);
  });

  it("holds the true share in 94 of 100 samples at least, on average over shares", () => {
    const random = mulberry32(290611);
    let held = 0;
    const samples = 4_000;
    for (let at = 0; at < samples; at += 1) {
      const share = random();
      const n = 10 + Math.floor(random() * 200);
      let part = 0;
      for (let one = 0; one < n; one += 1) part += random() < share ? 1 : 0;
      const { from, to } = wilson(part, n);
      held += from <= share && share <= to ? 1 : 0;
    }
    assert.ok(held / samples >= 0.94, String(held / samples));
  });
});

describe("a quantile of buckets", () => {
  it("is at most 5 % from that of the times themselves", () => {
    const random = mulberry32(7);
    for (const definition of DEFINITIONS) {
      if (!("quantile" in definition)) continue;
      for (let run = 0; run < 50; run += 1) {
        const times = Array.from({ length: 1 + Math.floor(random() * 300) }, () =>
          Math.round(Math.exp(7 + 9 * random())),
        ).sort((one, other) => one - other);
        const totals: Record<string, number> = { [definition.n]: times.length };
        for (const ms of times) {
          const key = `${definition.buckets}${bucketOf(ms)}`;
          totals[key] = (totals[key] ?? 0) + 1;
        }
        const exact = times[Math.ceil(definition.quantile * times.length) - 1] ?? 0;
        const { value } = figureOf(definition, totals);
        assert.ok(value && Math.abs(value / exact - 1) <= 0.05, `${definition.id}: ${value}, ${exact}`);
      }
    }
  });
});
