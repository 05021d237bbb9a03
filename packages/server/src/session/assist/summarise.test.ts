import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { DurableEvent } from "@prosa/protocol";
import type { WritingTask } from "../../turn/ports.ts";
import { SUMMARY_LENGTH_MAX, summarise, TALK_LENGTH_MAX } from "./summarise.ts";

type Task = Omit<WritingTask, "options">;

const said = (author: "visitor" | "assistant" | "agent" | "notice", text: string): DurableEvent => ({
  type: "said",
  seq: 1,
  at: 0,
  message: { id: "message-1", author, parts: [{ type: "text", text }] },
});

async function taskOf(...events: DurableEvent[]): Promise<Task> {
  let task: Task | undefined;
  await summarise(events, "es", async (asked) => {
    task = asked;
    return { ok: true, text: "Quiere saber." };
  });
  return task ?? assert.fail("nothing was asked for");
}

describe("summarise", () => {
  it("gives the LLM who said what, without notices, and names the language", async () => {
    const { material, rules, lettersMax } = await taskOf(
      said("visitor", "Oi"),
      said("assistant", "Olá"),
      said("notice", "Lia entrou"),
      said("agent", "Sou a Lia"),
    );
    assert.equal(material, "VISITOR: Oi\nASSISTANT: Olá\nPERSON: Sou a Lia");
    assert.match(rules, /Write in Spanish \(es\)/);
    assert.equal(lettersMax, SUMMARY_LENGTH_MAX);
  });

  it("reads the end of a talk that is longer than the prompt may be", async () => {
    const whole = await taskOf(said("visitor", "a".repeat(TALK_LENGTH_MAX - "VISITOR: ".length)));
    assert.equal(whole.material.length, TALK_LENGTH_MAX);
    assert.match(whole.material, /^VISITOR/);
    const cut = await taskOf(said("visitor", `a${"b".repeat(TALK_LENGTH_MAX)}`));
    assert.equal(cut.material, "b".repeat(TALK_LENGTH_MAX));
  });

  it("asks for nothing where nothing was said", async () => {
    const summary = await summarise([], "es", () => assert.fail("asked"));
    assert.deepEqual(summary, { problem: "empty" });
  });
});
