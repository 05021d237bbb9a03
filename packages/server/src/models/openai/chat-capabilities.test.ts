import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ChatStage, hear, NEVER } from "../../../test/chat-stage.ts";
import { decidedTurn, passage } from "../../../test/decided-turn.ts";
import { type Behaviour, type ScriptedRequest, says } from "../../../test/scripted-llm.ts";
import { createKnowledge } from "../../knowledge/search/search.ts";
import type { Model } from "../../turn/ports.ts";
import { FORGET_MS } from "./capabilities.ts";

const stage = new ChatStage();
const deps = { knowledge: createKnowledge([passage()], "1") };
type Body = ScriptedRequest["body"];

const options = {
  temperature: 0.3,
  maxTokens: 500,
  reasoningEffort: "low",
  extraBody: { top_k: 20 },
} as const;

function turn() {
  const made = decidedTurn();
  return { ...made, site: { ...made.site, modelOptions: options } };
}

function ask(model: Model) {
  return hear(model.reply(turn(), NEVER, deps));
}

/** A server that refuses a request as long as it is so. */
function refusing(
  is: (body: Body) => boolean,
  message: string,
  status = 400,
): (request: ScriptedRequest) => Behaviour {
  return ({ body }) =>
    is(body)
      ? { type: "refuse", status, body: { error: { message, code: status } } }
      : says("Sete dias [1].");
}

const hasSystem = (body: Body) => body.messages.some(({ role }) => role === "system");
const last = () => stage.llm.requests.at(-1)?.body;

