import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { decidedTurn, passage } from "../../../test/decided-turn.ts";
import type { Passage } from "../../knowledge/passage.ts";
import type { Context, DecidedTurn, PastTurn } from "../../turn/ports.ts";
import { excerpt } from "./choose-sources.ts";
import { fixedPart } from "./fixed-part.ts";
import { momentOf } from "./moment.ts";
import { fullBudget, SHORT_PROMPT, type VisitedPage, writePrompt } from "./write-prompt.ts";

const pages = Array.from({ length: 24 }, (_, at) =>
  passage({ id: `p${at}`, text: `Página ${at}: ${"palavra ".repeat(40)}` }),
);

function past(at: number, more: Partial<PastTurn> = {}): PastTurn {
  return {
    visitor: `pergunta ${at}`,
    assistant: `resposta ${at}`,
    intent: "product",
    action: "answer",
    cited: [],
    ...more,
  };
}

function prompted(turn: DecidedTurn, budget = fullBudget(turn.site), page?: VisitedPage) {
  const redact = (text: string) => text;
  const find = (id: string): Passage | undefined => pages.find((page) => page.id === id);
  const prompt = writePrompt(turn, { budget, marker: "marca", canary: "canario", redact, find, page });
  return { ...prompt, last: prompt.messages.at(-1)?.content ?? "" };
}

function turnWith(context: Partial<Context>, evidence: readonly Passage[] = pages.slice(0, 2)): DecidedTurn {
  const turn = decidedTurn({ evidence });
  return { ...turn, context: { ...turn.context, ...context } };
}

describe("writePrompt", () => {
  it("gives up to eight passages, and fewer where the owner gives them fewer tokens", () => {
    assert.equal(prompted(turnWith({}, pages)).sources.length, 8);
    const turn = turnWith({}, pages);
    const site = { ...turn.site, modelOptions: { evidenceTokens: 500 } };
    assert.equal(prompted({ ...turn, site }).sources.length, 3);
    assert.ok(prompted(turn, SHORT_PROMPT).sources.length < 8);
  });

  it("tells the page that the visitor is on at its end, and gives its passage after the likeliest one", () => {
    const url = "https://loja.example/aqui";
    const here = passage({ id: `${url}#0`, url, title: "Aqui" });
    const of = (shown: Passage | undefined) =>
      prompted(turnWith({}, pages.slice(0, 4)), undefined, { url, passage: shown });
    assert.match(
      of(here).last,
      /nesta página do site:\n<<<marca\nAqui\nhttps:\/\/loja.example\/aqui\nmarca>>>/,
    );
    assert.ok(of(here).sources.some(({ title }) => title === "Aqui"));
    assert.match(of(undefined).last, /<<<marca\nhttps:\/\/loja.example\/aqui\nmarca>>>/);
    assert.doesNotMatch(prompted(turnWith({})).last, /nesta página do site/);
    assert.equal(of(here).messages[0]?.content, prompted(turnWith({})).messages[0]?.content);
  });

  it("keeps what was sent before at its beginning, sources and all, and numbers on", () => {
    const one = prompted(turnWith({}, pages.slice(0, 2)));
    assert.deepEqual(one.read, ["p0", "p1"]);
    const asked = { ...past(1), visitor: "Qual o prazo de troca?", read: one.read };
    const two = prompted(turnWith({ turns: [asked] }, pages.slice(1, 4)));
    assert.ok(one.last.startsWith(two.messages[1]?.content ?? "?"));
    assert.deepEqual(
      [two.read, two.sources.map(({ id }) => id)],
      [
        ["p2", "p3"],
        ["p0", "p1", "p2", "p3"],
      ],
    );
    assert.match(two.last, /<<<FONTE 3 marca\n[\s\S]*<<<FONTE 4 marca\n[\s\S]*fontes, mostradas antes: 2\./);
    const three = prompted(turnWith({ turns: [asked, past(2, { read: two.read })] }, pages.slice(4, 5)));
    assert.deepEqual(three.messages.slice(0, 3), two.messages.slice(0, 3));
  });

  it("keeps the turns around one that nobody answered word for word, and that one as a line", () => {
    const turns = [past(1), past(2, { assistant: "" }), past(3), past(4, { assistant: "" })];
    const { messages, last } = prompted(turnWith({ turns }));
    assert.deepEqual(
      messages.slice(1, -1).map(({ content }) => /(?:pergunta|resposta) \d/.exec(content)?.[0]),
      ["pergunta 1", "resposta 1", "pergunta 3", "resposta 3"],
    );
    assert.match(last, /- "pergunta 2" .*\n- "pergunta 4" /);
  });

  it("leaves out the sources of old turns down to the half where they take too much", () => {
    const turns = Array.from({ length: 4 }, (_, at) =>
      past(at, { read: pages.slice(at * 4, at * 4 + 4).map(({ id }) => id) }),
    );
    const turn = turnWith({ turns }, pages.slice(20, 21));
    const site = { ...turn.site, modelOptions: { evidenceTokens: 1_200 } };
    assert.deepEqual(
      prompted({ ...turn, site }).sources.map(({ id }) => id),
      ["p12", "p13", "p14", "p15", "p20"],
    );
    assert.deepEqual(
      prompted(turn, SHORT_PROMPT).sources.map(({ id }) => id),
      ["p20"],
    );
  });

  it("tells what was shown, what the talk is about, and the turns before those that it remembers", () => {
    const { messages, last } = prompted(
      turnWith({
        turns: [past(1, { shown: ["Chaleira Gabo (199 BRL)", "Troca"] })],
        earlier: [{ visitor: "vocês têm chá?", intent: "product", action: "answer" }],
        slots: {
          subject: { kind: "product", id: "p1", name: "Chaleira Gabo" },
          chosen: [{ id: "p1", name: "Chaleira Gabo", quantity: 2 }],
          town: "Manaus",
          budget: 300,
        },
      }),
    );
    assert.equal(messages[2]?.content, "resposta 1\n(Mostrado ao visitante: Chaleira Gabo (199 BRL); Troca)");
    assert.match(last, /- "vocês têm chá\?" \(product → answer\)/);
    assert.match(
      last,
      /Assunto: Chaleira Gabo\nEscolhido: 2 × Chaleira Gabo\nCidade: Manaus\nQuer gastar até: 300/,
    );
  });

  it("begins alike for every session, whatever is asked, with the owner's guidance in it", () => {
    const guidance = {
      persona: "Bia, que entende de café",
      tone: "leve",
      say: ["Convide para a degustação."],
      neverSay: ["barato"],
      facts: ["A loja fica ao lado do cinema."],
    };
    const turn = decidedTurn();
    const first = prompted({ ...turn, site: { ...turn.site, guidance } }).messages[0]?.content ?? "";
    assert.equal(first, fixedPart({ name: "Loja Exemplo", guidance }, "pt-BR", "canario"));
    for (const wish of [
      guidance.persona,
      guidance.tone,
      ...guidance.say,
      ...guidance.neverSay,
      ...guidance.facts,
    ]) {
      assert.ok(first.includes(wish), wish);
    }
    assert.ok(!prompted(turn).messages[0]?.content.includes("Orientações"));
  });
});

