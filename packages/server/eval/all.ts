import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process, { argv, stdout } from "node:process";
import { fileURLToPath } from "node:url";
import { round } from "./read-rows.ts";
import type { Figures, Task, TaskInput } from "./task.ts";

const data = fileURLToPath(new URL("../../../../shared/data/", import.meta.url));
const fixtures = fileURLToPath(new URL("./fixtures/", import.meta.url));
const shop = fileURLToPath(new URL("../../../examples/shop", import.meta.url));

/** One line of the table: a task on a set. `folds` asks for cross-validation inside a set that has only a training part. */
interface Run {
  task: string;
  set: string;
  train?: string;
  docs?: string;
  test: string;
  folds?: number;
  /** Gives the training part the bare name of each intent that it has no phrase of, as a site's owner would. */
  named?: boolean;
}

const runs: readonly Run[] = [
  { task: "intents", set: "intents-tais", test: "intents-tais/dev/train.jsonl", folds: 8 },
  { task: "intents", set: "intents-crossbot-ptbr", test: "intents-crossbot-ptbr/dev/train.jsonl", folds: 0 },
  {
    task: "intents",
    set: "intents-crossbot-ptbr, the names of all intents known",
    test: "intents-crossbot-ptbr/dev/train.jsonl",
    folds: 0,
    named: true,
  },
  { task: "intents", set: "intents-cosibot-ptpt", test: "intents-cosibot-ptpt/dev/train.jsonl", folds: 4 },
  { task: "intents", set: "intents-banking77-en", test: "intents-banking77-en/dev/train.jsonl", folds: 4 },
  {
    task: "intents",
    set: "the seed corpus, on our own messages",
    train: "seed",
    test: join(fixtures, "intents.jsonl"),
  },
  { task: "unknown", set: "intents-clinc-en", test: "intents-clinc-en/dev/train.jsonl", folds: 3 },
  { task: "sentiment", set: "sentiment-olist", test: "sentiment-olist/dev" },
  { task: "sentiment", set: "our own messages", test: join(fixtures, "sentiment.jsonl") },
  { task: "spelling", set: "spelling-ugcnormal", test: "spelling-ugcnormal/dev" },
  { task: "spelling", set: "our own messages", test: join(fixtures, "spelling.jsonl") },
  { task: "spelling", set: "single words, the half tuned on", test: join(fixtures, "spelling-words.jsonl") },
  {
    task: "spelling",
    set: "single words, the half kept back",
    test: join(fixtures, "spelling-words-kept.jsonl"),
  },
  { task: "entities", set: "entities-recognizers", test: "entities-recognizers/dev" },
  { task: "entities", set: "entities-price-strings", test: "entities-price-strings/dev" },
  { task: "entities", set: "our own messages", test: join(fixtures, "entities.jsonl") },
  { task: "entities", set: "kinds, the half tuned on", test: join(fixtures, "entity-kinds.jsonl") },
  { task: "entities", set: "kinds, the half kept back", test: join(fixtures, "entity-kinds-kept.jsonl") },
  { task: "language", set: "our own messages", test: join(fixtures, "language.jsonl") },
  {
    task: "language",
    set: "retrieval-vtex-trilingual queries",
    test: "retrieval-vtex-trilingual/dev/queries.jsonl",
  },
  {
    task: "search",
    set: "retrieval-bcb-faq",
    docs: "retrieval-bcb-faq/docs.jsonl",
    test: "retrieval-bcb-faq/dev",
  },
  {
    task: "search",
    set: "retrieval-vtex-trilingual",
    docs: "retrieval-vtex-trilingual/docs.jsonl",
    test: "retrieval-vtex-trilingual/dev",
  },
  {
    task: "search",
    set: "retrieval-faquad",
    docs: "retrieval-faquad/docs.jsonl",
    test: "retrieval-faquad/dev",
  },
  {
    task: "answers",
    set: "retrieval-faquad",
    docs: "retrieval-faquad/docs.jsonl",
    test: "retrieval-faquad/dev",
  },
  { task: "answers", set: "the example shop", docs: shop, test: join(shop, "questions.json") },
  { task: "sites", set: "sites", test: "sites" },
  { task: "llm", set: "sites, a scripted LLM", test: "sites" },
  { task: "articles", set: "extraction-articles", test: "extraction-articles/dev" },
  { task: "products", set: "extraction-products", test: "extraction-products/dev" },
  { task: "ssrf", set: "security-ssrf", test: "security-ssrf/dev" },
  { task: "injection", set: "security-prompt-injection", test: "security-prompt-injection/dev" },
];

