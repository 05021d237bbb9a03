// Sends frames and requests that a hostile or broken client might send to rooms in this process: `npm run fuzz`.
import { parseArgs } from "node:util";
import { fuzz } from "./run.ts";

const { values } = parseArgs({
  options: {
    frames: { type: "string", default: "100000" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
  },
});
const startedAt = performance.now();
const { faults, ...counts } = await fuzz({ frames: Number(values.frames), seed: Number(values.seed) });
const seconds = ((performance.now() - startedAt) / 1_000).toFixed(0);
const megabytes = (process.memoryUsage().rss / 2 ** 20).toFixed(0);
console.log(
  JSON.stringify({ seed: Number(values.seed), ...counts, seconds, megabytes, faults: faults.length }),
);
for (const fault of faults) console.log(fault);
process.exitCode = faults.length > 0 ? 1 : 0;
