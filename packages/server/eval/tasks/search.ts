import { statSync } from "node:fs";
import { join } from "node:path";
import { env } from "node:process";
import type { Language } from "@prosa/protocol";
import * as z from "zod/mini";
import type { Passage } from "../../src/knowledge/passage.ts";
import { createKnowledge } from "../../src/knowledge/search/search.ts";
import { embeddedText } from "../../src/knowledge/vectors/embedder.ts";
import { vectorRowsOf } from "../../src/knowledge/vectors/vectors.ts";
import { createOpenAiEmbedder } from "../../src/models/openai/embedder.ts";
import { readRows, round } from "../read-rows.ts";
import type { TaskInput, TaskResult } from "../task.ts";

const idSchema = z.union([z.number(), z.string()]);
const docSchema = z.object({
  id: idSchema,
  title: z.optional(z.string()),
  answer: z.optional(z.string()),
  text: z.optional(z.string()),
  pt: z.optional(z.string()),
});
const questionSchema = z.object({
  doc: idSchema,
  query: z.optional(z.string()),
  pt: z.optional(z.string()),
  en: z.optional(z.string()),
  es: z.optional(z.string()),
});

interface Question {
  text: string;
  language: Language;
  doc: string;
}

const LANGUAGES = [
  ["pt", "pt-BR"],
  ["en", "en"],
  ["es", "es"],
] as const;
const DEPTH = 10;

/**
 * Measures search on documents and questions with a gold document: rates of 1, the median time of a query in milliseconds.
 * With `OPENAI_EMBEDDING_MODEL` in the environment, and the key or address beside it, the search is by meaning too.
 */
export async function run({ docs, test, errors = false }: TaskInput): Promise<TaskResult> {
  if (docs === undefined) throw new Error("Name the documents: --docs docs.jsonl");
  const passages = readRows(fileIn(docs, "docs.jsonl"), docSchema).map(toPassage);
  const questions = readRows(fileIn(test, "queries.jsonl"), questionSchema).flatMap(toQuestions);
  const embed = embedderOf(env);
  const rows = embed && vectorRowsOf(await embed(passages.map(embeddedText)), "evaluation");
  const directions = await embed?.(questions.map(({ text }) => text));
  const knowledge = createKnowledge(passages, "evaluation", rows);
  const ranks: { language: Language; rank: number }[] = [];
  const misses: unknown[] = [];
  const spentMs: number[] = [];
  for (const [place, question] of questions.entries()) {
    const { text, language } = question;
    const vector = directions?.[place];
    const startedAt = performance.now();
    const hits = knowledge.search({ text, language, limit: DEPTH, ...(vector && { vector }) });
    spentMs.push(performance.now() - startedAt);
    const rank = hits.findIndex((hit) => hit.passage.id === question.doc) + 1;
    ranks.push({ language: question.language, rank });
    if (errors && (rank === 0 || rank > 3)) {
      misses.push({ ...question, rank, found: hits.slice(0, 3).map((hit) => hit.passage.id) });
    }
  }
  const byLanguage = Object.fromEntries(
    LANGUAGES.flatMap(([key, language]) => {
      const own = ranks.filter((one) => one.language === language);
      return own.length === 0 ? [] : [[key, figuresOf(own)]];
    }),
  );
  return {
    figures: { n: ranks.length, ...figuresOf(ranks), msPerQuery: round(medianOf(spentMs)), byLanguage },
    misses,
  };
}

type Embed = (texts: readonly string[]) => Promise<readonly Float32Array[]>;

function embedderOf(variables: NodeJS.ProcessEnv): Embed | null {
  const { OPENAI_EMBEDDING_MODEL: model, OPENAI_BASE_URL: baseUrl, OPENAI_API_KEY: apiKey = "" } = variables;
  if (!model) return null;
  const embedder = createOpenAiEmbedder({ apiKey, model, ...(baseUrl && { baseUrl }) });
  return async (texts) => (await embedder.embed(texts, new AbortController().signal)).vectors;
}

function figuresOf(ranks: readonly { rank: number }[]): Record<string, number> {
  const within = (depth: number) =>
    ranks.filter(({ rank }) => rank > 0 && rank <= depth).length / ranks.length;
  const reciprocal = ranks.reduce((sum, { rank }) => sum + (rank === 0 ? 0 : 1 / rank), 0) / ranks.length;
  return { R1: round(within(1)), R3: round(within(3)), R10: round(within(10)), MRR: round(reciprocal) };
}

function medianOf(values: number[]): number {
  return values.sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}

function toPassage({ id, title, answer, text, pt }: z.infer<typeof docSchema>): Passage {
  return {
    id: String(id),
    url: `https://evaluation.example/${id}`,
    title: "",
    heading: title?.replaceAll("_", " ") ?? "",
    text: answer ?? text ?? pt ?? "",
    kind: "prose",
    language: "pt-BR",
  };
}

function toQuestions({ doc: id, query, ...byLanguage }: z.infer<typeof questionSchema>): Question[] {
  const doc = String(id);
  if (query !== undefined) return [{ text: query, language: "pt-BR", doc }];
  return LANGUAGES.flatMap(([key, language]) => {
    const text = byLanguage[key];
    return text === undefined ? [] : [{ text, language, doc }];
  });
}

function fileIn(path: string, name: string): string {
  return statSync(path).isDirectory() ? join(path, name) : path;
}
