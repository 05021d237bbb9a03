import type { Language } from "@prosa/protocol";
import { NOW } from "./now.ts";
import { SCENE_WORDS } from "./words.ts";

/** The sources of a site's knowledge in a scene: one that is being read, one of questions, and one that failed. */
export function knowledgeSources(url: string, ask: string): object[] {
  return [
    {
      id: "source-1",
      kind: "crawl",
      title: "aurora.example",
      url,
      isActive: true,
      state: "reading",
      progress: { read: 14, failed: 0, skipped: 1, queued: 9 },
      pages: 14,
      passages: 96,
      addedAt: NOW,
    },
    {
      id: "source-2",
      kind: "questions",
      title: ask,
      isActive: true,
      state: "ready",
      pages: 1,
      passages: 1,
      addedAt: NOW,
    },
    {
      id: "source-3",
      kind: "url",
      title: "aurora.example/frete",
      isActive: false,
      state: "failed",
      problem: { code: "http-404", message: "404: https://aurora.example/frete" },
      pages: 0,
      passages: 0,
      addedAt: NOW,
    },
  ];
}

/** A question that was put to the test: it is answered from the passage at an address. */
export function testedQuestion(url: string, language: Language): object {
  const { answer, source, ask } = SCENE_WORDS[language];
  return {
    question: ask,
    readAs: ask,
    language,
    intent: { name: "returns", confidence: 0.9 },
    evidence: [
      {
        id: "p-1",
        url,
        title: source,
        heading: source,
        text: answer.replaceAll("*", ""),
        kind: "text",
        quote: answer,
        score: 9,
        support: 0.8,
        isUsed: true,
      },
    ],
    chance: 0.82,
    decision: { action: "answer", reason: "chance 0.82", strategy: "plain" },
    reply: { text: answer, parts: [], end: "done" },
    model: "embedded",
    tookMs: 12,
  };
}
