import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { siteSettingsSchema } from "@prosa/protocol";
import * as z from "zod/mini";
import type { Knowledge } from "../../src/knowledge/passage.ts";
import { createKnowledge } from "../../src/knowledge/search/search.ts";
import { fold } from "../../src/language/text/words.ts";
import { createEmbeddedModel } from "../../src/models/embedded.ts";
import { EMPTY_CONTEXT } from "../../src/turn/memory.ts";
import { converse } from "../../src/turn/pipeline.ts";
import type { TurnDeps } from "../../src/turn/ports.ts";
import type { RecordedTurn } from "../../src/turn/turn.ts";
import { readRows, round } from "../read-rows.ts";
import { readSite } from "../read-site.ts";
import type { TaskInput, TaskResult } from "../task.ts";

const docSchema = z.object({ id: z.union([z.number(), z.string()]), title: z.string(), text: z.string() });
const questionSchema = z.object({
  query: z.string(),
  /** Words one of which a right answer holds; none where the documents do not say. */
  answers: z.array(z.string()),
  language: z.optional(z.enum(["pt-BR", "en", "es"])),
});
type Question = z.infer<typeof questionSchema>;

const site = siteSettingsSchema.parse({ name: "Evaluation" });

/**
 * Asks each question in a conversation of its own and looks for a gold answer in the reply. `docs` is a file or folder of
 * paragraphs in JSON lines, or a folder of HTML pages, read as the extractor reads them; `test` holds the questions.
 */
export async function run({ docs, test, errors = false }: TaskInput): Promise<TaskResult> {
  if (docs === undefined) throw new Error("Name the documents or the folder of pages: --docs PATH");
  const deps = { knowledge: readKnowledge(docs), model: createEmbeddedModel() };
  const outcomes = [];
  for (const question of readQuestions(test)) outcomes.push(await ask(question, deps));
  return {
    figures: figuresOf(outcomes),
    misses: errors
      ? outcomes.filter((one) => one.verdict !== "right").map(({ answered: _, ...miss }) => miss)
      : [],
  };
}

interface Outcome extends Question {
  answered: boolean;
  verdict: "right" | "wrong" | "silent" | "invented";
  reason: string;
  reply: string;
}

async function ask(question: Question, deps: TurnDeps): Promise<Outcome> {
  const received = { id: "evaluation", text: question.query, site, context: EMPTY_CONTEXT, at: 0 };
  const steps = converse(received, deps, new AbortController().signal);
  let step = await steps.next();
  while (!step.done) step = await steps.next();
  const { decision, reply }: RecordedTurn = step.value;
  const answered = decision.action === "answer" && decision.evidence.length > 0;
  const isRight = question.answers.some((answer) => flat(reply.text).includes(flat(answer)));
  const isAnswerable = question.answers.length > 0;
  const verdict = isAnswerable
    ? answered
      ? isRight
        ? "right"
        : "wrong"
      : "silent"
    : answered
      ? "invented"
      : "right";
  return {
    ...question,
    answered,
    verdict,
    reason: `${decision.action}: ${decision.reason}`,
    reply: reply.text,
  };
}

function figuresOf(outcomes: readonly Outcome[]): Record<string, number> {
  const answerable = outcomes.filter((one) => one.answers.length > 0);
  const unanswerable = outcomes.filter((one) => one.answers.length === 0);
  const answered = answerable.filter((one) => one.answered);
  const share = (part: number, whole: number) => (whole === 0 ? 0 : round(part / whole));
  const right = answered.filter((one) => one.verdict === "right").length;
  return {
    answerable: answerable.length,
    answered: share(answered.length, answerable.length),
    correct: share(right, answered.length),
    wrong: share(answered.length - right, answered.length),
    unanswerable: unanswerable.length,
    ...(unanswerable.length > 0 && {
      abstainedRight: share(unanswerable.filter((one) => !one.answered).length, unanswerable.length),
    }),
  };
}

function flat(text: string): string {
  return fold(text)
    .replace(/[\s*_>]+/g, " ")
    .trim();
}

function readKnowledge(docs: string): Knowledge {
  const isFolder = statSync(docs).isDirectory();
  if (isFolder && !hasRows(docs)) return readSite(docs, "https://evaluation.example/");
  const rows = readRows(isFolder ? join(docs, "docs.jsonl") : docs, docSchema);
  const passages = rows.map(({ id, title, text }) => ({
    id: String(id),
    url: `https://evaluation.example/${id}`,
    title: title.replaceAll("_", " "),
    heading: "",
    text,
    kind: "prose" as const,
    language: "pt-BR" as const,
  }));
  return createKnowledge(passages, "evaluation");
}

function hasRows(folder: string): boolean {
  return statSync(join(folder, "docs.jsonl"), { throwIfNoEntry: false }) !== undefined;
}

function readQuestions(test: string): Question[] {
  if (test.endsWith(".json")) return z.array(questionSchema).parse(JSON.parse(readFileSync(test, "utf8")));
  return readRows(statSync(test).isDirectory() ? join(test, "queries.jsonl") : test, questionSchema);
}
