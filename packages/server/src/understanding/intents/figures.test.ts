import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import type { Figures } from "../../../eval/task.ts";
import { run as runEntities } from "../../../eval/tasks/entities.ts";
import { run as runIntents } from "../../../eval/tasks/intents.ts";
import { run as runLanguage } from "../../../eval/tasks/language.ts";
import { run as runSentiment } from "../../../eval/tasks/sentiment.ts";
import { run as runSpelling } from "../../../eval/tasks/spelling.ts";

const fixture = (name: string) =>
  fileURLToPath(new URL(`../../../eval/fixtures/${name}.jsonl`, import.meta.url));

/** Small gates on messages of our own; the figures on public sets are in EVALUATION.md. */
describe("the figures of understanding", () => {
  it("reads at least 0.85 of our messages' intents with the shipped model", async () => {
    const { figures } = await runIntents({ test: fixture("intents") });
    assert.ok(Number(figures.accuracy) >= 0.85, JSON.stringify(figures));
  });

  it("finds every claimed kind of entity at f1 0.97 or more", async () => {
    const { figures } = await runEntities({ test: fixture("entities") });
    for (const [type, f1] of Object.entries(figures.f1 as Figures))
      assert.ok(Number(f1) >= 0.97, `${type} ${f1}`);
  });

  it("tells the language of 0.97 of our messages", async () => {
    const { figures } = await runLanguage({ test: fixture("language") });
    assert.ok(Number(figures.accuracy) >= 0.97, JSON.stringify(figures));
  });

  it("reads the feeling of 0.9 of our reviews", async () => {
    const { figures } = await runSentiment({ test: fixture("sentiment") });
    assert.ok(Number(figures.accuracy2) >= 0.9, JSON.stringify(figures));
  });

  it("finds and corrects our typos and slang without flagging right words", async () => {
    const { figures } = await runSpelling({ test: fixture("spelling") });
    assert.ok(
      Number(figures.found) >= 0.95 && Number(figures.rightAt1) >= 0.9 && Number(figures.slangRight) >= 0.95,
      JSON.stringify(figures),
    );
    assert.ok(Number(figures.falseFlagRate) <= 0.02);
  });
});
