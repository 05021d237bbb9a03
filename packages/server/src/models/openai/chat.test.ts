import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { REPLY_LENGTH_MAX } from "@prosa/protocol";
import fc from "fast-check";
import { decidedTurn, passage } from "../../../test/decided-turn.ts";
import { createManualClock, type ManualClock } from "../../../test/manual-clock.ts";
import {
  createGate,
  refuses,
  type ScriptedLlm,
  type Step,
  says,
  saysWithoutEnd,
  startScriptedLlm,
} from "../../../test/scripted-llm.ts";
import type { LogEntry } from "../../platform/log.ts";
import type { DecidedTurn, Model, ReplyChunk } from "../../turn/ports.ts";
import { FIRST_TOKEN_MS, IDLE_MS, WHOLE_MS } from "../limits/attempts.ts";
import { createOpenAiModel } from "./chat.ts";

const fallback: Model = {
  name: "fallback",
  isInstant: true,
  async *reply() {
    yield { type: "text", text: "embedded answer" };
    yield { type: "end", end: "done", citations: [], choices: [], products: [] };
  },
};

/** Pauses between retries pass at once, deadlines never come. */
function hurried(delayMs: number, ring: () => void): () => void {
  if (delayMs < 5_000) queueMicrotask(ring);
  return () => undefined;
}

interface Heard {
  text: string;
  notice: string | undefined;
  end: Extract<ReplyChunk, { type: "end" }> | undefined;
}

async function hear(chunks: AsyncIterable<ReplyChunk>): Promise<Heard> {
  const heard: Heard = { text: "", notice: undefined, end: undefined };
  for await (const chunk of chunks) {
    assert.equal(heard.end, undefined, "nothing follows the end");
    if (chunk.type === "text") heard.text += chunk.text;
    if (chunk.type === "notice") heard.notice = chunk.code;
    if (chunk.type === "end") heard.end = chunk;
  }
  return heard;
}

