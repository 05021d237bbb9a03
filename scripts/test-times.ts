import { appendFileSync, existsSync, readFileSync } from "node:fs";

/** One test that has run, in any suite. */
export interface TestTime {
  name: string;
  /** From the root of the repository. */
  file: string;
  ms: number;
}

/** Names the file that suites write their times to, one JSON object a line; suites that run alone write none. */
const VARIABLE = "PROSA_TEST_TIMES";

/** Has the suites that this process starts write their times to a file. */
export function collectTestTimes(path: string): void {
  process.env[VARIABLE] = path;
}

/** Notes how long a test took, if times are collected. */
export function noteTestTime(time: TestTime): void {
  const path = process.env[VARIABLE];
  if (path) appendFileSync(path, `${JSON.stringify(time)}\n`);
}

/** The slowest tests of a file of times, the slowest first. */
export function slowestTests(path: string, count: number): TestTime[] {
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, "utf8").split("\n").filter(Boolean);
  const times = lines.map((line): TestTime => JSON.parse(line));
  return times.sort((a, b) => b.ms - a.ms).slice(0, count);
}
