import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ChatStage, fallback, hear, NEVER } from "../../../test/chat-stage.ts";
import { decidedTurn, passage } from "../../../test/decided-turn.ts";
import { createGate, refuses, type Step, says } from "../../../test/scripted-llm.ts";
import type { ReplyChunk } from "../../turn/ports.ts";
import { FIRST_TOKEN_MS, IDLE_MS, WHOLE_MS } from "../resilience/attempts.ts";
import { createOpenAiModel } from "./chat.ts";

const stage = new ChatStage();

describe("createOpenAiModel, an LLM that is late or refuses", () => {
  describe("[F20] time", () => {
    it("answers itself after 10 s without a sign of life, and offers to wait", async () => {
      stage.llm.setScript({ type: "silence" });
      const heard = stage.reply();
      await stage.llm.request(0);
      stage.clock.advance(FIRST_TOKEN_MS);
      const { text, notice, end } = await heard;
      assert.deepEqual([text, notice, end?.end], ["embedded answer", "model-late", "done"]);
      assert.deepEqual(end?.choices, [{ id: "wait", label: "Esperar a resposta completa" }]);
      assert.equal(stage.llm.requests.length, 1);
    });

    it("ends as failed after 20 s of silence in mid-stream, words kept, and does not retry", async () => {
      stage.llm.setScript({ type: "stream", steps: [{ text: "Você tem 7 dias para " }], ending: "stall" });
      const chunks = stage.model().reply(decidedTurn(), NEVER)[Symbol.asyncIterator]();
      assert.deepEqual((await chunks.next()).value, { type: "text", text: "Você tem 7 dias para" });
      const last = chunks.next();
      await stage.clock.armed(IDLE_MS);
      stage.clock.advance(IDLE_MS);
      assert.equal((await last).value?.end, "failed");
      assert.equal(stage.llm.requests.length, 1);
    });

    it("takes hidden reasoning for a sign of life, but not for words", async () => {
      stage.llm.setScript({ type: "stream", steps: [{ reasoning: "hmm" }], ending: "stall" });
      const heard = stage.reply();
      await stage.clock.armed(IDLE_MS);
      stage.clock.advance(IDLE_MS);
      await stage.clock.armed(400);
      stage.llm.setScript(says("Sim."));
      stage.clock.advance(400);
      assert.equal((await heard).text, "Sim.");
    });

    it("spends 60 s at most in all, however lively the stream", async () => {
      const pauseMs = 15_000;
      const gates = Array.from({ length: WHOLE_MS / pauseMs }, createGate);
      const steps = gates.flatMap(({ opened }): Step[] => [{ text: "palavra " }, { until: opened }]);
      stage.llm.setScript({ type: "stream", steps });
      const chunks = stage.model().reply(decidedTurn(), NEVER)[Symbol.asyncIterator]();
      await chunks.next();
      let last: ReplyChunk | undefined;
      for (const [place, gate] of gates.entries()) {
        const next = chunks.next();
        // The last silence would outlive the whole.
        await stage.clock.armed(Math.min(IDLE_MS, WHOLE_MS - place * pauseMs));
        stage.clock.advance(pauseMs);
        gate.open();
        last = (await next).value;
      }
      assert.equal(last?.type === "end" && last.end, "failed");
    });
  });

  describe("[F21] refusals", () => {
    it("retries a server's error twice, and answers itself when that is not enough", async () => {
      stage.llm.setScript(refuses(503, "server_error"));
      const heard = stage.reply();
      for (const pauseMs of [400, 800]) {
        await stage.clock.armed(pauseMs);
        stage.clock.advance(pauseMs);
      }
      assert.equal((await heard).notice, "model-unavailable");
      assert.equal(stage.llm.requests.length, 3);
    });

    it("needs no notice when a retry succeeds", async () => {
      stage.llm.setScript(({ index }) =>
        index === 0 ? refuses(500, "server_error") : says("Sete dias [1]."),
      );
      const heard = stage.reply();
      await stage.clock.armed(400);
      stage.clock.advance(400);
      const { text, notice } = await heard;
      assert.deepEqual([text, notice], ["Sete dias.", undefined]);
    });

    it("honours Retry-After up to 20 s", async () => {
      stage.llm.setScript(({ index }) =>
        index === 0 ? refuses(429, "rate_limit_exceeded", { "retry-after": "20" }) : says("Sim."),
      );
      const heard = stage.reply();
      await stage.clock.armed(20_000);
      stage.clock.advance(20_000);
      assert.equal((await heard).text, "Sim.");
    });

    it("reads Retry-After as a date too", async () => {
      const date = new Date(Math.ceil(stage.clock.now() / 1_000) * 1_000 + 7_000);
      stage.llm.setScript(({ index }) =>
        index === 0
          ? refuses(429, "rate_limit_exceeded", { "retry-after": date.toUTCString() })
          : says("Sim."),
      );
      const heard = stage.reply();
      await stage.clock.armed(date.getTime() - stage.clock.now());
      stage.clock.advance(date.getTime() - stage.clock.now());
      assert.equal((await heard).text, "Sim.");
    });

    it("answers itself at once when the server wants more than 20 s", async () => {
      stage.llm.setScript(refuses(429, "rate_limit_exceeded", { "retry-after": "21" }));
      assert.equal((await stage.reply()).notice, "model-unavailable");
      assert.equal(stage.llm.requests.length, 1);
    });

    it("does not repeat a call that cannot succeed, and logs an error for the owner", async () => {
      for (const [status, code] of [
        [401, "invalid_api_key"],
        [404, "model_not_found"],
        [429, "insufficient_quota"],
      ] as const) {
        stage.llm.setScript(refuses(status, code));
        assert.equal((await stage.reply()).notice, "model-unavailable");
        assert.ok(stage.logged.some((entry) => entry.level === "error" && entry.status === status));
      }
      assert.equal(stage.llm.requests.length, 3);
    });

    it("sends a shorter prompt once when the first is too long", async () => {
      stage.llm.setScript(({ index }) =>
        index === 0 ? refuses(400, "context_length_exceeded") : says("Sete dias [1]."),
      );
      const evidence = Array.from({ length: 6 }, (_, at) =>
        passage({ id: `p${at}`, text: "Sete dias. ".repeat(150) }),
      );
      assert.equal((await stage.reply(decidedTurn({ evidence }))).text, "Sete dias.");
      const [first, second] = stage.llm.requests.map(({ body }) => JSON.stringify(body.messages).length);
      assert.ok((second ?? 0) < (first ?? 0) / 2);
    });

    it("asks for nothing but words after a server refused the rest", async () => {
      stage.llm.setScript(({ body }) => (body.stream_options ? refuses(400, "unsupported") : says("Sim.")));
      const asked = stage.model();
      assert.equal((await hear(asked.reply(decidedTurn(), NEVER))).text, "Sim.");
      assert.equal((await hear(asked.reply(decidedTurn(), NEVER))).text, "Sim.");
      assert.equal(stage.llm.requests.length, 3);
    });

    it("does not give tools up for a request that is bad without them too", async () => {
      stage.llm.setScript(refuses(400, "bad_request"));
      const asked = stage.model();
      assert.equal((await hear(asked.reply(decidedTurn(), NEVER))).notice, "model-unavailable");
      stage.llm.setScript(says("Sim."));
      await hear(asked.reply(decidedTurn(), NEVER));
      assert.ok(stage.llm.requests.at(-1)?.body.stream_options);
    });

    it("answers itself when nobody listens at the address", async () => {
      const lost = createOpenAiModel({
        apiKey: "",
        baseUrl: "http://127.0.0.1:1/v1",
        model: "none",
        fallback,
        clock: stage.clock,
        random: () => 0.5,
      });
      const heard = hear(lost.reply(decidedTurn(), NEVER));
      for (const pauseMs of [400, 800]) {
        await stage.clock.armed(pauseMs);
        stage.clock.advance(pauseMs);
      }
      assert.equal((await heard).notice, "model-unavailable");
    });
  });
});