describe("createOpenAiModel, what a server refuses", () => {
  const kinds: [string, (body: Body) => boolean, string, number][] = [
    ["tools", (body) => !!body.tools, "This model does not support tools", 400],
    ["tools", (body) => !!body.tools, "tool use is not implemented for this template", 500],
    ["tools", (body) => !!body.tools, "No provider supports function calling", 404],
    ["usage", (body) => !!body.stream_options, "Unrecognized request argument: stream_options", 400],
    ["the system role", hasSystem, "Only user and assistant roles are supported!", 400],
    ["the system role", hasSystem, "The first message must be from the user", 400],
    ["the system role", hasSystem, "Jinja Exception: Conversation roles must alternate user/assistant", 500],
    ["the temperature", (body) => body.temperature !== undefined, "'temperature' does not support 0.3", 400],
    [
      "max_tokens",
      (body) => body.max_tokens !== undefined,
      "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead.",
      400,
    ],
    [
      "the effort",
      (body) => body.reasoning_effort !== undefined,
      "reasoning_effort is not supported with this model",
      422,
    ],
    [
      "the effort",
      (body) => body.reasoning_effort !== undefined,
      "This model does not support reasoning",
      400,
    ],
    ["the owner's own fields", (body) => "top_k" in body, "Parâmetro desconhecido: top_k", 400],
    ["a stream", (body) => body.stream === true, "streaming is not supported", 400],
    [
      "a stream",
      (body) => body.stream === true,
      "Your organization must be verified to stream this model.",
      400,
    ],
  ];
  for (const [name, is, message, status] of kinds) {
    it(`leaves ${name} out alone, and goes on so (${status})`, async () => {
      stage.llm.setScript(refusing(is, message, status));
      const asked = stage.model();
      for (const _ of [1, 2]) {
        const { text, notice } = await ask(asked);
        assert.deepEqual([text, notice], ["Sete dias.", undefined]);
      }
      assert.equal(stage.llm.requests.length, 3);
      const [first] = stage.llm.requests;
      const left = Object.keys(first?.body ?? {}).filter((key) => !(key in (last() ?? {})));
      assert.ok(left.length <= 1, left.join());
      assert.equal(hasSystem(last() as Body), name !== "the system role");
    });
  }

  it("uses the other name of max_tokens, and neither where both are refused", async () => {
    stage.llm.setScript(refusing((body) => body.max_tokens !== undefined, "max_tokens is not supported"));
    await ask(stage.model());
    assert.equal(last()?.max_completion_tokens, 500);
    stage.llm.setScript(
      refusing(
        (body) => !!(body.max_tokens ?? body.max_completion_tokens),
        "max_tokens and max_completion_tokens are unknown",
      ),
    );
    assert.equal((await ask(stage.model())).text, "Sete dias.");
  });

  it("finds out by itself what a server without a reason refuses", async () => {
    stage.llm.setScript(refusing((body) => body.temperature !== undefined, "Bad Request"));
    const asked = stage.model();
    assert.equal((await ask(asked)).text, "Sete dias.");
    assert.deepEqual([last()?.temperature, last()?.max_tokens, !!last()?.tools], [undefined, 500, true]);
  });

  it("gives up several where several are refused", async () => {
    const is = (body: Body) => !!body.tools || !!body.stream_options || hasSystem(body);
    stage.llm.setScript(refusing(is, "Bad Request"));
    assert.equal((await ask(stage.model())).text, "Sete dias.");
  });

  it("asks again after half an hour", async () => {
    stage.llm.setScript(refusing((body) => !!body.tools, "tools are not supported"));
    const asked = stage.model();
    await ask(asked);
    stage.llm.setScript(says("Sete dias [1]."));
    stage.clock.advance(FORGET_MS);
    await ask(asked);
    assert.ok(last()?.tools);
  });

  it("lets user and assistant take turns where there is no system role", async () => {
    stage.llm.setScript(refusing(hasSystem, "System role not supported"));
    await ask(stage.model());
    assert.deepEqual(
      last()?.messages.map(({ role }) => role),
      ["user"],
    );
  });

  it("sends signatures and reasoning back with their calls", async () => {
    const call = {
      id: "c1",
      type: "function",
      extra_content: { google: { thought_signature: "sig-1" } },
      function: { name: "search_knowledge", arguments: '{"query":"troca"}' },
    };
    const json = {
      choices: [
        {
          index: 0,
          delta: { reasoning_details: [{ type: "reasoning.encrypted", data: "sig-2" }], tool_calls: [call] },
        },
      ],
    };
    stage.llm.setScript(({ index }) =>
      index === 0 ? { type: "stream", steps: [{ json }], finish: "tool_calls" } : says("Sete dias [1]."),
    );
    assert.equal((await ask(stage.model())).text, "Sete dias.");
    assert.match(JSON.stringify(last()?.messages), /"thought_signature":"sig-1"/);
    assert.match(JSON.stringify(last()?.messages), /"reasoning_details":\[.*"sig-2"/);
  });

  it("waits as long as the headers of a refusal say", async () => {
    for (const [name, valueAt, waitMs] of [
      ["retry-after", () => "3s", 3_000],
      ["ratelimit-reset", () => "7", 7_000],
      ["x-ratelimit-reset-tokens", () => "1.3s", 1_300],
      ["x-ratelimit-reset", (now: number) => String(now + 6_500), 6_500],
    ] as const) {
      const before = stage.llm.requests.length;
      const headers = { [name]: valueAt(stage.clock.now()) };
      stage.llm.setScript(({ index }) =>
        index === before ? { type: "refuse", status: 429, headers } : says("Sete dias [1]."),
      );
      const heard = ask(stage.model());
      await stage.clock.armed(waitMs);
      stage.clock.advance(waitMs);
      assert.equal((await heard).text, "Sete dias.");
    }
  });

  it("waits as long as the body of a refusal says", async () => {
    for (const [body, waitMs] of [
      [{ message: "Tente novamente em 3 segundos." }, 3_000],
      [{ error: { retry_after_ms: 800 } }, 800],
      [[{ error: { code: 429, details: [{ retryDelay: "7s" }] } }], 7_000],
      [{ error: { message: "Rate limit reached. Please try again in 1.5s." } }, 1_500],
      [{ error: "Model is loading", estimated_time: 12.5 }, 12_500],
    ] as const) {
      const before = stage.llm.requests.length;
      stage.llm.setScript(({ index }) =>
        index === before ? { type: "refuse", status: 429, body } : says("Sete dias [1]."),
      );
      const heard = ask(stage.model());
      await stage.clock.armed(waitMs);
      stage.clock.advance(waitMs);
      assert.equal((await heard).text, "Sete dias.");
    }
  });

  it("sends the site's options, and never lets them take the place of the messages", async () => {
    stage.llm.setScript(says("Sete dias [1]."));
    const made = turn();
    const extraBody = { messages: [], stream: false, chat_template_kwargs: { enable_thinking: false } };
    const site = { ...made.site, modelOptions: { extraBody, extraHeaders: { "X-Title": "Loja" } } };
    await hear(stage.model().reply({ ...made, site }, NEVER, deps));
    const [request] = stage.llm.requests;
    assert.equal(request?.headers["x-title"], "Loja");
    assert.match(JSON.stringify(request?.body), /"chat_template_kwargs":\{"enable_thinking":false\}/);
    assert.deepEqual([request?.body.stream, request?.body.messages.length], [true, 2]);
  });
});
