import { execFileSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { buildWidget } from "./build.ts";
import { closureOf } from "./closure.ts";

const widget = resolve(import.meta.dirname, "..");
const dist = resolve(widget, "dist");
const KIB = 1_024;
const CLIENT = "chunks/conversation-????????.js";

interface Step {
  name: string;
  files: readonly string[];
  /** In KiB of brotli, at its best quality. */
  budget: number;
}

function find(pattern: string): string {
  const [file] = globSync(pattern, { cwd: dist });
  if (!file) throw new Error(`The build has no ${pattern}; build the widget first.`);
  return file;
}

function measure(files: readonly string[]): { raw: number; gzip: number; brotli: number } {
  const sum = { raw: 0, gzip: 0, brotli: 0 };
  for (const file of files) {
    const bytes = readFileSync(resolve(dist, file));
    sum.raw += bytes.length;
    sum.gzip += gzipSync(bytes, { level: 9 }).length;
    sum.brotli += brotliCompressSync(bytes).length;
  }
  return sum;
}

/** The language whose strings have the most bytes. */
function largestStrings(folder: string): string {
  const files = globSync(`${folder}/{en,es,pt-br}-*.js`, { cwd: dist });
  const largest = files.sort((a, b) => measure([b]).brotli - measure([a]).brotli)[0];
  if (!largest) throw new Error("The build has no strings.");
  return largest;
}

/** The files, each with everything that it imports statically, and none twice. */
const closuresOf = (...patterns: string[]) => [
  ...new Set(patterns.flatMap((pattern) => closureOf(dist, find(pattern)))),
];

await buildWidget();
const bubble = ["prosa.js"];
const panel = [...bubble, ...closuresOf("chunks/start-*.js", "chunks/chat-*.js"), largestStrings("chunks")];
const opening = [...new Set([...panel, ...closuresOf(CLIENT, "chunks/features-*.js")])];
const desk = [
  ...closuresOf("desk/assets/index-*.js", "desk/assets/index-*.css", "desk/assets/shell-*.js"),
  largestStrings("desk/assets"),
];
const steps: readonly Step[] = [
  { name: "before the bubble", files: bubble, budget: 3 },
  { name: "before one can write", files: panel, budget: 28 },
  // The site's hours, as the wire reads them and the language says them, are 0.2 of it; to ask again for what failed, 0.1.
  {
    name: "before a message can leave",
    files: [...new Set([...panel, ...closuresOf(CLIENT)])],
    budget: 38.4,
  },
  { name: "a whole first opening", files: opening, budget: 45 },
  {
    name: "a conversation, once it begins",
    files: closuresOf("chunks/conversation-features-*.js").filter((file) => !opening.includes(file)),
    budget: 28,
  },
  { name: "voice, once it is used", files: [find("chunks/voice-*.js")], budget: 10 },
  { name: "the search", files: [find("chunks/search-*.js")], budget: 3.5 },
  { name: "a form", files: [find("chunks/contact-form-*.js"), find("chunks/sheet-*.js")], budget: 6 },
  { name: "a survey", files: [find("chunks/survey-*.js"), find("chunks/sheet-*.js")], budget: 4.5 },
  {
    name: "files, once one is sent",
    files: ["uploads", "prepare", "file-parts"].map((name) => find(`chunks/${name}-*.js`)),
    budget: 5,
  },
  { name: "what the page tells, at its first call", files: [find("chunks/tracking-*.js")], budget: 2 },
  { name: "a card's actions", files: [find("chunks/actions-*.js")], budget: 2.5 },
  { name: "the desk, to its first list", files: desk, budget: 45 },
  {
    name: "a conversation of the desk",
    files: closuresOf("desk/assets/talk-*.js").filter((file) => !desk.includes(file)),
    budget: 26,
  },
];

const kib = (bytes: number) => (bytes / KIB).toFixed(1).padStart(7);
const lines = steps.map(({ name, files, budget }) => {
  const { raw, gzip, brotli } = measure(files);
  const isOver = brotli > budget * KIB;
  if (isOver) process.exitCode = 1;
  return `${name.padEnd(42)}${kib(raw)}${kib(gzip)}${kib(brotli)}${kib(budget * KIB)}${isOver ? "  OVER" : ""}`;
});
process.stdout.write(`${"KiB that load".padEnd(42)}    raw   gzip brotli budget\n${lines.join("\n")}\n`);

const PACKED_BYTES_MAX = 250_000;
const [packed] = JSON.parse(
  execFileSync("npm", ["pack", "--dry-run", "--json"], { cwd: widget, encoding: "utf8" }),
);
process.stdout.write(
  `\nThe npm package: ${packed.size} bytes packed of ${PACKED_BYTES_MAX}, ${packed.files.length} files\n`,
);
if (packed.size > PACKED_BYTES_MAX) process.exitCode = 1;
