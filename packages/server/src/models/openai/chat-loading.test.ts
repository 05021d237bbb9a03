import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ChatStage, hear, NEVER } from "../../../test/chat-stage.ts";
import { decidedTurn } from "../../../test/decided-turn.ts";
import { createGate, refuses } from "../../../test/scripted-llm.ts";
import { FIRST_TOKEN_MS, IDLE_MS } from "../resilience/attempts.ts";
import { createCircuitBreaker } from "../resilience/circuit-breaker.ts";
import { createOpenAiModel } from "./chat.ts";
import { isNearby } from "./client.ts";

const stage = new ChatStage();
const LOAD_MS = 90_000;

/** Whether the client has hung up on a request by now. */
async function isOver(index: number): Promise<boolean> {
  const { over } = await stage.llm.request(index);
  await new Promise((resolve) => setImmediate(resolve));
  return Promise.race([
    over.then(() => true),
    new Promise<boolean>((resolve) => setImmediate(resolve, false)),
  ]);
}

describe("createOpenAiModel, a server that loads its model", () => {
  it("is not hung up on while it loads, however many ask meanwhile", async () => {
    stage.llm.setScript({ type: "silence" });
    const asked = stage.model();
    for (const index of [0, 1, 2]) {
      const heard = hear(asked.reply(decidedTurn(), NEVER));
      await stage.llm.request(index);
      stage.clock.advance(FIRST_TOKEN_MS);
      assert.equal((await heard).notice, "model-late");
      assert.equal(await isOver(0), false);
    }
    assert.equal(stage.llm.requests.length, 3);
    stage.clock.advance(LOAD_MS);
    for (const { over } of stage.llm.requests) await over;
  });

  it("is left alone once it has given a sign of life", async () => {
    const gate = createGate();
    stage.llm.setScript({ type: "stream", steps: [{ until: gate.opened }, { text: "Sim." }] });
    const heard = stage.reply();
    await stage.llm.request(0);
    stage.clock.advance(FIRST_TOKEN_MS);
    await heard;
    gate.open();
    await stage.llm.requests[0]?.over;
  });

  it("is waited for by a visitor who chose to", async () => {
    const gate = createGate();
    stage.llm.setScript({ type: "stream", steps: [{ until: gate.opened }, { text: "Sete dias [1]." }] });
    const heard = hear(stage.model().reply({ ...decidedTurn(), isPatient: true }, NEVER));
    await stage.llm.request(0);
    stage.clock.advance(LOAD_MS - 1);
    gate.open();
    const { text, notice } = await heard;
    assert.deepEqual([text, notice], ["Sete dias.", undefined]);
  });

  it("is not offered again to a visitor who waited in vain", async () => {
    stage.llm.setScript({ type: "silence" });
    const heard = hear(stage.model().reply({ ...decidedTurn(), isPatient: true }, NEVER));
    await stage.llm.request(0);
    stage.clock.advance(LOAD_MS);
    const { notice, end } = await heard;
    assert.deepEqual([notice, end?.choices], ["model-unavailable", []]);
  });

  it("lives where comments, pings or empty chunks come, and answers in its time", async () => {
    for (const sign of [": loading\n\n", "data:\n\n", "data: ping\n\n", 'data: {"choices":[]}\n\n']) {
      const gate = createGate();
      const steps = [{ raw: sign }, { until: gate.opened }, { text: "Sete dias [1]." }];
      stage.llm.setScript({ type: "stream", steps });
      const heard = stage.reply();
      await stage.clock.armed(IDLE_MS);
      stage.clock.advance(IDLE_MS - 1_000);
      gate.open();
      assert.equal((await heard).text, "Sete dias.", sign);
    }
    assert.equal(stage.llm.requests.length, 4);
  });

  it("counts as failed where it never wakes", async () => {
    const breaker = createCircuitBreaker(stage.clock);
    const settings = { apiKey: "", baseUrl: stage.llm.baseUrl, model: "m", clock: stage.clock, breaker };
    const fallback = { name: "none", isInstant: true, async *reply() {} };
    const asked = createOpenAiModel({ ...settings, fallback, loadMs: 0 });
    stage.llm.setScript({ type: "silence" });
    for (let index = 0; index < 2; index += 1) {
      const heard = hear(asked.reply(decidedTurn(), NEVER));
      await stage.llm.request(index);
      stage.clock.advance(FIRST_TOKEN_MS);
      await heard;
      await stage.llm.requests[index]?.over;
    }
    stage.llm.setScript(refuses(401, "invalid_api_key"));
    for (let count = 0; count < 3; count += 1) await hear(asked.reply(decidedTurn(), NEVER));
    assert.equal(breaker.state, "open");
  });

  it("is any server of this machine or its network", () => {
    for (const host of [
      "localhost",
      "127.0.0.1",
      "10.1.2.3",
      "192.168.0.9",
      "172.20.0.2",
      "[::1]",
      "[fd00::1]",
      "ollama",
      "gpu.local",
      "host.docker.internal",
    ]) {
      assert.equal(isNearby(new URL(`http://${host}:11434/v1`)), true, host);
    }
    for (const host of ["api.openai.com", "172.32.0.1", "11.0.0.1", "10.example.com", "openrouter.ai"]) {
      assert.equal(isNearby(new URL(`https://${host}/v1`)), false, host);
    }
  });
});
