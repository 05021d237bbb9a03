import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ChatStage, hear, NEVER } from "../../test/chat-stage.ts";
import { DECLINED, decidedTurn, passage } from "../../test/decided-turn.ts";
import { type Behaviour, says } from "../../test/scripted-llm.ts";
import { createKnowledge } from "../knowledge/search/search.ts";
import type { DecidedTurn, ReplyDeps } from "../turn/ports.ts";

const stage = new ChatStage();
const deps: ReplyDeps = { knowledge: createKnowledge([passage()], "1") };

function ask(turn: DecidedTurn = decidedTurn()) {
  return hear(stage.model().reply(turn, NEVER, deps));
}

function ends(words: string, args: unknown): Behaviour {
  const toolCall = { index: 0, id: "c1", name: "end_reply", args: JSON.stringify(args) };
  return { type: "stream", steps: [{ text: words }, { toolCall }], finish: "tool_calls" };
}

function cut(...words: string[]): Behaviour {
  return { type: "stream", steps: words.map((text) => ({ text })), finish: "length" };
}

describe("the ending of a reply", () => {
  it("may be a call, which needs no further request", async () => {
    stage.llm.setScript(ends("São 7 dias.", { action: "answer", citations: ["1", 9] }));
    const { text, end } = await ask();
    assert.deepEqual([text, end?.end, end?.citations.length], ["São 7 dias.", "done", 1]);
    assert.equal(stage.llm.requests.length, 1);
  });

  it("that comes as a call without words is followed by the words", async () => {
    stage.llm.setScript(({ index }) => (index === 0 ? ends("", { action: "decline" }) : says("Não sei.")));
    const { text, end } = await ask();
    assert.deepEqual([text, end?.choices[0]?.id], [DECLINED, "ask-human"]);
    assert.equal(stage.llm.requests[1]?.body.tools, undefined);
  });

  it("is understood and never shown in whatever dress it comes", async () => {
    for (const ending of [
      '\n```json\n{"action": "decline", "citations": []}\n```',
      '\n@@ json\n{"action":"decline","citations":[],}',
      "\n<br>@@ {'action':'decline'}",
      '<tool_call>{"name":"end_reply","arguments":{"action":"decline","citations":[]}}</tool_call>',
      '\n```\n{"name":"end_reply","parameters":{"action":"decline"}}\n```',
    ]) {
      stage.llm.setScript(says("Não sei.", ...(ending.match(/[\s\S]{1,4}/g) ?? [])));
      const { text, end } = await ask();
      assert.deepEqual([text, end?.end, end?.choices[0]?.id], [DECLINED, "done", "ask-human"], ending);
    }
  });

  it("and the words are found where the whole reply is JSON", async () => {
    stage.llm.setScript(says('{"answer": "São 7 ', 'dias.", "citations": [1], "action": "answer"}'));
    const { text, end } = await ask();
    assert.deepEqual([text, end?.citations.length], ["São 7 dias.", 1]);
  });

  it("leaves no HTML in the words", async () => {
    stage.llm.setScript(says("Prazo:<b", "r>7 <strong>dias</stro", "ng> [1]"));
    assert.equal((await ask()).text, "Prazo:\n7 **dias**");
  });
});

describe("a reply that calls a tool in its middle", () => {
  const call = { index: 0, id: "c1", name: "ask_human", args: '{"reason":"wish"}' };

  it("does not say its words again after the tool, and keeps what is new", async () => {
    for (const [after, expected] of [
      ["São 7 dias.", "São 7 dias."],
      ["São 7 dias. Posso chamar alguém?", "São 7 dias. Posso chamar alguém?"],
      ["São", "São 7 dias."],
      [" São poucos dias.", "São 7 dias. São poucos dias."],
      [" Posso chamar alguém?", "São 7 dias. Posso chamar alguém?"],
    ] as const) {
      const begun = stage.llm.requests.length;
      stage.llm.setScript(({ index }) =>
        index === begun
          ? { type: "stream", steps: [{ text: "São 7 dias." }, { toolCall: call }], finish: "tool_calls" }
          : says(...(after.match(/[\s\S]{1,3}/g) ?? [])),
      );
      assert.equal((await ask()).text, expected, after);
    }
  });
});

