import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { addSourceRequestSchema } from "./sources.ts";

describe("addSourceRequestSchema", () => {
  it("fills in what a source of each kind may leave out", () => {
    const url = "https://loja.example/";
    assert.deepEqual(addSourceRequestSchema.parse({ kind: "crawl", url }), {
      kind: "crawl",
      url,
      pages: 200,
      depth: 3,
      isActive: true,
    });
    assert.deepEqual(addSourceRequestSchema.parse({ kind: "fact", text: "Abrimos às nove." }), {
      kind: "fact",
      text: "Abrimos às nove.",
      keywords: [],
      priority: 0,
      isActive: true,
    });
    const text = addSourceRequestSchema.parse({ kind: "text", title: "Guia", text: "# Guia" });
    assert.ok(text.kind === "text" && text.format === "markdown");
  });

  it("refuses unknown kinds, addresses that are not of the web, empty words and what is out of bounds", () => {
    for (const bad of [
      { kind: "magic" },
      { kind: "url", url: "javascript:alert(1)" },
      { kind: "sitemap", url: "https://loja.example/", pages: 0 },
      { kind: "crawl", url: "https://loja.example/", depth: 11 },
      { kind: "text", title: " ", text: "x" },
      { kind: "text", title: "x", text: "x".repeat(400_001) },
      { kind: "questions", title: "x", questions: [] },
      { kind: "fact", text: "x".repeat(2_001) },
      { kind: "fact", text: "x", keywords: Array(21).fill("y") },
      { kind: "fact", text: "x", language: "tlh" },
    ])
      assert.ok(!addSourceRequestSchema.safeParse(bad).success, JSON.stringify(bad).slice(0, 80));
  });
});
