import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { argv, stderr } from "node:process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { EvidenceWeights, LinearWeights } from "../../src/turn/evidence/ranking/evidence-model.ts";
import { foldFile } from "../sites/weights.ts";
import { readCases, readShopCases } from "./cases.ts";
import { Trainer } from "./fit.ts";

const SHIPPED = fileURLToPath(new URL("../../data/evidence-weights.json", import.meta.url));
const USAGE = "npm run train -- [--data FOLDER] [--leave-out]\n";
const DIGITS = 4;

const { values } = parseArgs({
  args: argv.slice(2),
  options: { data: { type: "string", default: "../shared/data/sites" }, "leave-out": { type: "boolean" } },
});

function short(value: number): number {
  return Number(value.toPrecision(DIGITS));
}

function shortLinear({ bias, weights }: LinearWeights): LinearWeights {
  const own = Object.entries(weights).filter(([, weight]) => weight !== 0);
  return {
    bias: short(bias),
    weights: Object.fromEntries(own.map(([name, weight]) => [name, short(weight)])),
  };
}

/** Weights to four digits: more of them is noise of the data. */
function rounded({ rank, line, chance }: EvidenceWeights): EvidenceWeights {
  const steps = Object.entries(chance.steps).map(
    ([name, { at, worth }]) => [name, { at: at.map(short), worth: worth.map(short) }] as const,
  );
  return {
    rank: shortLinear(rank),
    line: shortLinear(line),
    chance: { ...shortLinear(chance), steps: Object.fromEntries(steps) },
  };
}

const cases = [...(await readCases(values.data)), ...readShopCases()];
const trainer = new Trainer(cases);
const sites = [...new Set(cases.map(({ site }) => site))];
if (sites.length < 2) {
  stderr.write(`${USAGE}Two sites at the least are needed.\n`);
} else {
  const weights = rounded(trainer.fit());
  const run = {
    command: "npm run train",
    data: `${cases.length} questions of ${sites.length} sites: ${sites.join(", ")}`,
    figures: "EVALUATION.md, whole answers on sites",
    licence: "The sites are measured and learned from, none of their text is in the weights.",
  };
  mkdirSync(join(SHIPPED, ".."), { recursive: true });
  writeFileSync(SHIPPED, `${JSON.stringify({ run, ...weights }, null, 1)}\n`);
  stderr.write(`${SHIPPED}: ${JSON.stringify(weights).length} characters\n`);
  // Weights that have not seen a site are made with those that ship, by the same code and from the same data.
  for (const site of values["leave-out"] ? sites.filter((one) => one !== "example-shop") : []) {
    const file = foldFile(site);
    mkdirSync(join(file, ".."), { recursive: true });
    writeFileSync(file, JSON.stringify(rounded(trainer.fit(site))));
    stderr.write(`without ${site}: ${file}\n`);
  }
}
