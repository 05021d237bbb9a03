import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { REPLY_LENGTH_MAX } from "@prosa/protocol";
import fc from "fast-check";
import { ChatStage, fallback, hear, NEVER } from "../../../test/chat-stage.ts";
import { decidedTurn } from "../../../test/decided-turn.ts";
import { createGate, type Step, says, saysWithoutEnd } from "../../../test/scripted-llm.ts";
import { createOpenAiModel } from "./chat.ts";

const stage = new ChatStage();

/** Pauses between retries pass at once, deadlines never come. */
function hurried(delayMs: number, ring: () => void): () => void {
  if (delayMs < 5_000) queueMicrotask(ring);
  return () => undefined;
}

describe("createOpenAiModel, streams", () => {
  describe("[F22] strange streams", () => {
    const words = "Você tem 7 dias — não mais — para trocar ☕.";

    it("reads CRLF, comments and a missing [DONE]", async () => {
      const steps: Step[] = [
        { raw: ": OPENROUTER PROCESSING\r\n\r\n" },
        ...words.split(/(?<= )/).map((text) => ({ text })),
      ];
      stage.llm.setScript({ type: "stream", steps, lineEnd: "\r\n", hasDone: false });
      const { text, end } = await stage.reply();
      assert.deepEqual([text, end?.end], [words, "done"]);
    });

    it("joins letters that were split between two chunks", async () => {
      const bytes = Buffer.from(
        `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content: words } }] })}\n\n`,
      );
      const steps = [...bytes].map((byte) => ({ raw: Uint8Array.of(byte) }));
      stage.llm.setScript({ type: "stream", steps });
      assert.equal((await stage.reply()).text, words);
    });

    it("passes over chunks without choices and unknown fields", async () => {
      const odd = [
        { json: { choices: [] } },
        { json: { id: "x" } },
        { json: { choices: [{ delta: null, logprobs: 1 }] } },
      ];
      stage.llm.setScript({ type: "stream", steps: [...odd, { text: "Sim." }] });
      assert.equal((await stage.reply()).text, "Sim.");
    });

    it("keeps the words and ends as failed when the stream breaks", async () => {
      const breaks: { step?: Step; ending?: "end" | "disconnect"; finish?: null; hasDone?: boolean }[] = [
        { step: { raw: 'data: {"choices": [{"del\n\n' } },
        { step: { json: { error: { message: "overloaded", type: "server_error" } } } },
        { ending: "disconnect" },
        { finish: null, hasDone: false },
      ];
      for (const { step, ...rest } of breaks) {
        const seen = createGate();
        const steps: Step[] = [{ text: "Você tem 7 dias " }, { until: seen.opened }, ...(step ? [step] : [])];
        stage.llm.setScript({ type: "stream", steps, ...rest });
        let text = "";
        let end = "";
        for await (const chunk of stage.model().reply(decidedTurn(), NEVER)) {
          if (chunk.type === "text") text += chunk.text;
          if (chunk.type === "end") end = chunk.end;
          seen.open();
        }
        assert.deepEqual([text, end], ["Você tem 7 dias", "failed"]);
      }
      assert.equal(stage.llm.requests.length, breaks.length);
    });

    it("retries when the stream breaks before the first word", async () => {
      stage.llm.setScript(({ index }) =>
        index === 0 ? { type: "stream", steps: [{ raw: "data: {oops\n\n" }] } : says("Sim."),
      );
      const heard = stage.reply();
      await stage.clock.armed(400);
      stage.clock.advance(400);
      assert.equal((await heard).text, "Sim.");
    });

    it("answers itself when a proxy says 200 and HTML, or the filter or the end comes before a word", async () => {
      stage.llm.setScript({ type: "refuse", status: 200, body: "<h1>Sign in</h1>", mediaType: "text/html" });
      const heard = stage.reply();
      for (const pauseMs of [400, 800]) {
        await stage.clock.armed(pauseMs);
        stage.clock.advance(pauseMs);
      }
      assert.equal((await heard).notice, "model-unavailable");
      for (const finish of ["content_filter", "stop"]) {
        stage.llm.setScript({ type: "stream", steps: [], finish });
        assert.equal((await stage.reply()).notice, "model-unavailable");
      }
    });

    it("ends as failed when the filter cuts the words", async () => {
      stage.llm.setScript({
        type: "stream",
        steps: [{ text: "Você tem 7 dias." }],
        finish: "content_filter",
      });
      const { text, end } = await stage.reply();
      assert.deepEqual([text, end?.end], ["Você tem 7 dias.", "failed"]);
    });

    it("cuts a line without end", async () => {
      const line = "x".repeat(64 * 1024);
      const steps = (function* (): Generator<Step> {
        yield { text: "Sim. Você " };
        yield { raw: 'data: {"choices": "' };
        for (;;) yield { raw: line };
      })();
      stage.llm.setScript({ type: "stream", steps });
      const { text, end } = await stage.reply();
      assert.deepEqual([text, end?.end], ["Sim. Você", "failed"]);
    });
  });

  describe("[F23] endless output", () => {
    it("is cut at the longest reply, with a mark, and the LLM is hung up on", async () => {
      const steps = (function* (): Generator<Step> {
        for (let count = 0; ; count += 1) yield { text: `palavra ${count} ` };
      })();
      stage.llm.setScript({ type: "stream", steps });
      const { text, end } = await stage.reply();
      assert.equal(text.length, REPLY_LENGTH_MAX);
      assert.ok(text.endsWith("…"));
      assert.equal(end?.end, "done");
      await stage.llm.requests[0]?.over;
    });
  });

  it("hangs up on words that come over and over, keeps them, and ends as failed", async () => {
    for (const words of [
      "e depois ",
      "O prazo é de sete dias corridos, contados do dia em que a caixa chegou à sua casa. ",
    ]) {
      stage.llm.setScript(saysWithoutEnd(words));
      const { text, end } = await stage.reply();
      assert.equal(end?.end, "failed");
      assert.ok(text.startsWith(words) && text.length < 14 * words.length + 64, `${text.length}`);
    }
  });

  it("reads an answer to its end, so that the next one takes its connection, and closes one that stays open", async () => {
    for (const staysOpen of [false, true]) {
      const pieces = ['data: {"choices":[{"delta":{"content":"Sim."}}]}\n\ndata: [DONE]\n\n', ": rest\n\n"];
      const isReadOut = Promise.withResolvers<void>();
      const body = new ReadableStream<Uint8Array>({
        pull(controller) {
          const piece = pieces.shift();
          if (piece !== undefined) return controller.enqueue(new TextEncoder().encode(piece));
          if (!staysOpen) controller.close();
          isReadOut.resolve();
        },
        cancel() {
          isHungUp = true;
        },
      });
      let isHungUp = false;
      const model = createOpenAiModel({
        apiKey: "k",
        baseUrl: "https://llm.example/v1",
        model: "m",
        fallback,
        clock: stage.clock,
        fetch: async () => new Response(body),
      });
      const { text, end } = await hear(model.reply(decidedTurn(), NEVER));
      assert.deepEqual([text, end?.end], ["Sim.", "done"]);
      await isReadOut.promise;
      assert.equal(isHungUp, false);
      if (!staysOpen) continue;
      stage.clock.advance(1_000);
      assert.equal(isHungUp, true);
    }
  });

  it("cuts no letter in half", async () => {
    for (const lead of ["", "x"]) {
      stage.llm.setScript(says(lead, "☕🧉 ".repeat(REPLY_LENGTH_MAX / 4)));
      assert.ok((await stage.reply()).text.isWellFormed());
    }
  });

  it("[I7] ends exactly once and never throws, whatever the server sends", async () => {
    const impatient = {
      now: () => stage.clock.now(),
      after: (ms: number, ring: () => void) => hurried(ms, ring),
    };
    const asked = createOpenAiModel({
      apiKey: "k",
      baseUrl: stage.llm.baseUrl,
      model: "m",
      fallback,
      clock: impatient,
    });
    const step: fc.Arbitrary<Step> = fc.oneof(
      fc.record({ text: fc.string({ unit: "grapheme" }) }),
      fc.record({
        raw: fc.oneof(fc.string(), fc.uint8Array(), fc.constantFrom("data: [DONE]\n\n", "data:\n\n", "\r\n")),
      }),
      fc.record({ json: fc.json().map((text): unknown => JSON.parse(text)) }),
      fc.record({
        toolCall: fc.record({ index: fc.nat(3), name: fc.string(), args: fc.string() }, { requiredKeys: [] }),
      }),
    );
    const behaviour = fc.record({
      type: fc.constant("stream" as const),
      steps: fc.array(step, { maxLength: 8 }),
      finish: fc.constantFrom("stop", "length", "tool_calls", "odd", null),
      hasDone: fc.boolean(),
      ending: fc.constantFrom("end" as const, "disconnect" as const),
    });
    await fc.assert(
      fc.asyncProperty(behaviour, async (scripted) => {
        stage.llm.setScript(scripted);
        const { end } = await hear(asked.reply(decidedTurn(), NEVER));
        assert.ok(end && ["done", "failed"].includes(end.end));
      }),
      { numRuns: 60 },
    );
  });
});
