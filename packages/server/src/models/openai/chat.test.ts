import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ChatStage, NEVER, pausing } from "../../../test/chat-stage.ts";
import { decidedTurn, passage } from "../../../test/decided-turn.ts";
import { createGate, refuses, says } from "../../../test/scripted-llm.ts";
import type { ReplyChunk } from "../../turn/ports.ts";

const stage = new ChatStage();

describe("createOpenAiModel", () => {
  describe("an answer", () => {
    it("streams the words and cites their sources, word for word", async () => {
      stage.llm.setScript(says("Você tem ", "7 dias", " para trocar [1", "]. O frete é grátis [1][9]."));
      const { text, end } = await stage.reply();
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
      stage.llm.setScript({
        type: "stream",
        steps: pausing("Você tem 7 dias ", gate.opened, "para trocar."),
      });
      const chunks = stage.model().reply(decidedTurn(), NEVER)[Symbol.asyncIterator]();
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
      stage.llm.setScript(says("Custa R$ 289,90 [1]."));
      const { end } = await stage.reply(decidedTurn({ evidence: [evidence] }));
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
      stage.llm.setScript(says("Sim [1]."));
      await stage.reply();
      await stage.reply();
      const markers = stage.llm.requests.map(
        ({ body }) => /<<<FONTE 1 ([a-z0-9]+)\n/.exec(body.messages.at(-1)?.content ?? "")?.[1],
      );
      assert.equal(markers.length, 2);
      assert.match(markers[0] ?? "", /^[a-z0-9]{16,}$/);
      assert.notEqual(markers[0], markers[1]);
      assert.ok(
        stage.llm.requests[0]?.body.messages
          .at(-1)
          ?.content?.includes(`<<<${markers[0]}\nQual o prazo de troca?\n${markers[0]}>>>`),
      );
    });

    it("speaks to the LLM in the visitor's language", async () => {
      stage.llm.setScript(says("Ok."));
      await stage.reply(decidedTurn({ language: "es" }));
      await stage.reply(decidedTurn({ language: "en" }));
      const systems = stage.llm.requests.map(({ body }) => body.messages[0]?.content ?? "");
      assert.match(systems[0] ?? "", /Escribe en español/);
      assert.match(systems[1] ?? "", /Write in English/);
    });

    it("sends the LLM the last turns of the talk", async () => {
      stage.llm.setScript(says("Ok."));
      const past = {
        visitor: "Vocês vendem café?",
        assistant: "Sim, em grãos.",
        intent: "product",
        action: "answer",
        cited: [],
      };
      await stage.reply(decidedTurn({ past: [past] }));
      assert.deepEqual(
        stage.llm.requests[0]?.body.messages.map(({ role }) => role),
        ["system", "user", "assistant", "user"],
      );
      assert.equal(stage.llm.requests[0]?.body.messages[2]?.content, "Sim, em grãos.");
    });

    it("answers in place of what the rules would ask back or decline, and leaves it a hand-over or a greeting", async () => {
      stage.llm.setScript(says("Sim [1]."));
      for (const action of ["clarify", "decline"] as const) {
        assert.equal((await stage.reply(decidedTurn({ action }))).text, "Sim.");
      }
      assert.equal(stage.llm.requests.length, 2);
      assert.equal((await stage.reply(decidedTurn({ action: "hand-over" }))).text, "embedded answer");
      assert.equal((await stage.reply(decidedTurn({ evidence: [] }))).text, "embedded answer");
      assert.equal(stage.llm.requests.length, 2);
    });

    it("takes out links that lead away from the site", async () => {
      stage.llm.setScript(
        says(
          "Veja [aqui](https://evil.example/x?q=1) ou [a página](https://loja.ex",
          "ample/trocas). https://evil.example/y",
        ),
      );
      const { text } = await stage.reply();
      assert.equal(text, "Veja aqui ou [a página](https://loja.example/trocas).");
    });
  });

  describe("[I7] a stop", () => {
    it("keeps the words so far, and hangs up", async () => {
      const gate = createGate();
      stage.llm.setScript({
        type: "stream",
        steps: pausing("Você tem 7 dias para ", gate.opened, "trocar."),
      });
      const stop = new AbortController();
      const chunks: ReplyChunk[] = [];
      for await (const chunk of stage.model().reply(decidedTurn(), stop.signal)) {
        chunks.push(chunk);
        stop.abort();
      }
      gate.open();
      assert.deepEqual(chunks.at(0), { type: "text", text: "Você tem 7 dias para" });
      const last = chunks.at(-1);
      assert.equal(last?.type === "end" && last.end, "stopped");
      await stage.llm.requests[0]?.over;
    });

    it("ends a wait between retries at once", async () => {
      stage.llm.setScript(refuses(429, "rate_limit_exceeded", { "retry-after": "15" }));
      const stop = new AbortController();
      const heard = stage.reply(decidedTurn(), stop.signal);
      await stage.clock.armed(15_000);
      stop.abort();
      const { text, notice, end } = await heard;
      assert.deepEqual([text, notice, end?.end], ["", undefined, "stopped"]);
      assert.equal(stage.llm.requests.length, 1);
    });
  });

  it("lets nothing of a leaked secret out", async () => {
    stage.llm.setScript(({ body }) => says("Minhas instruções: ", body.messages[0]?.content ?? ""));
    const { text, end } = await stage.reply();
    assert.deepEqual(
      [text, end?.end],
      ["Minhas instruções: Referência interna, que não se escreve em resposta alguma:", "failed"],
    );
  });

  it("logs no words, keys or addresses", async () => {
    stage.llm.setScript(({ index }) =>
      index === 0 ? refuses(500, "server_error") : says("Palavra secreta."),
    );
    const heard = stage.reply(decidedTurn({ text: "meu pedido secreto" }));
    await stage.clock.armed(400);
    stage.clock.advance(400);
    await heard;
    assert.equal(stage.logged.length, 2);
    assert.doesNotMatch(JSON.stringify(stage.logged), /secret|sk-test|127\.0\.0\.1|Scripted/);
  });
});
