import { readFileSync } from "node:fs";
import { argv, stderr, stdout } from "node:process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { TUNED, tunedNumbers } from "./sweep-hook.ts";
import type { Task } from "./task.ts";

/*
 * Measures numbers of turn/decision/tuning.ts at other values: on the example shop, and on shops among the sites, which are asked
 * with weights that have not seen them (npm run train -- --leave-out). A line of JSON a value.
 */
const USAGE = "npm run -s sweep -- NAME... [VALUE...] [--data FOLDER] [--site NAME]...\n";
/** Without values of its own a number is measured at these shares of it. */
const SHARES = [0.8, 1.2];
const SHOPS = ["casa-facil", "contoso-outdoor"];

const { values, positionals } = parseArgs({
  args: argv.slice(2),
  allowPositionals: true,
  options: {
    data: { type: "string", default: "../shared/data/sites" },
    site: { type: "string", multiple: true, default: SHOPS },
  },
});
const fileAt = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const shop = fileAt("../../../examples/shop");
const known = new Map(
  [...readFileSync(fileAt("../src/turn/decision/tuning.ts"), "utf8").matchAll(TUNED)].map(
    ([, name = "", value]) => [name, Number(value)] as const,
  ),
);
// The code that is measured is read after the hook that makes its numbers variables.
const answers: Task = await import("./tasks/answers.ts");
const sites: Task = await import("./tasks/sites.ts");

async function measure(label: object): Promise<void> {
  const { figures } = await answers.run({ docs: shop, test: `${shop}/questions.json` });
  const others = [];
  for (const site of values.site) {
    const own = (await sites.run({ test: values.data, site, leaveOneOut: true })).figures;
    others.push({ site, right: own.right, wrong: own.wrong, declinedRightly: own.declinedRightly });
  }
  const { answered, wrong, abstainedRight } = figures;
  stdout.write(`${JSON.stringify({ ...label, shop: { answered, wrong, abstainedRight }, sites: others })}\n`);
}

const names = positionals.filter((one) => known.has(one));
const asked = positionals.filter((one) => !known.has(one)).map(Number);
if (names.length === 0 || asked.some(Number.isNaN)) stderr.write(USAGE);
else await measure({ name: "all as they are" });
for (const name of names) {
  const own = known.get(name) ?? 0;
  const candidates = asked.length > 0 ? asked : SHARES.map((share) => Number((share * own).toFixed(3)));
  for (const value of candidates) {
    tunedNumbers.emit(name, value);
    await measure({ name, value });
  }
  tunedNumbers.emit(name, own);
}
