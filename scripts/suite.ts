// Runs one suite of Node tests: `node scripts/suite.ts unit`, or only the files whose paths hold one of the words that
// follow, as in `npm run test:unit -- protocol room`.
import { globSync } from "node:fs";
import { availableParallelism } from "node:os";
import { relative, resolve } from "node:path";
import { run } from "node:test";
import { spec } from "node:test/reporters";
import { noteTestTime } from "./test-times.ts";

interface Suite {
  /** Where its files are, the slowest first: those of the hosts wait for other processes, and others run meanwhile. */
  patterns: readonly string[];
  filesAtOnce: number;
}

const SUITES: Readonly<Record<string, Suite>> = {
  unit: {
    patterns: [
      "packages/server/{src/hosts,test}/**/*.test.ts",
      "packages/server/{src,eval,scripts}/**/*.test.ts",
      "packages/protocol/{src,scripts}/**/*.test.ts",
      "packages/desk/src/**/*.test.ts",
      "packages/widget/scripts/*.test.ts",
      "examples/*.test.ts",
      "examples/{order-status,shop,terminal}/*.test.ts",
      "{tests,scripts}/*.test.ts",
    ],
    filesAtOnce: availableParallelism() + 1,
  },
  // Each starts a browser, most a server too, and waits for them for half of the time. The longest, which does not, is first.
  e2e: {
    patterns: ["examples/e2e/gallery.test.ts", "examples/e2e/*.test.ts", "packages/desk/test/**/*.test.ts"],
    filesAtOnce: availableParallelism(),
  },
};

const root = resolve(import.meta.dirname, "..");
const [name = "", ...words] = process.argv.slice(2);
const suite = SUITES[name];
if (!suite) throw new Error(`Say which suite to run: ${Object.keys(SUITES).join(" or ")}.`);

const found = new Set(suite.patterns.flatMap((pattern) => globSync(pattern, { cwd: root })));
const files = [...found].filter((file) => words.length === 0 || words.some((word) => file.includes(word)));
if (files.length === 0)
  throw new Error(`No file of the suite "${name}" has ${words.join(" or ")} in its path.`);

const tests = run({
  cwd: root,
  files: files.map((file) => resolve(root, file)),
  concurrency: suite.filesAtOnce,
});
tests.on("test:fail", () => {
  process.exitCode = 1;
});
tests.on("test:complete", ({ name: test, file, details }) => {
  // A file is told of as a test of its own, by its path.
  if (details.type === "suite" || file === undefined || test === file) return;
  noteTestTime({ name: test, file: relative(root, file), ms: details.duration_ms });
});
tests.compose(new spec()).pipe(process.stdout);
