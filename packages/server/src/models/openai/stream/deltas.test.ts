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

describe("deltasOf, other servers and models", () => {
  const WORDS = "A matrícula abre em 3 de fevereiro.";
  const event = (value: unknown) => `data: ${JSON.stringify(value)}\n\n`;
  const delta = (fields: object) => event({ choices: [{ index: 0, delta: fields }] });
  const toolNames = ["search_knowledge", "opening_hours"];

  /** The words, calls, end and fault of a stream: whole, and byte by byte. */
  async function told(stream: string) {
    const seen = [];
    const bytes = new TextEncoder().encode(stream);
    for (const pieces of [[bytes], Array.from(bytes, (byte) => Uint8Array.of(byte))]) {
      let [text, calls, end] = ["", "", ""];
      try {
        const deltas = deltasOf(pieces, { clock: createManualClock(), toolNames, reasonsFirst: false });
        for await (const one of deltas) {
          if (one.type === "text") text += one.text;
          if (one.type === "tool-call") calls += `${one.call.name}(${one.call.args})`;
          if (one.type === "finish") end = one.reason;
        }
      } catch (error) {
        assert.ok(error instanceof CompletionFault);
        end = error.code;
      }
      seen.push({ text: text.trim(), calls, end });
    }
    assert.deepEqual(seen[1], seen[0], "byte by byte");
    return seen[0];
  }

  const search = 'search_knowledge({"query":"matrícula"})';
  const json = '{"query": "matrícula"}';
  for (const [dialect, text] of [
    ["tags with attributes", `<tool_call id="1">{"name":"search_knowledge","arguments":${json}}</tool_call>`],
    [
      "a template's prefix",
      `<m:tool_call><invoke name="search_knowledge"><parameter name="query">matrícula</parameter></invoke></m:tool_call>`,
    ],
    [
      "signs around names",
      `<｜NS｜function_calls><｜NS｜invoke name="search_knowledge"><｜NS｜parameter name="query" string="true">matrícula</｜NS｜parameter></｜NS｜invoke></｜NS｜function_calls>`,
    ],
    ["tags for both", `<tool_use><name>search_knowledge</name><arguments>${json}</arguments></tool_use>`],
    [
      "tags of the tool's name",
      "<tool_call><search_knowledge><query>matrícula</query></search_knowledge></tool_call>",
    ],
    ["signs for quotes", '<|tool_call>call:search_knowledge{query:<|"|>matrícula<|"|>}<tool_call|>'],
    [
      "a list of actions",
      `<|START_ACTION|>[{"tool_name":"search_knowledge","parameters":${json}}]<|END_ACTION|>`,
    ],
    ["a name in a line", `search_knowledge\n${json}`],
    ["functions and a name", `functions.search_knowledge\n${json}`],
    ["a print in a fence", '```python\nprint(default_api.search_knowledge(query="matrícula"))\n```'],
    ["an arrow", `>>>search_knowledge\n${json}`],
    ["an action and its input", `Action: search_knowledge\nAction Input: ${json}`],
    [
      "an action in a fence",
      `Action: \`\`\`json\n[{"tool_name":"search_knowledge","parameters":${json}}]\n\`\`\``,
    ],
    ["flowers", `✿FUNCTION✿: search_knowledge\n✿ARGS✿: ${json}\n✿RESULT✿`],
    ["a forgotten bracket", `<tool_call>{"name":"search_knowledge","arguments":${json}</tool_call>`],
  ] as const) {
    it(`reads a call written with ${dialect}`, async () => {
      assert.deepEqual(await told(`${delta({ content: text })}${END}`), {
        text: "",
        calls: search,
        end: "stop",
      });
    });
  }

  it("reads two calls that a sign parts", async () => {
    const call = (name: string, args: string) => `{"name":"${name}","parameters":${args}}`;
    const content = `${call("search_knowledge", json)}; ${call("opening_hours", "{}")}`;
    const heard = await told(`${delta({ content })}${END}`);
    assert.deepEqual(heard, { text: "", calls: `${search}opening_hours({})`, end: "stop" });
  });

  it("takes words and calls out of parts of any type", async () => {
    for (const part of [
      { type: "text", text: { value: WORDS } },
      { type: "message", content: [{ type: "output_text", text: WORDS }] },
      { type: "markdown", text: WORDS },
    ]) {
      assert.equal((await told(`${delta({ content: [part] })}${END}`))?.text, WORDS);
    }
    const used = { type: "tool_use", id: "t1", name: "search_knowledge", input: { query: "matrícula" } };
    assert.equal((await told(`${delta({ content: [used] })}${END}`))?.calls, search);
    const thought = { content: "Hm [1].", extra_content: { google: { thought: true } } };
    assert.equal((await told(`${delta(thought)}${delta({ content: WORDS })}${END}`))?.text, WORDS);
  });

  it("reads chunks in an envelope, without anything between them, of another index, and of Ollama", async () => {
    const choice = (index: unknown) => ({ choices: [{ index, delta: { content: WORDS } }] });
    const stop = '{"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}';
    const ollama = (content: string, done: boolean) => JSON.stringify({ message: { content }, done });
    for (const stream of [
      event({ code: 0, data: { choices: [{ message: { content: WORDS }, finish_reason: "stop" }] } }),
      JSON.stringify(choice(0)) + stop,
      `${event(choice("0"))}${END}`,
      `${event(choice(1))}${event({ choices: [{ index: 1, delta: {}, finish_reason: "stop" }] })}`,
      `${ollama(WORDS, false)}\n${ollama("", true)}\n`,
      `${event(choice(0))}data: "[DONE]"\n\n`,
    ]) {
      assert.deepEqual(await told(stream), { text: WORDS, calls: "", end: "stop" }, stream);
    }
  });

  it("knows an error of any shape", async () => {
    for (const [error, code] of [
      [{ code: "Throttling.RateQuota", message: "Requests rate limit exceeded" }, "rate-limited"],
      [{ base_resp: { status_code: 1002, status_msg: "rate limit" }, choices: null }, "rate-limited"],
      [{ success: false, errors: [{ message: "internal" }], result: {} }, "server-error"],
      [{ status: "failed", message: "queue full" }, "server-error"],
      [{ code: 500, message: "internal" }, "server-error"],
    ] as const) {
      assert.deepEqual(await told(event(error)), { text: "", calls: "", end: code });
    }
    const late = `${delta({ content: "A matrícula" })}data: [ERROR] upstream gone\n\n`;
    assert.deepEqual(await told(late), { text: "A matrícula", calls: "", end: "server-error" });
  });

  it("knows an end that cut, filtered or broke the words under any name", async () => {
    for (const [reasons, end] of [
      [["MAX_TOKENS", "model_context_window_exceeded", "token_limit_reached", "max_new_tokens"], "length"],
      [["SAFETY", "sensitive", "guardrail_intervened", "flagged", "censored"], "content_filter"],
      [["network_error", "cancelled", "MALFORMED_FUNCTION_CALL", "UNEXPECTED_TOOL_CALL"], "server-error"],
      [["eos_token", "COMPLETE", "FINISH_REASON_STOP", "stop_sequence"], "stop"],
    ] as const) {
      for (const reason of reasons) {
        const last = event({ choices: [{ index: 0, delta: {}, finish_reason: reason }] });
        assert.equal((await told(`${delta({ content: WORDS })}${last}`))?.end, end, reason);
      }
    }
  });
});
