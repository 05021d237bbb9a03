// Plays a month of a shop through the rooms, faster than time, and holds its figures to the reference: `npm run simulate`.
import { parseArgs } from "node:util";
import { insightsSchema } from "@prosa/protocol/desk";
import { againstReference } from "./against-reference.ts";
import { simulate } from "./month.ts";

const { values } = parseArgs({
  options: {
    days: { type: "string", default: "28" },
    conversations: { type: "string", default: "28" },
    seed: { type: "string", default: "1" },
  },
});
const [days, conversations, seed] = [values.days, values.conversations, values.seed].map(Number);
if (!days || !conversations || !seed || days < 1 || days > 366) {
  throw new Error("Say --days (1 to 366), --conversations (of a day) and --seed as whole numbers above 0.");
}
const startedAt = performance.now();
const simulation = await simulate({
  days,
  conversations,
  seed,
  onDay: (day, played) => process.stdout.write(`\rday ${day} of ${days}: ${played} conversations`),
});
const tookS = (performance.now() - startedAt) / 1_000;
process.stdout.write(`\n${simulation.conversations} conversations in ${tookS.toFixed(1)} s\n`);
const { cookie } = simulation.owner;
const response = await simulation.bed.fetch(`/api/insights?days=${days + 1}`, { headers: { cookie } });
for (const { id, unit, value, n, interval, known } of insightsSchema.parse(await response.json()).figures) {
  const shown = value === null ? "–" : unit === "share" ? `${(value * 100).toFixed(1)} %` : value.toFixed(0);
  const between = interval
    ? `  ${(interval.from * 100).toFixed(1)} to ${(interval.to * 100).toFixed(1)} %`
    : "";
  process.stdout.write(`${id.padEnd(24)}${shown.padStart(10)}  of ${n}${between}  ${known}\n`);
}
const { counts, differences } = await againstReference(simulation);
process.stdout.write(`${Object.keys(counts).length} counts held to the reference\n`);
for (const one of differences) process.stdout.write(`differs: ${one}\n`);
process.exitCode = differences.length === 0 ? 0 : 1;
