import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { requireChromium } from "../packages/server/scripts/chromium.ts";
import { collectTestTimes, slowestTests } from "./test-times.ts";

const SLOWEST_COUNT = 10;

/** The steps of `npm test`, in the order in which a fault is cheapest to find. */
const STEPS: readonly { name: string; script: string }[] = [
  { name: "types, format, boundaries", script: "check" },
  { name: "the widget's files, and their bytes", script: "check:size" },
  { name: "protocol, server and examples", script: "test:unit" },
  { name: "widget in Chromium", script: "test:widget" },
  { name: "end to end in Chromium", script: "test:e2e" },
];

process.env.CHROME_PATH = requireChromium();
const times = path.join(mkdtempSync(path.join(tmpdir(), "prosa-test-")), "times.jsonl");
collectTestTimes(times);
const startedAt = Date.now();
const outcomes: { name: string; ok: boolean; seconds: number }[] = [];
for (const { name, script } of STEPS) {
  console.log(`\n━━ ${name} (npm run ${script})`);
  const before = Date.now();
  const ok = await succeeds("npm", ["run", "--silent", script]);
  outcomes.push({ name, ok, seconds: (Date.now() - before) / 1_000 });
}

printSlowest();
console.log("\n━━ Summary");
for (const { name, ok, seconds } of outcomes)
  console.log(`${ok ? "ok    " : "FAILED"} ${seconds.toFixed(1).padStart(6)} s  ${name}`);
const failed = outcomes.filter(({ ok }) => !ok).length;
console.log(`In ${((Date.now() - startedAt) / 1_000).toFixed(0)} s.`);
console.log(`steps: ${outcomes.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

function printSlowest(): void {
  console.log(`\n━━ The slowest ${SLOWEST_COUNT} tests`);
  for (const { name, file, ms } of slowestTests(times, SLOWEST_COUNT))
    console.log(`${(ms / 1_000).toFixed(1).padStart(6)} s  ${name}\n          ${file}`);
  rmSync(path.dirname(times), { recursive: true });
}

function succeeds(command: string, args: string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: "inherit" });
    child.on("exit", (code) => resolve(code === 0));
    child.on("error", () => resolve(false));
  });
}