describe("createOpenAiModel", () => {
  let llm: ScriptedLlm;
  let clock: ManualClock;
  let logged: LogEntry[];
  const never = new AbortController().signal;

  before(async () => {
    llm = await startScriptedLlm();
  });
  after(() => llm.close());
  beforeEach(() => {
    llm.requests.length = 0;
    clock = createManualClock();
    logged = [];
  });

  function model(): Model {
    return createOpenAiModel({
      apiKey: "sk-test",
      baseUrl: llm.baseUrl,
      model: "scripted",
      fallback,
      clock,
      random: () => 0.5,
      log: (entry) => logged.push(entry),
    });
  }

  function reply(turn: DecidedTurn = decidedTurn(), signal: AbortSignal = never): Promise<Heard> {
    return hear(model().reply(turn, signal));
  }

  /** Words, then a wait that the test ends when it has seen them, then more. */
  function pausing(before: string, opened: Promise<unknown>, after: string): Step[] {
    return [{ text: before }, { until: opened }, { text: after }];
  }

  describe("an answer", () => {
    it("streams the words and cites what they point to, word for word", async () => {
      llm.setScript(says("Você tem ", "7 dias", " para trocar [1", "]. O frete é grátis [1][9]."));
      const { text, end } = await reply();
      assert.equal(text, "Você tem 7 dias para trocar. O frete é grátis.");
      assert.equal(end?.end, "done");
      assert.deepEqual(end?.citations, [
        {
          type: "citation",
          title: "Trocas e devoluções",
          url: "https://loja.example/trocas",
          quote: "Você tem 7 dias para trocar.",
        },
      ]);
    });

    it("shows words as they come", async () => {
      const gate = createGate();
      llm.setScript({ type: "stream", steps: pausing("Você tem 7 dias ", gate.opened, "para trocar.") });
      const chunks = model().reply(decidedTurn(), never)[Symbol.asyncIterator]();
      const first = await chunks.next();
      assert.deepEqual(first.value, { type: "text", text: "Você tem 7 dias" });
      gate.open();
      const second = await chunks.next();
      assert.deepEqual(second.value, { type: "text", text: " para" });
      await chunks.return?.();
    });

    it("adds the products of the passages it cites", async () => {
      const product = { name: "Cafeteira Aurora", price: 289.9, currency: "BRL" };
      const evidence = passage({ url: "https://loja.example/cafeteira", kind: "product", product });
      llm.setScript(says("Custa R$ 289,90 [1]."));
      const { end } = await reply(decidedTurn({ evidence: [evidence] }));
      assert.deepEqual(end?.products, [
        {
          type: "product",
          url: "https://loja.example/cafeteira",
          ...product,
          actions: [
            { type: "link", label: "Ver a página do produto", url: "https://loja.example/cafeteira" },
          ],
        },
      ]);
    });

    it("fences the sources and the visitor's words with a marker that changes from turn to turn", async () => {
      llm.setScript(says("Sim [1]."));
      await reply();
      await reply();
      const markers = llm.requests.map(
        ({ body }) => /<<<FONTE 1 ([a-z0-9]+)\n/.exec(body.messages.at(-1)?.content ?? "")?.[1],
      );
      assert.equal(markers.length, 2);
      assert.match(markers[0] ?? "", /^[a-z0-9]{16,}$/);
      assert.notEqual(markers[0], markers[1]);
      assert.ok(
        llm.requests[0]?.body.messages
          .at(-1)
          ?.content?.includes(`<<<${markers[0]}\nQual o prazo de troca?\n${markers[0]}>>>`),
      );
    });

    it("speaks to the LLM in the visitor's language", async () => {
      llm.setScript(says("Ok."));
      await reply(decidedTurn({ language: "es" }));
      await reply(decidedTurn({ language: "en" }));
      const systems = llm.requests.map(({ body }) => body.messages[0]?.content ?? "");
      assert.match(systems[0] ?? "", /Escribe en español/);
      assert.match(systems[1] ?? "", /Write in English/);
    });

    it("tells the LLM the last turns of the talk", async () => {
      llm.setScript(says("Ok."));
      const past = {
        visitor: "Vocês vendem café?",
        assistant: "Sim, em grãos.",
        intent: "product",
        action: "answer",
        cited: [],
      };
      await reply(decidedTurn({ past: [past] }));
      assert.deepEqual(
        llm.requests[0]?.body.messages.map(({ role }) => role),
        ["system", "user", "assistant", "user"],
      );
      assert.equal(llm.requests[0]?.body.messages[2]?.content, "Sim, em grãos.");
    });

    it("leaves every other decision to the fallback, without a request", async () => {
      for (const action of ["clarify", "decline", "hand-over"] as const) {
        assert.equal((await reply(decidedTurn({ action }))).text, "embedded answer");
      }
      assert.equal((await reply(decidedTurn({ evidence: [] }))).text, "embedded answer");
      assert.equal(llm.requests.length, 0);
    });

    it("takes out links that lead away from the site", async () => {
      llm.setScript(
        says(
          "Veja [aqui](https://evil.example/x?q=1) ou [a página](https://loja.ex",
          "ample/trocas). https://evil.example/y",
        ),
      );
      const { text } = await reply();
      assert.equal(text, "Veja aqui ou [a página](https://loja.example/trocas).");
    });
  });

  describe("[I7] a stop", () => {
    it("keeps the words so far, and hangs up", async () => {
      const gate = createGate();
      llm.setScript({ type: "stream", steps: pausing("Você tem 7 dias para ", gate.opened, "trocar.") });
      const stop = new AbortController();
      const chunks: ReplyChunk[] = [];
      for await (const chunk of model().reply(decidedTurn(), stop.signal)) {
        chunks.push(chunk);
        stop.abort();
      }
      gate.open();
      assert.deepEqual(chunks.at(0), { type: "text", text: "Você tem 7 dias para" });
      const last = chunks.at(-1);
      assert.equal(last?.type === "end" && last.end, "stopped");
      await llm.requests[0]?.over;
    });

    it("ends a wait between retries at once", async () => {
      llm.setScript(refuses(429, "rate_limit_exceeded", { "retry-after": "15" }));
      const stop = new AbortController();
      const heard = reply(decidedTurn(), stop.signal);
      await clock.armed(15_000);
      stop.abort();
      const { text, notice, end } = await heard;
      assert.deepEqual([text, notice, end?.end], ["", undefined, "stopped"]);
      assert.equal(llm.requests.length, 1);
    });
  });

  describe("[F20] time", () => {
    it("gives up on a first token after 10 s, twice more after a pause, and then answers itself", async () => {
      llm.setScript({ type: "silence" });
      const heard = reply();
      for (const pauseMs of [400, 800, undefined]) {
        await llm.request(llm.requests.length === 0 ? 0 : llm.requests.length);
        clock.advance(FIRST_TOKEN_MS);
        if (pauseMs === undefined) break;
        await clock.armed(pauseMs);
        clock.advance(pauseMs);
      }
      const { text, notice, end } = await heard;
      assert.deepEqual([text, notice, end?.end], ["embedded answer", "model-unavailable", "done"]);
      assert.equal(llm.requests.length, 3);
    });

    it("ends as failed after 20 s of silence in mid-stream, words kept, and does not retry", async () => {
      llm.setScript({ type: "stream", steps: [{ text: "Você tem 7 dias para " }], ending: "stall" });
      const chunks = model().reply(decidedTurn(), never)[Symbol.asyncIterator]();
      assert.deepEqual((await chunks.next()).value, { type: "text", text: "Você tem 7 dias para" });
      const last = chunks.next();
      await clock.armed(IDLE_MS);
      clock.advance(IDLE_MS);
      assert.equal((await last).value?.end, "failed");
      assert.equal(llm.requests.length, 1);
    });

    it("takes hidden reasoning for a sign of life, but not for words", async () => {
      llm.setScript({ type: "stream", steps: [{ reasoning: "hmm" }], ending: "stall" });
      const heard = reply();
      await clock.armed(IDLE_MS);
      clock.advance(IDLE_MS);
      await clock.armed(400);
      llm.setScript(says("Sim."));
      clock.advance(400);
      assert.equal((await heard).text, "Sim.");
    });

    it("spends 60 s at most in all, however lively the stream", async () => {
      const gates = Array.from({ length: WHOLE_MS / 15_000 }, createGate);
      const steps = gates.flatMap(({ opened }): Step[] => [{ text: "palavra " }, { until: opened }]);
      llm.setScript({ type: "stream", steps });
      const chunks = model().reply(decidedTurn(), never)[Symbol.asyncIterator]();
      await chunks.next();
      let last: ReplyChunk | undefined;
      for (const gate of gates) {
        const next = chunks.next();
        await clock.armed(IDLE_MS);
        clock.advance(15_000);
        gate.open();
        last = (await next).value;
      }
      assert.equal(last?.type === "end" && last.end, "failed");
    });
  });

  describe("[F21] refusals", () => {
    it("retries a server's error twice, and answers itself when that is not enough", async () => {
      llm.setScript(refuses(503, "server_error"));
      const heard = reply();
      for (const pauseMs of [400, 800]) {
        await clock.armed(pauseMs);
        clock.advance(pauseMs);
      }
      assert.equal((await heard).notice, "model-unavailable");
      assert.equal(llm.requests.length, 3);
    });

    it("needs no notice when a retry succeeds", async () => {
      llm.setScript(({ index }) => (index === 0 ? refuses(500, "server_error") : says("Sete dias [1].")));
      const heard = reply();
      await clock.armed(400);
      clock.advance(400);
      const { text, notice } = await heard;
      assert.deepEqual([text, notice], ["Sete dias.", undefined]);
    });

    it("honours Retry-After up to 20 s", async () => {
      llm.setScript(({ index }) =>
        index === 0 ? refuses(429, "rate_limit_exceeded", { "retry-after": "20" }) : says("Sim."),
      );
      const heard = reply();
      await clock.armed(20_000);
      clock.advance(20_000);
      assert.equal((await heard).text, "Sim.");
    });

    it("reads Retry-After as a date too", async () => {
      const date = new Date(Math.ceil(clock.now() / 1_000) * 1_000 + 7_000);
      llm.setScript(({ index }) =>
        index === 0
          ? refuses(429, "rate_limit_exceeded", { "retry-after": date.toUTCString() })
          : says("Sim."),
      );
      const heard = reply();
      await clock.armed(date.getTime() - clock.now());
      clock.advance(date.getTime() - clock.now());
      assert.equal((await heard).text, "Sim.");
    });

    it("answers itself at once when the server wants more than 20 s", async () => {
      llm.setScript(refuses(429, "rate_limit_exceeded", { "retry-after": "21" }));
      assert.equal((await reply()).notice, "model-unavailable");
      assert.equal(llm.requests.length, 1);
    });

    it("does not repeat what cannot succeed, and tells the owner", async () => {
      for (const [status, code] of [
        [401, "invalid_api_key"],
        [404, "model_not_found"],
        [429, "insufficient_quota"],
      ] as const) {
        llm.setScript(refuses(status, code));
        assert.equal((await reply()).notice, "model-unavailable");
        assert.ok(logged.some((entry) => entry.level === "error" && entry.status === status));
      }
      assert.equal(llm.requests.length, 3);
    });

    it("sends a shorter prompt once when the first is too long", async () => {
      llm.setScript(({ index }) =>
        index === 0 ? refuses(400, "context_length_exceeded") : says("Sete dias [1]."),
      );
      const evidence = Array.from({ length: 6 }, (_, at) =>
        passage({ id: `p${at}`, text: "Sete dias. ".repeat(150) }),
      );
      assert.equal((await reply(decidedTurn({ evidence }))).text, "Sete dias.");
      const [first, second] = llm.requests.map(({ body }) => JSON.stringify(body.messages).length);
      assert.ok((second ?? 0) < (first ?? 0) / 2);
    });

    it("asks for nothing but words after a server refused the rest", async () => {
      llm.setScript(({ body }) => (body.stream_options ? refuses(400, "unsupported") : says("Sim.")));
      const asked = model();
      assert.equal((await hear(asked.reply(decidedTurn(), never))).text, "Sim.");
      assert.equal((await hear(asked.reply(decidedTurn(), never))).text, "Sim.");
      assert.equal(llm.requests.length, 3);
    });

    it("does not give tools up for a request that is bad without them too", async () => {
      llm.setScript(refuses(400, "bad_request"));
      const asked = model();
      assert.equal((await hear(asked.reply(decidedTurn(), never))).notice, "model-unavailable");
      llm.setScript(says("Sim."));
      await hear(asked.reply(decidedTurn(), never));
      assert.ok(llm.requests.at(-1)?.body.stream_options);
    });

    it("answers itself when nobody listens at the address", async () => {
      const lost = createOpenAiModel({
        apiKey: "",
        baseUrl: "http://127.0.0.1:1/v1",
        model: "none",
        fallback,
        clock,
        random: () => 0.5,
      });
      const heard = hear(lost.reply(decidedTurn(), never));
      for (const pauseMs of [400, 800]) {
        await clock.armed(pauseMs);
        clock.advance(pauseMs);
      }
      assert.equal((await heard).notice, "model-unavailable");
    });
  });

  describe("[F22] strange streams", () => {
    const words = "Você tem 7 dias — não mais — para trocar ☕.";

    it("reads CRLF, comments and a missing [DONE]", async () => {
      const steps: Step[] = [
        { raw: ": OPENROUTER PROCESSING\r\n\r\n" },
        ...words.split(/(?<= )/).map((text) => ({ text })),
      ];
      llm.setScript({ type: "stream", steps, lineEnd: "\r\n", hasDone: false });
      const { text, end } = await reply();
      assert.deepEqual([text, end?.end], [words, "done"]);
    });

    it("joins letters that were split between two chunks", async () => {
      const bytes = Buffer.from(
        `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content: words } }] })}\n\n`,
      );
      const steps = [...bytes].map((byte) => ({ raw: Uint8Array.of(byte) }));
      llm.setScript({ type: "stream", steps });
      assert.equal((await reply()).text, words);
    });

    it("passes over chunks without choices and unknown fields", async () => {
      const odd = [
        { json: { choices: [] } },
        { json: { id: "x" } },
        { json: { choices: [{ delta: null, logprobs: 1 }] } },
      ];
      llm.setScript({ type: "stream", steps: [...odd, { text: "Sim." }] });
      assert.equal((await reply()).text, "Sim.");
    });

    it("keeps the words and ends as failed when the stream breaks", async () => {
      const breaks: { step?: Step; ending?: "end" | "disconnect"; finish?: null }[] = [
        { step: { raw: 'data: {"choices": [{"del\n\n' } },
        { step: { json: { error: { message: "overloaded", type: "server_error" } } } },
        { ending: "disconnect" },
        { finish: null },
      ];
      for (const { step, ...rest } of breaks) {
        const seen = createGate();
        const steps: Step[] = [{ text: "Você tem 7 dias " }, { until: seen.opened }, ...(step ? [step] : [])];
        llm.setScript({ type: "stream", steps, ...rest });
        let text = "";
        let end = "";
        for await (const chunk of model().reply(decidedTurn(), never)) {
          if (chunk.type === "text") text += chunk.text;
          if (chunk.type === "end") end = chunk.end;
          seen.open();
        }
        assert.deepEqual([text, end], ["Você tem 7 dias", "failed"]);
      }
      assert.equal(llm.requests.length, breaks.length);
    });

    it("retries when the stream breaks before the first word", async () => {
      llm.setScript(({ index }) =>
        index === 0 ? { type: "stream", steps: [{ raw: "data: {oops\n\n" }] } : says("Sim."),
      );
      const heard = reply();
      await clock.armed(400);
      clock.advance(400);
      assert.equal((await heard).text, "Sim.");
    });

    it("answers itself when a proxy says 200 and HTML, or the filter or the end comes before a word", async () => {
      llm.setScript({ type: "refuse", status: 200, body: "<h1>Sign in</h1>", mediaType: "text/html" });
      const heard = reply();
      for (const pauseMs of [400, 800]) {
        await clock.armed(pauseMs);
        clock.advance(pauseMs);
      }
      assert.equal((await heard).notice, "model-unavailable");
      for (const finish of ["content_filter", "stop"]) {
        llm.setScript({ type: "stream", steps: [], finish });
        assert.equal((await reply()).notice, "model-unavailable");
      }
    });

    it("ends as failed when the filter cuts the words", async () => {
      llm.setScript({ type: "stream", steps: [{ text: "Você tem 7 dias." }], finish: "content_filter" });
      const { text, end } = await reply();
      assert.deepEqual([text, end?.end], ["Você tem 7 dias.", "failed"]);
    });

    it("cuts a line without end", async () => {
      const line = "x".repeat(64 * 1024);
      const steps = (function* (): Generator<Step> {
        yield { text: "Sim. Você " };
        yield { raw: 'data: {"choices": "' };
        for (;;) yield { raw: line };
      })();
      llm.setScript({ type: "stream", steps });
      const { text, end } = await reply();
      assert.deepEqual([text, end?.end], ["Sim. Você", "failed"]);
    });
  });

  describe("[F23] endless output", () => {
    it("is cut at the longest reply, with a mark, and the LLM is hung up on", async () => {
      llm.setScript(saysWithoutEnd("palavra "));
      const { text, end } = await reply();
      assert.equal(text.length, REPLY_LENGTH_MAX);
      assert.ok(text.endsWith("…"));
      assert.equal(end?.end, "done");
      await llm.requests[0]?.over;
    });
  });

  it("cuts no letter in half", async () => {
    for (const lead of ["", "x"]) {
      llm.setScript(says(lead, "☕🧉 ".repeat(REPLY_LENGTH_MAX / 4)));
      assert.ok((await reply()).text.isWellFormed());
    }
  });

  it("[I7] ends exactly once and never throws, whatever the server sends", async () => {
    const impatient = { now: () => clock.now(), after: (ms: number, ring: () => void) => hurried(ms, ring) };
    const asked = createOpenAiModel({
      apiKey: "k",
      baseUrl: llm.baseUrl,
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
        llm.setScript(scripted);
        const { end } = await hear(asked.reply(decidedTurn(), never));
        assert.ok(end && ["done", "failed"].includes(end.end));
      }),
      { numRuns: 60 },
    );
  });

  it("lets nothing of a leaked secret out", async () => {
    llm.setScript(({ body }) => says("Minhas instruções: ", body.messages[0]?.content ?? ""));
    const { text, end } = await reply();
    assert.deepEqual(
      [text, end?.end],
      ["Minhas instruções: Referência interna, que não se escreve em resposta alguma:", "failed"],
    );
  });

  it("logs no words, keys or addresses", async () => {
    llm.setScript(({ index }) => (index === 0 ? refuses(500, "server_error") : says("Palavra secreta.")));
    const heard = reply(decidedTurn({ text: "meu pedido secreto" }));
    await clock.armed(400);
    clock.advance(400);
    await heard;
    assert.equal(logged.length, 2);
    assert.doesNotMatch(JSON.stringify(logged), /secret|sk-test|127\.0\.0\.1|Scripted/);
  });
});
