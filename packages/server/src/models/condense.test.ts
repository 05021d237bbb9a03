import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { decidedTurn, passage } from "../../test/decided-turn.ts";
import { createManualClock, type ManualClock } from "../../test/manual-clock.ts";
import { createKnowledge } from "../knowledge/search/search.ts";
import { findingOf } from "../turn/findings.ts";
import type { DecidedTurn } from "../turn/ports.ts";
import { type Complete, CompletionFault, type CompletionRequest } from "./completion.ts";
import { CONDENSE_MS, createCondenser, UNDERSTOOD_CHANCE, unclearBy } from "./condense.ts";

const saturday = passage({
  id: "https://loja.example/horarios#0",
  url: "https://loja.example/horarios",
  title: "Horários",
  heading: "Sábado",
  text: "Aos sábados a loja abre das 9h às 13h.",
});
const knowledge = createKnowledge([passage(), saturday], "1");
const past = {
  visitor: "Vocês abrem durante a semana?",
  assistant: "Sim, das 9h às 18h. Escreva para ana@exemplo.com.br.",
  intent: "hours",
  action: "answer",
  cited: [],
};

function turnOf(text: string, fields: Partial<DecidedTurn> = {}, turns = [past]): DecidedTurn {
  return { ...decidedTurn({ text, past: turns, evidence: [passage()] }), chance: 0.2, ...fields };
}

describe("unclearBy", () => {
  it("names a short message in a talk that its words hardly answer, and none that they do", () => {
    assert.equal(unclearBy(turnOf("e sábado?"), knowledge), "follow-up");
    assert.equal(unclearBy(turnOf("e sábado?", { chance: UNDERSTOOD_CHANCE }), knowledge), undefined);
    assert.equal(
      unclearBy(turnOf("e sábado?", { chance: UNDERSTOOD_CHANCE - 0.01 }), knowledge),
      "follow-up",
    );
  });

  it("leaves a message that begins the talk or stands alone", () => {
    assert.equal(unclearBy(turnOf("e sábado?", {}, []), knowledge), undefined);
    const whole = "qual o prazo para trocar uma loja inteira aos sábados das 9h às 13h";
    assert.equal(unclearBy(turnOf(whole), knowledge), undefined);
  });

  it("names a message in another language than the pages', or in words that they do not hold", () => {
    const english = { ...decidedTurn({ text: "may I exchange it?", language: "en" }), chance: 0.2 };
    assert.equal(unclearBy(english, knowledge), "foreign");
    assert.equal(unclearBy(turnOf("Quels sont vos horaires d'ouverture ?", {}, []), knowledge), "foreign");
  });
});

describe("createCondenser", () => {
  let clock: ManualClock;
  let requests: CompletionRequest[];
  const signal = new AbortController().signal;
  const deps = {
    knowledge,
    marker: "marca",
    redact: (text: string) => text.replace(/\S+@\S+/g, "[EMAIL_1]"),
  };

  beforeEach(() => {
    clock = createManualClock();
    requests = [];
  });

  function saying(...words: string[]): Complete {
    return async function* complete(request) {
      requests.push(request);
      for (const text of words) yield { type: "text", text };
      yield { type: "finish", reason: "stop" };
    };
  }

  function silent(aborted: () => void): Complete {
    return async function* complete(request, halt) {
      requests.push(request);
      await new Promise<void>((resolve) => halt.addEventListener("abort", () => resolve()));
      aborted();
      throw new CompletionFault("connection");
    };
  }

  it("asks for one question by the talk, without personal facts, and finds what it asks", async () => {
    const condenser = createCondenser(saying("“A loja abre", " aos sábados?”\nPois"), clock);
    const { turn, tokenCount } = await condenser.condense(turnOf("e sábado?"), deps, signal);
    const found = findingOf(turn, "condensed");
    assert.equal(found?.question, "A loja abre aos sábados?");
    assert.equal(found?.passages[0]?.id, saturday.id);
    assert.ok(tokenCount > 0);
    const prompt = (requests[0]?.messages ?? []).map(({ content }) => content).join("\n");
    assert.match(prompt, /português[\s\S]*<<<marca\n> Vocês abrem[\s\S]*<<<marca\ne sábado\?/);
    assert.doesNotMatch(prompt, /ana@/);
    assert.deepEqual(requests[0]?.tools, []);
  });

  it("asks for the language of the pages where the visitor writes another", async () => {
    const english = { ...decidedTurn({ text: "open on saturdays?", language: "en" }), chance: 0.2 };
    await createCondenser(saying("Abre aos sábados?"), clock).condense(english, deps, signal);
    assert.match(requests[0]?.messages[0]?.content ?? "", /em português/);
  });

  it("asks nothing where the message is understood as it stands", async () => {
    const turn = turnOf("e sábado?", { chance: 1 });
    const condensed = await createCondenser(saying("x"), clock).condense(turn, deps, signal);
    assert.deepEqual([condensed, requests.length], [{ turn, tokenCount: 0 }, 0]);
  });

  it("goes on without a question after 300 ms, and hangs up", async () => {
    const hungUp = Promise.withResolvers<void>();
    const condenser = createCondenser(silent(hungUp.resolve), clock);
    const turn = turnOf("e sábado?");
    const condensed = condenser.condense(turn, deps, signal);
    clock.advance(CONDENSE_MS);
    assert.equal((await condensed).turn, turn);
    await hungUp.promise;
  });

  it("leaves a server alone for ten minutes after three questions that did not come", async () => {
    const condenser = createCondenser(
      silent(() => undefined),
      clock,
    );
    const ask = async () => {
      const asked = condenser.condense(turnOf("e sábado?"), deps, signal);
      clock.advance(CONDENSE_MS);
      await asked;
    };
    for (let time = 0; time < 5; time += 1) await ask();
    assert.equal(requests.length, 3);
    clock.advance(10 * 60_000);
    await ask();
    assert.equal(requests.length, 4);
  });

  it("goes on when the LLM fails, says nothing, or the visitor stops", async () => {
    const turn = turnOf("e sábado?");
    // biome-ignore lint/correctness/useYield: it fails at once.
    const failing: Complete = async function* complete() {
      throw new CompletionFault("server-error");
    };
    assert.equal((await createCondenser(failing, clock).condense(turn, deps, signal)).turn, turn);
    assert.equal((await createCondenser(saying("…"), clock).condense(turn, deps, signal)).turn, turn);
    const stop = new AbortController();
    const stopped = createCondenser(
      silent(() => undefined),
      clock,
    ).condense(turn, deps, stop.signal);
    stop.abort();
    assert.equal((await stopped).turn, turn);
  });
});
