// Runs one suite of Node tests: `node scripts/suite.ts unit`, or only the files whose paths hold one of the words that
// follow, as in `npm run test:unit -- protocol room`.
import { globSync } from "node:fs";
import { availableParallelism } from "node:os";
import { relative, resolve } from "node:path";
import { PassThrough } from "node:stream";
import { run } from "node:test";
import { spec } from "node:test/reporters";
import { noteTestTime } from "./test-times.ts";

interface Suite {
  /**
   * Where its files are, the slowest first: those of the hosts wait for other processes, and others run meanwhile. What stands in
   * several lists runs beside each other; each file belongs to the first that has it.
   */
  lanes: readonly (readonly string[])[];
  filesAtOnce: number;
}

const SUITES: Readonly<Record<string, Suite>> = {
  unit: {
    lanes: [
      [
        "packages/server/{src/hosts,test}/**/*.test.ts",
        "packages/server/{src,eval,scripts}/**/*.test.ts",
        "packages/protocol/{src,scripts}/**/*.test.ts",
        "packages/desk/src/**/*.test.ts",
        "packages/widget/scripts/*.test.ts",
        "examples/*.test.ts",
        "examples/{order-status,shop,terminal}/*.test.ts",
        "{tests,scripts}/*.test.ts",
      ],
    ],
    // Most files wait for processes and disks. On two cores, with code compiled before: three at once take 707 s, five 450 s.
    filesAtOnce: 2 * availableParallelism() + 1,
  },
  // One after the other, since each starts a browser and most a server, which serves the built widget and the package. The gallery
  // and the desk's pages build what they show for themselves, so they run beside the others.
  e2e: {
    lanes: [["examples/e2e/gallery.test.ts", "packages/desk/test/**/*.test.ts"], ["examples/e2e/*.test.ts"]],
    filesAtOnce: 1,
  },
};

/** More than any list of files prints, so that none waits for its lines to be read. */
const OUTPUT_BYTES_MAX = 64 * 1_024 * 1_024;

const root = resolve(import.meta.dirname, "..");
const [name = "", ...words] = process.argv.slice(2);
const suite = SUITES[name];
if (!suite) throw new Error(`Say which suite to run: ${Object.keys(SUITES).join(" or ")}.`);

const found = new Set<string>();
const lanes = suite.lanes
  .map((patterns) => {
    const files = patterns
      .flatMap((pattern) => globSync(pattern, { cwd: root }))
      .filter(
        (file) => !found.has(file) && (words.length === 0 || words.some((word) => file.includes(word))),
      );
    for (const file of files) found.add(file);
    return [...new Set(files)];
  })
  .filter((files) => files.length > 0);
if (lanes.length === 0)
  throw new Error(`No file of the suite "${name}" has ${words.join(" or ")} in its path.`);

// Each file is a process of its own, and most load the same few hundred modules, whose code need be compiled only once.
process.env.NODE_COMPILE_CACHE ??= resolve(root, "node_modules/.cache/tests");

// Each list is told of as a whole, the second once the first is over.
for (const lines of lanes.map((files) => runFiles(files, suite.filesAtOnce)))
  for await (const line of lines) process.stdout.write(line);

/** Runs files, and gives the lines that tell of them. */
function runFiles(files: readonly string[], concurrency: number): AsyncIterable<string> {
  const tests = run({ cwd: root, files: files.map((file) => resolve(root, file)), concurrency });
  tests.on("test:fail", () => {
    process.exitCode = 1;
  });
  tests.on("test:complete", ({ name: test, file, details }) => {
    // A file is told of as a test of its own, by its path.
    if (details.type === "suite" || file === undefined || test === file) return;
    noteTestTime({ name: test, file: relative(root, file), ms: details.duration_ms });
  });
  const lines = new PassThrough({ highWaterMark: OUTPUT_BYTES_MAX });
  tests.compose(new spec()).pipe(lines);
  return lines;
}
