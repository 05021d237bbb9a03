import type { AddSourceInput, KnowledgeQuestion, KnowledgeSource, SourcePreview } from "@prosa/protocol";
import type { QuestionTest } from "@prosa/protocol/desk";
import { requestAt } from "./requests.ts";

/** The sources of the site's knowledge, for its owners. */
export function listSources(): Promise<KnowledgeSource[]> {
  return requestAt("GET", "/api/knowledge/sources");
}

export function addSource(source: AddSourceInput): Promise<KnowledgeSource> {
  return requestAt("POST", "/api/knowledge/sources", source);
}

/** A source with its pages, and its passages from a place on. */
export function previewSource(id: string, from = 0): Promise<SourcePreview> {
  return requestAt("GET", `${pathOf(id)}?from=${from}`);
}

/** Makes a document a source: a PDF, or a text of any kind. */
export function sendDocument(file: File): Promise<KnowledgeSource> {
  return requestAt("POST", `/api/knowledge/documents?name=${encodeURIComponent(file.name)}`, file);
}

/** The questions of a table in CSV; nothing of them is kept. Rejects with `bad-table` where a row does not fit. */
export async function readTable(file: File): Promise<KnowledgeQuestion[]> {
  const { questions } = await requestAt<{ questions: KnowledgeQuestion[] }>(
    "POST",
    "/api/knowledge/tables",
    file,
  );
  return questions;
}

/** Switches a source on or off; its passages stay. */
export function changeSource(id: string, isActive: boolean): Promise<KnowledgeSource> {
  return requestAt("PATCH", pathOf(id), { isActive });
}

export function actOnSource(id: string, act: "read" | "pause" | "resume"): Promise<KnowledgeSource> {
  return requestAt("POST", `${pathOf(id)}/${act}`);
}

export function removeSource(id: string): Promise<void> {
  return requestAt("DELETE", pathOf(id));
}

/** How the assistant would answer a question, with every passage that it weighed; no conversation begins. */
export function testQuestion(question: string, language: string): Promise<QuestionTest> {
  return requestAt("POST", "/api/knowledge/test", { question, language });
}

function pathOf(id: string): string {
  return `/api/knowledge/sources/${encodeURIComponent(id)}`;
}
