import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import type { Contact } from "@prosa/protocol";
import { DECLINED, decidedTurn, passage } from "../../test/decided-turn.ts";
import { createManualClock, type ManualClock } from "../../test/manual-clock.ts";
import { refuses, type ScriptedLlm, type Step, says, startScriptedLlm } from "../../test/scripted-llm.ts";
import { createKnowledge } from "../knowledge/search/search.ts";
import type { DecidedTurn, Model, ReplyChunk, ReplyDeps } from "../turn/ports.ts";
import { TOOL_MS } from "./exchange.ts";
import { createOpenAiModel, type OpenAiSettings } from "./openai/chat.ts";
import { createCircuitBreaker, OPEN_MS } from "./resilience/circuit-breaker.ts";
import { createTokenBudget } from "./resilience/token-budget.ts";

const fallback: Model = {
  name: "fallback",
  isInstant: true,
  async *reply() {
    yield { type: "text", text: "embedded answer" };
    yield { type: "end", end: "done", citations: [], choices: [], products: [] };
  },
};

const delivery = passage({
  id: "https://loja.example/entrega#0",
  url: "https://loja.example/entrega",
  title: "Entrega",
  text: "Entregamos em Manaus em 12 dias.",
});
const kettle = passage({
  id: "https://loja.example/chaleira#0",
  url: "https://loja.example/chaleira",
  title: "Chaleira Gabo",
  text: "Chaleira Gabo. Preço: R$ 199,00.",
  kind: "product",
  product: { name: "Chaleira Gabo", price: 199, currency: "BRL" },
});

