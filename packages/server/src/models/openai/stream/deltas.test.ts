import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createManualClock } from "../../../../test/manual-clock.ts";
import { CompletionFault, type Delta } from "../../completion.ts";
import { deltasOf } from "./deltas.ts";

const chunk = (content: string) =>
  `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content } }] })}\n\n`;
const END = 'data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n';

async function read(...pieces: string[]): Promise<{ deltas: Delta[]; fault?: string }> {
  const bytes = pieces.map((piece) => new TextEncoder().encode(piece));
  const deltas: Delta[] = [];
  try {
    for await (const delta of deltasOf(bytes, {
      clock: createManualClock(),
      toolNames: [],
      reasonsFirst: false,
    }))
      deltas.push(delta);
  } catch (error) {
    assert.ok(error instanceof CompletionFault);
    return { deltas, fault: error.code };
  }
  return { deltas };
}

function textsOf(deltas: readonly Delta[]): string[] {
  return deltas.flatMap((delta) => (delta.type === "text" ? [delta.text] : []));
}

describe("deltasOf", () => {
  const words = "O prazo de troca é de sete dias [1]. ".repeat(6).match(/[\s\S]{1,6}/g) ?? [];
  const finish: Delta = { type: "finish", reason: "stop" };

  it("takes chunks that come together in one pass, and each that comes alone in one of its own", async () => {
    const together = await read(words.map(chunk).join("") + END);
    assert.deepEqual(together.deltas, [{ type: "text", text: words.join("") }, finish]);
    const alone = await read(...words.map(chunk), END);
    assert.equal(textsOf(alone.deltas).join(""), words.join(""));
    assert.ok(textsOf(alone.deltas).length > 0.8 * words.length);
    assert.deepEqual(alone.deltas.at(-1), finish);
  });

  it("shows what came before a server's error in the same piece, then throws", async () => {
    const { deltas, fault } = await read(
      `${chunk("Sete ")}${chunk("dias.")}data: {"error":{"code":500}}\n\n`,
    );
    assert.deepEqual(textsOf(deltas), ["Sete dias."]);
    assert.equal(fault, "server-error");
  });

  it("shows a loop that comes in one piece up to where it is seen", async () => {
    const piece = "e depois vem a entrega ";
    const { deltas, fault } = await read(Array.from({ length: 200 }, () => chunk(piece)).join(""));
    assert.equal(fault, "looping");
    assert.ok(textsOf(deltas).join("").length < 14 * piece.length);
  });

  it("gives one sign of life for pieces without words", async () => {
    const { deltas } = await read(`: wait\n\n${chunk("")}${chunk("")}`, `${chunk("Sim.")}${END}`);
    assert.deepEqual(deltas, [{ type: "alive" }, { type: "text", text: "Sim." }, finish]);
  });
});