describe("a reply that was cut", () => {
  it("goes on once, without saying its words again", async () => {
    for (const rest of [" para trocar.", "Você tem 7 dias para trocar.", "tem 7 dias para trocar."]) {
      const before = stage.llm.requests.length;
      stage.llm.setScript(({ index }) => (index === before ? cut("Você tem 7 ", "dias") : says(rest)));
      const { text, end } = await ask();
      assert.deepEqual([text, end?.end], ["Você tem 7 dias para trocar.", "done"]);
      const [said, goOn] = stage.llm.requests.at(-1)?.body.messages.slice(-2) ?? [];
      assert.deepEqual([said?.role, said?.content, goOn?.role], ["assistant", "Você tem 7 dias", "user"]);
    }
  });

  it("says so where it is cut again", async () => {
    stage.llm.setScript(cut("Você tem 7 dias"));
    const { text, end } = await ask();
    assert.deepEqual([text, end?.end], ["Você tem 7 dias", "failed"]);
    assert.equal(stage.llm.requests.length, 2);
  });

  it("is whole where its ending had begun", async () => {
    stage.llm.setScript(cut('São 7 dias.\n@@{"action":"answer","citat'));
    const { text, end } = await ask();
    assert.deepEqual([text, end?.end, stage.llm.requests.length], ["São 7 dias.", "done", 1]);
  });

  it("within its reasoning has said nothing, and the fallback answers", async () => {
    stage.llm.setScript({ type: "stream", steps: [{ text: "<think>Bem, o prazo" }], finish: "length" });
    assert.equal((await ask()).text, "embedded answer");
  });
});

describe("the order of a prompt", () => {
  const past = (at: number) => ({
    visitor: `pergunta ${at}`,
    assistant: `resposta ${at}`,
    intent: "product",
    action: "answer",
    cited: [],
  });

  it("begins with what was sent before, so that a server can keep it", async () => {
    stage.llm.setScript(says("Ok."));
    const fence = "abcdefghijklmnopqrst";
    for (const count of [3, 4, 5]) {
      const turns = Array.from({ length: count }, (_, at) => past(at));
      const turn = decidedTurn({
        past: turns,
        text: `pergunta ${count}`,
        intent: count === 4 ? "complaint" : "product",
      });
      await hear(stage.model().reply(turn, NEVER, { ...deps, fence }));
    }
    const sent = stage.llm.requests.map(({ body }) => body.messages);
    for (const [place, messages] of sent.slice(1).entries()) {
      assert.deepEqual(messages.slice(0, (sent[place]?.length ?? 0) - 1), sent[place]?.slice(0, -1));
    }
    const markers = sent
      .flat()
      .flatMap(({ content }) => content?.match(/<<<(?:FONTE \d )?([a-z0-9]+)\n/)?.[1] ?? []);
    assert.deepEqual([...new Set(markers)], [fence]);
  });

  it("has the same rules for every session of a site", async () => {
    stage.llm.setScript(says("Ok."));
    await ask();
    await ask(decidedTurn({ text: "E o frete?", intent: "shipping" }));
    const [first, second] = stage.llm.requests.map(({ body }) => body.messages[0]);
    assert.deepEqual(first, second);
    await ask(decidedTurn({ siteName: "Outra Loja" }));
    assert.notDeepEqual(stage.llm.requests[2]?.body.messages[0], first);
  });
});

describe("the facts of a reply", () => {
  it("are replaced where no source states them, and a human is offered", async () => {
    stage.llm.setScript(says("Você tem 90 ", "dias [1]. Ligue para (11) 98765", "-4321."));
    const { text, end } = await ask();
    assert.equal(
      text,
      "Você tem (prazo não confirmado no site). Ligue para (número não confirmado no site).",
    );
    assert.equal(end?.choices[0]?.id, "ask-human");
  });

  it("that contradict the site from the first word on give way to the embedded answer, without a notice", async () => {
    const source = passage({ text: "Não fazemos troca de produtos usados na loja." });
    stage.llm.setScript(says("Sim, fazemos ", "troca de produtos usados", " na loja. [1]"));
    const { text, notice, end } = await stage.reply(decidedTurn({ evidence: [source] }));
    assert.deepEqual([text, notice, end?.end], ["embedded answer", undefined, "done"]);
  });
});
