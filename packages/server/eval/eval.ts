import { existsSync } from "node:fs";
import process, { argv, stderr, stdout } from "node:process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { Task } from "./task.ts";

const USAGE =
  "npm run -s eval -- TASK [--train PATH] [--docs PATH] --test PATH [--site NAME] [--leave-one-out] [--other-languages] [--mid-talk]\n  [--answering careful|balanced|helpful] [--errors]\n" +
  "  llm: [--base-url URL] [--model NAME] [--record FILE] [--replay FILE] [--price SENT,WRITTEN], its key in OPENAI_API_KEY\n";

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    args: argv.slice(2),
    allowPositionals: true,
    options: {
      train: { type: "string" },
      docs: { type: "string" },
      test: { type: "string" },
      site: { type: "string" },
      "leave-one-out": { type: "boolean" },
      "other-languages": { type: "boolean" },
      "mid-talk": { type: "boolean" },
      answering: { type: "string" },
      errors: { type: "boolean" },
      "base-url": { type: "string" },
      model: { type: "string" },
      record: { type: "string" },
      replay: { type: "string" },
      price: { type: "string" },
    },
  });
  const [name] = positionals;
  if (name === undefined || !/^[a-z-]+$/.test(name)) {
    stderr.write(USAGE);
    return 2;
  }
  const file = new URL(`./tasks/${name}.ts`, import.meta.url);
  if (!existsSync(fileURLToPath(file))) {
    stderr.write(`There is no task "${name}" in eval/tasks.\n`);
    return 2;
  }
  const task: Task = await import(file.href);
  const test = values.test ?? task.test;
  if (test === undefined) {
    stderr.write(USAGE);
    return 2;
  }
  const { figures, misses } = await task.run({
    ...values,
    test,
    leaveOneOut: values["leave-one-out"],
    otherLanguages: values["other-languages"],
    midTalk: values["mid-talk"],
    baseUrl: values["base-url"],
  });
  if (values.errors === true) for (const miss of misses) stdout.write(`${JSON.stringify(miss)}\n`);
  stdout.write(`${JSON.stringify(figures)}\n`);
  return 0;
}

process.exitCode = await main();