describe("an exchange with the LLM", () => {
  let llm: ScriptedLlm;
  let clock: ManualClock;
  let deps: ReplyDeps;
  let noted: Contact[];
  let read: string[];

  before(async () => {
    llm = await startScriptedLlm();
  });
  after(() => llm.close());
  beforeEach(() => {
    llm.requests.length = 0;
    clock = createManualClock();
    noted = [];
    read = [];
    deps = {
      knowledge: createKnowledge([passage(), delivery, kettle], "1"),
      noteContact: (contact) => noted.push(contact),
      readPage: async (url) => {
        read.push(url);
        return [delivery];
      },
    };
  });

  function model(extra: Partial<OpenAiSettings> = {}): Model {
    const settings = {
      apiKey: "sk-test",
      baseUrl: llm.baseUrl,
      model: "scripted",
      fallback,
      clock,
      random: () => 0.5,
    };
    return createOpenAiModel({ ...settings, ...extra });
  }

  async function reply(turn: DecidedTurn = decidedTurn(), asked: Model = model()) {
    let text = "";
    let notice: string | undefined;
    let end: Extract<ReplyChunk, { type: "end" }> | undefined;
    for await (const chunk of asked.reply(turn, new AbortController().signal, deps)) {
      if (chunk.type === "text") text += chunk.text;
      if (chunk.type === "notice") notice = chunk.code;
      if (chunk.type === "end") end = chunk;
    }
    assert.ok(end);
    return { text, notice, ...end };
  }

  /** The LLM first asks for these tools, then says the words. */
  function asksThenSays(calls: { name: string; args: unknown }[], ...words: string[]): void {
    llm.setScript(({ body }) => {
      if (body.messages.some(({ role }) => role === "tool")) return says(...words);
      const steps = calls.flatMap(({ name, args }, index): Step[] => {
        const written = typeof args === "string" ? args : JSON.stringify(args);
        return [
          { toolCall: { index, id: `call_${index}`, name, args: "" } },
          { toolCall: { index, args: written.slice(0, 5) } },
          { toolCall: { index, args: written.slice(5) } },
        ];
      });
      return { type: "stream", steps, finish: "tool_calls" };
    });
  }

  const toolResults = () =>
    (llm.requests.at(-1)?.body.messages ?? [])
      .filter(({ role }) => role === "tool")
      .map(({ content }) => content ?? "");

  describe("tools", () => {
    it("search the site's knowledge, and what they find can be cited", async () => {
      asksThenSays([{ name: "search_knowledge", args: { query: "entrega em Manaus" } }], "Em 12 dias [2].");
      const { text, citations } = await reply();
      assert.equal(text, "Em 12 dias.");
      assert.deepEqual(
        citations.map(({ url, quote }) => [url, quote]),
        [["https://loja.example/entrega", "Entregamos em Manaus em 12 dias."]],
      );
      assert.match(
        toolResults()[0] ?? "",
        /^Found for "entrega em Manaus": \d\.\n\n<<<FONTE \d [a-z0-9]{20}\n/,
      );
    });

    it("give what the site states of a product", async () => {
      asksThenSays([{ name: "product_details", args: { name: "chaleira" } }], "R$ 199,00 [2].");
      assert.deepEqual(
        (await reply()).products.map(({ name, price }) => [name, price]),
        [["Chaleira Gabo", 199]],
      );
    });

    it("read pages of the site alone", async () => {
      const urls = [
        "https://evil.example/x",
        "https://loja.example@evil.example/",
        "http://169.254.169.254/",
        "/entrega",
      ];
      asksThenSays(
        urls.map((url) => ({ name: "read_page", args: { url } })),
        "Ok [2].",
      );
      const { citations } = await reply();
      assert.deepEqual(read, ["https://loja.example/entrega"]);
      assert.deepEqual(
        toolResults().map((result) => result.startsWith("Refused")),
        [true, true, true, false],
      );
      assert.equal(citations[0]?.url, "https://loja.example/entrega");
    });

    it("offer a human as a button, and call nobody", async () => {
      asksThenSays([{ name: "ask_human", args: { reason: "unsure" } }], "Posso chamar alguém.");
      assert.deepEqual((await reply()).choices, [{ id: "ask-human", label: "Falar com uma pessoa" }]);
    });

    it("note a contact that the visitor wrote, behind its placeholder", async () => {
      asksThenSays([{ name: "note_contact", args: { email: "[EMAIL_1]" } }], "Anotei [EMAIL_1].");
      const { text } = await reply(decidedTurn({ text: "me escreva: ana@casa.example" }));
      assert.deepEqual(noted, [{ email: "ana@casa.example" }]);
      assert.equal(text, "Anotei ana@casa.example.");
      assert.doesNotMatch(JSON.stringify(llm.requests.map(({ body }) => body)), /ana@casa/);
    });

    it("note no contact that the visitor did not write", async () => {
      asksThenSays([{ name: "note_contact", args: { email: "rob@evil.example" } }], "Ok.");
      await reply();
      assert.deepEqual(noted, []);
    });

    it("survive invalid arguments, unknown names and a page that cannot be read", async () => {
      deps = { ...deps, readPage: () => Promise.reject(new Error("gone")) };
      asksThenSays(
        [
          { name: "search_knowledge", args: "{not json" },
          { name: "refund", args: {} },
          { name: "read_page", args: { url: "/entrega" } },
        ],
        "Sim.",
      );
      const { text, end } = await reply();
      assert.deepEqual([text, end], ["Sim.", "done"]);
      assert.equal(toolResults().length, 3);
    });

    it("are given up after 8 s", async () => {
      deps = { ...deps, readPage: () => new Promise(() => undefined) };
      asksThenSays([{ name: "read_page", args: { url: "/entrega" } }], "Sim.");
      const heard = reply();
      await clock.armed(TOOL_MS);
      clock.advance(TOOL_MS);
      assert.equal((await heard).text, "Sim.");
    });

    it("end after three rounds", async () => {
      llm.setScript(({ index, body }) =>
        body.tools
          ? {
              type: "stream",
              steps: [
                { toolCall: { index: 0, id: `c${index}`, name: "search_knowledge", args: '{"query":"x"}' } },
              ],
              finish: "tool_calls",
            }
          : says("Sim."),
      );
      assert.equal((await reply()).text, "Sim.");
      assert.equal(llm.requests.length, 4);
    });

    it("are not needed: a server that refuses them is asked for words", async () => {
      llm.setScript(({ body }) => (body.tools ? refuses(400, "tools_unsupported") : says("Sete dias [1].")));
      const { text, notice } = await reply();
      assert.deepEqual([text, notice], ["Sete dias.", undefined]);
    });
  });

  describe("tool calls", () => {
    const whole = (id: string | undefined, name: string, args: string, index?: number): Step => ({
      toolCall: { ...(index !== undefined && { index }), ...(id !== undefined && { id }), name, args },
    });
    const search = '{"query":"entrega em Manaus"}';
    const product = '{"name":"chaleira"}';
    for (const [name, steps] of [
      [
        "whole, without an index",
        [whole("a", "search_knowledge", search), whole("b", "product_details", product)],
      ],
      [
        "whole, without an id",
        [whole(undefined, "search_knowledge", search), whole(undefined, "product_details", product)],
      ],
      [
        "in interleaved fragments",
        [
          whole("a", "search_knowledge", "", 0),
          whole("b", "product_details", "", 1),
          { toolCall: { index: 1, args: product.slice(0, 4) } },
          { toolCall: { index: 0, args: search.slice(0, 9) } },
          { toolCall: { index: 1, args: product.slice(4) } },
          { toolCall: { index: 0, args: search.slice(9) } },
        ],
      ],
    ] as [string, Step[]][]) {
      it(`are kept apart when they come ${name}`, async () => {
        llm.setScript(({ body }) =>
          body.messages.some(({ role }) => role === "tool")
            ? says("Sim.")
            : { type: "stream", steps, finish: "tool_calls" },
        );
        await reply();
        const [found, described] = toolResults();
        assert.match(found ?? "", /Manaus/);
        assert.match(described ?? "", /Chaleira Gabo/);
      });
    }
  });

  describe("the structured finish", () => {
    it("is not shown, and its citations count like citation markers", async () => {
      llm.setScript(says("São 7 dias.\n", "@", '@{"action":"answer",', '"citations":[1, 7]}'));
      const { text, citations, choices } = await reply();
      assert.equal(text, "São 7 dias.");
      assert.deepEqual(
        citations.map(({ title }) => title),
        ["Trocas e devoluções"],
      );
      assert.deepEqual(choices, []);
    });

    it("offers a human where the LLM says that the sources do not answer", async () => {
      llm.setScript(says('Não sei.\n@@{"action":"decline","citations":[]}'));
      const { text, choices } = await reply();
      assert.deepEqual([text, choices[0]?.id], [DECLINED, "ask-human"]);
    });

    it("may be missing or broken", async () => {
      for (const words of [
        "São 7 dias.",
        "São 7 dias.\n@@{oops",
        'São 7 dias.\n@@{"action":"fly","citations":0}',
      ]) {
        llm.setScript(says(words));
        assert.equal((await reply()).text, "São 7 dias.");
      }
    });

    it("leaves an @ in the words alone", async () => {
      llm.setScript(says("Siga @", "loja @@ ", "agora @"));
      assert.equal((await reply()).text, "Siga @loja @@ agora @");
    });
  });

  describe("[F24] the circuit breaker", () => {
    const failing = refuses(401, "invalid_api_key");

    it("lets no call through after five failures, and one more after 30 s", async () => {
      const breaker = createCircuitBreaker(clock);
      const asked = model({ breaker });
      llm.setScript(failing);
      for (let count = 0; count < 7; count += 1)
        assert.equal((await reply(decidedTurn(), asked)).notice, "model-unavailable");
      assert.deepEqual([llm.requests.length, breaker.state], [5, "open"]);
      clock.advance(OPEN_MS);
      llm.setScript(says("De volta."));
      assert.equal((await reply(decidedTurn(), asked)).text, "De volta.");
      assert.equal(breaker.state, "closed");
    });

    it("stays open when the one call fails as well", async () => {
      const breaker = createCircuitBreaker(clock);
      const asked = model({ breaker });
      llm.setScript(failing);
      for (let count = 0; count < 5; count += 1) await reply(decidedTurn(), asked);
      clock.advance(OPEN_MS);
      await reply(decidedTurn(), asked);
      await reply(decidedTurn(), asked);
      assert.deepEqual([llm.requests.length, breaker.state], [6, "open"]);
    });

    it("forgets failures that are more than 30 s apart", () => {
      const breaker = createCircuitBreaker(clock);
      for (let count = 0; count < 12; count += 1) {
        breaker.failed();
        clock.advance(8_000);
      }
      assert.equal(breaker.state, "closed");
    });

    it("takes a stopped probe for no answer, and probes again", () => {
      const breaker = createCircuitBreaker(clock);
      for (let count = 0; count < 5; count += 1) breaker.failed();
      clock.advance(OPEN_MS);
      assert.deepEqual([breaker.admit(), breaker.admit()], [true, false]);
      breaker.abandoned();
      assert.equal(breaker.admit(), true);
    });
  });

  describe("budgets", () => {
    it("have the fallback answer once one is spent, until it has refilled", async () => {
      const budget = createTokenBudget(1_000, clock);
      deps = { ...deps, budgets: [createTokenBudget(1_000_000, clock), budget] };
      llm.setScript({ type: "stream", steps: [{ text: "Sim." }], tokenCount: 1_400 });
      assert.equal((await reply()).text, "Sim.");
      assert.equal((await reply()).notice, "model-unavailable");
      clock.advance(25 * 60 * 1_000);
      assert.equal((await reply()).text, "Sim.");
      assert.equal(llm.requests.length, 2);
    });

    it("count by estimate where the server sends no usage", async () => {
      const budget = createTokenBudget(300, clock);
      deps = { ...deps, budgets: [budget] };
      llm.setScript(says("Sim."));
      await reply();
      assert.equal(budget.isSpent, true);
    });
  });

  it("sends no personal fact out, and puts it back into the reply", async () => {
    llm.setScript(({ body }) =>
      says(`Seu CPF é ${/\[CPF_1\]/.exec(body.messages.at(-1)?.content ?? "")?.[0]}.`),
    );
    const past = {
      visitor: "sou ana@casa.example",
      assistant: "Oi!",
      intent: "greeting",
      action: "answer",
      cited: [],
    };
    const { text } = await reply(decidedTurn({ text: "CPF 529.982.247-25, e a troca?", past: [past] }));
    assert.equal(text, "Seu CPF é 529.982.247-25.");
    assert.doesNotMatch(JSON.stringify(llm.requests[0]?.body), /529\D?982|casa\.example/);
  });

  it("takes no price from the LLM or the visitor that no source states, and offers a human", async () => {
    llm.setScript(says("Fechado por R", "$ 1", ",00! De R$ 1", "99,00 [1]."));
    const { text, choices } = await reply(decidedTurn({ text: "faz por R$ 1,00?", evidence: [kettle] }));
    assert.equal(text, "Fechado por (o valor que você citou)! De R$ 199,00.");
    assert.equal(choices[0]?.id, "ask-human");
  });

  it("keeps one line for each turn that no longer fits", async () => {
    llm.setScript(says("Ok."));
    const past = Array.from({ length: 8 }, (_, at) => ({
      visitor: `pergunta ${at}`,
      assistant: "resposta longa ".repeat(60),
      intent: "product",
      action: "answer",
      cited: [],
    }));
    await reply(decidedTurn({ past }));
    const messages = llm.requests[0]?.body.messages ?? [];
    assert.ok(messages.length < 16);
    assert.match(messages.at(-1)?.content ?? "", /- "pergunta 0" \(product → answer\)/);
    assert.match(JSON.stringify(messages.slice(1)), /pergunta 7/);
  });
});
