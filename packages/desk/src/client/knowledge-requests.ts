import type { AddSourceInput, KnowledgeSource, SourcePreview } from "@prosa/protocol";
import type { QuestionTest } from "@prosa/protocol/desk";
import { requestAt } from "./requests.ts";

/** The sources of the site's knowledge, for its owners. */
export function listSources(): Promise<KnowledgeSource[]> {
  return requestAt("GET", "/api/knowledge/sources");
}

export function addSource(source: AddSourceInput): Promise<KnowledgeSource> {
  return requestAt("POST", "/api/knowledge/sources", source);
}

/** A source with its pages and the first of its passages. */
export function previewSource(id: string): Promise<SourcePreview> {
  return requestAt("GET", pathOf(id));
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
