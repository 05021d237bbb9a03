import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Language } from "@prosa/protocol";
import type { Passage } from "../../src/knowledge/passage.ts";
import { createKnowledge } from "../../src/knowledge/search.ts";

/** Where an evaluation reads from; each a file or a folder of the layouts of the public sets. */
export interface EvaluationPaths {
  train?: string;
  docs?: string;
  test: string;
  errors?: boolean;
}

export interface EvaluationResult {
  figures: Record<string, unknown>;
  misses: unknown[];
}

interface Question {
  text: string;
  language: Language;
  doc: string;
}

const LANGUAGES: [key: string, language: Language][] = [
  ["pt", "pt-BR"],
  ["en", "en"],
  ["es", "es"],
];
const DEPTH = 10;

/** Measures search on documents and questions with a gold document: rates of 1, times in milliseconds. */
export async function run({ docs, test, errors = false }: EvaluationPaths): Promise<EvaluationResult> {
  if (docs === undefined) throw new Error("Name the documents: --docs docs.jsonl");
  const knowledge = createKnowledge((await readLines(docs, "docs.jsonl")).map(toPassage), "evaluation");
  const questions = (await readLines(test, "queries.jsonl")).flatMap(toQuestions);
  const ranks: { language: Language; rank: number }[] = [];
  const misses: unknown[] = [];
  let spentMs = 0;
  for (const question of questions) {
    const startedAt = performance.now();
    const hits = knowledge.search({ text: question.text, language: question.language, limit: DEPTH });
    spentMs += performance.now() - startedAt;
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
    figures: { n: ranks.length, ...figuresOf(ranks), msPerQuery: round(spentMs / ranks.length), byLanguage },
    misses,
  };
}

function figuresOf(ranks: readonly { rank: number }[]): Record<string, number> {
  const within = (depth: number) =>
    ranks.filter(({ rank }) => rank > 0 && rank <= depth).length / ranks.length;
  const reciprocal = ranks.reduce((sum, { rank }) => sum + (rank === 0 ? 0 : 1 / rank), 0) / ranks.length;
  return { R1: round(within(1)), R3: round(within(3)), R10: round(within(10)), MRR: round(reciprocal) };
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

function toPassage(row: Record<string, unknown>): Passage {
  const id = String(row.id);
  return {
    id,
    url: `https://example.org/${id}`,
    title: "",
    heading: typeof row.title === "string" ? row.title.replaceAll("_", " ") : "",
    text: String(row.answer ?? row.text ?? row.pt ?? ""),
    kind: "prose",
    language: "pt-BR",
  };
}

function toQuestions(row: Record<string, unknown>): Question[] {
  const doc = String(row.doc);
  if (typeof row.query === "string") return [{ text: row.query, language: "pt-BR", doc }];
  return LANGUAGES.flatMap(([key, language]) => {
    const text = row[key];
    return typeof text === "string" ? [{ text, language, doc }] : [];
  });
}

async function readLines(path: string, name: string): Promise<Record<string, unknown>[]> {
  const file = (await stat(path)).isDirectory() ? join(path, name) : path;
  const text = await readFile(file, "utf8");
  return text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}