function place(path: string): string {
  return path.startsWith("/") ? path : join(data, path);
}

function foldOf(text: string, folds: number): number {
  let hash = 11;
  for (let at = 0; at < text.length; at++) hash = (Math.imul(hash, 37) + text.charCodeAt(at)) >>> 0;
  return (Math.imul(hash ^ (hash >>> 13), 0x5bd1e995) >>> 0) % folds;
}

/** Splits rows by hash of their text, or by the bot they come from when no number of folds is given. */
function split(lines: readonly string[], folds: number): number[] {
  const rows = lines.map((line) => JSON.parse(line) as { text: string; bot?: string });
  if (folds > 0) return rows.map(({ text }) => foldOf(text, folds));
  const bots = [...new Set(rows.map(({ bot }) => bot))];
  return rows.map(({ bot }) => bots.indexOf(bot));
}

function mean(results: readonly { figures: Figures; weight: number }[]): Figures {
  const total = results.reduce((sum, { weight }) => sum + weight, 0);
  const [first] = results;
  return Object.fromEntries(
    Object.entries(first?.figures ?? {}).map(([name, value]) => {
      if (typeof value !== "number") return [name, value];
      if (name === "n") return [name, total];
      return [
        name,
        round(results.reduce((sum, { figures, weight }) => sum + Number(figures[name]) * weight, 0) / total),
      ];
    }),
  );
}

/** A line for each label that no line of the training part has, with the label's name as its text. */
function namesMissing(train: readonly string[], all: readonly string[]): string[] {
  const labelOf = (line: string) => String((JSON.parse(line) as { label: unknown }).label);
  const known = new Set(train.map(labelOf));
  return [...new Set(all.map(labelOf))]
    .filter((label) => !known.has(label))
    .map((label) => JSON.stringify({ text: label.replace(/_/g, " "), label }));
}

async function crossValidate(task: Task, path: string, folds: number, named: boolean): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), "prosa-eval-"));
  try {
    const lines = readFileSync(path, "utf8")
      .split("\n")
      .filter((line) => line.trim() !== "");
    const parts = split(lines, folds);
    const results: { figures: Figures; weight: number }[] = [];
    for (const part of new Set(parts)) {
      const tested = lines.filter((_, at) => parts[at] === part);
      const train = lines.filter((_, at) => parts[at] !== part);
      const names = named ? namesMissing(train, lines) : [];
      writeFileSync(join(folder, "train.jsonl"), [...train, ...names].join("\n"));
      writeFileSync(join(folder, "test.jsonl"), tested.join("\n"));
      const { figures } = await task.run({
        train: join(folder, "train.jsonl"),
        test: join(folder, "test.jsonl"),
      });
      results.push({ figures, weight: tested.length });
    }
    return mean(results);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measure({ task: name, set, train, docs, test, folds, named = false }: Run): Promise<string> {
  const file = new URL(`./tasks/${name}.ts`, import.meta.url);
  if (!existsSync(fileURLToPath(file))) return `skipped: there is no task ${name} yet`;
  const missing = [train, docs, test].find((path) => path !== undefined && !existsSync(place(path)));
  if (missing !== undefined) return `skipped: ${set} is not here`;
  const task: Task = await import(file.href);
  try {
    if (folds !== undefined)
      return `${JSON.stringify(await crossValidate(task, place(test), folds, named))} (${folds > 0 ? `${folds} folds` : "leaving each bot out"})`;
    const input: TaskInput = { test: place(test) };
    if (train !== undefined) input.train = place(train);
    if (docs !== undefined) input.docs = place(docs);
    return JSON.stringify((await task.run(input)).figures);
  } catch (error) {
    return `failed: ${error instanceof Error ? error.message : String(error)}`;
  }
}

const [only] = argv.slice(2);
stdout.write("| task | set | figures |\n|---|---|---|\n");
for (const run of runs) {
  if (only !== undefined && run.task !== only) continue;
  const figures = await measure(run);
  if (figures.startsWith("failed")) process.exitCode = 1;
  stdout.write(`| ${run.task} | ${run.set} | ${figures} |\n`);
}
