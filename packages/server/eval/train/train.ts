import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { argv, stderr } from "node:process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { EvidenceWeights } from "../../src/turn/evidence/ranking/evidence-model.ts";
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

/** Weights to four digits: more of them is noise of the data. */
function rounded({ rank, line, chance }: EvidenceWeights): EvidenceWeights {
  const short = ({ bias, weights }: EvidenceWeights["rank"]) => ({
    bias: Number(bias.toPrecision(DIGITS)),
    weights: Object.fromEntries(
      Object.entries(weights).flatMap(([name, weight]) =>
        weight === 0 ? [] : [[name, Number(weight.toPrecision(DIGITS))]],
      ),
    ),
  });
  return { rank: short(rank), line: short(line), chance: short(chance) };
}

const cases = [...(await readCases(values.data)), ...readShopCases()];
const trainer = new Trainer(cases);
const sites = [...new Set(cases.map(({ site }) => site))];
if (sites.length < 2) {
  stderr.write(`${USAGE}Two sites at the least are needed.\n`);
} else if (values["leave-out"]) {
  for (const site of sites.filter((one) => one !== "example-shop")) {
    const file = foldFile(site);
    mkdirSync(join(file, ".."), { recursive: true });
    const weights = rounded(trainer.fit(site));
    writeFileSync(file, JSON.stringify(weights));
    stderr.write(`without ${site}: ${file}\n`);
  }
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
}