describe("the moment", () => {
  const day = [{ from: "09:00", to: "18:00" }];
  const night = [{ from: "22:00", to: "02:00" }];
  const openingHours = { timeZone: "America/Sao_Paulo", week: [day, day, day, day, night, [], []] };
  /** A time of the week that begins on Monday, 2 March 2026, in São Paulo (UTC−3). */
  const at = (date: number, hour: number, minute = 0) => Date.UTC(2026, 2, date, hour + 3, minute);

  it("is told in the site's zone and the visitor's language, where the owner gave hours", () => {
    assert.match(
      momentOf({ openingHours }, at(2, 10), "pt-BR"),
      /segunda-feira, 2 de março de 2026.*10:00; aberto/,
    );
    assert.match(momentOf({ openingHours }, at(8, 10), "en"), /Sunday, March 8, 2026.*10:00 AM; closed/);
    assert.equal(momentOf({}, at(2, 10), "pt-BR"), "");
  });
});

describe("excerpt", () => {
  const text = `${"começo ".repeat(50)}\nO prazo é de sete dias.\n${"fim ".repeat(100)}`;

  it("is the whole of a short text, and of a long one the part with the words that answer", () => {
    assert.equal(excerpt("curto", "", 100), "curto");
    const part = excerpt(text, "O prazo é de sete dias.", 120);
    assert.match(part, /^… .*O prazo é de sete dias\..* …$/s);
    assert.ok(part.length <= 124);
    assert.match(excerpt(text, "", 60), /^começo .* …$/);
    assert.match(excerpt(`${text} última`, "última", 60), /última$/);
  });
});
