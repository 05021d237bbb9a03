import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  CONTEXT_TURNS_MAX,
  type Context,
  citedFor,
  EARLIER_TURNS_MAX,
  EMPTY_CONTEXT,
  forgetTurn,
  type PastTurn,
} from "./memory.ts";
import { rememberTurn } from "./record.ts";

function past(id: string, action = "answer", more: Partial<PastTurn> = {}): PastTurn {
  return { id, visitor: id, assistant: "", intent: "unknown", action, cited: [`${id}#1`], ...more };
}

function talk(...turns: PastTurn[]): Context {
  return turns.reduce(
    (context, turn, place) => rememberTurn(context, turn, place % 2 === 0 ? "pt-BR" : "en", place),
    EMPTY_CONTEXT,
  );
}

describe("forgetTurn", () => {
  it("restores the language and the count from before the last turn", () => {
    const before = talk(past("a"), past("b", "decline"));
    const after = rememberTurn(before, past("c", "decline"), "es", 2);
    assert.deepEqual([after.language, after.unsureCount], ["es", 2]);
    assert.deepEqual(forgetTurn(after, "c"), { ...before, lastAt: 2 });
  });

  it("takes an earlier turn out and keeps what later turns changed", () => {
    const context = forgetTurn(talk(past("a"), past("b"), past("c", "decline")), "b");
    assert.deepEqual(
      context.turns.map(({ id }) => id),
      ["a", "c"],
    );
    assert.deepEqual([context.language, context.unsureCount], ["pt-BR", 1]);
  });

  it("restores what the talk was about before the last turn, and clears what that turn began", () => {
    const monstera = { kind: "product", id: "m#0", name: "Monstera" } as const;
    const potos = { kind: "product", id: "p#0", name: "Potos" } as const;
    const first = rememberTurn(EMPTY_CONTEXT, past("a"), "es", 0, { subject: monstera });
    const second = rememberTurn(first, past("b"), "es", 1, { subject: potos, budget: 30 });
    const back = forgetTurn(second, "b");
    assert.deepEqual(back.slots, { subject: monstera });
    assert.equal(forgetTurn(back, "a").slots, undefined);
  });

  it("keeps the slots to be restored for the last turn alone", () => {
    const slots = { subject: { kind: "row", id: "t#0", name: "Hemograma" } } as const;
    const context = ["a", "b", "c"].reduce(
      (before, id, at) => rememberTurn(before, past(id), "pt-BR", at, slots),
      EMPTY_CONTEXT,
    );
    assert.deepEqual(
      context.turns.map(({ before }) => before?.slots !== undefined),
      [false, false, true],
    );
  });

  it("changes nothing where the turn is not remembered", () => {
    const context = talk(past("a"));
    assert.equal(forgetTurn(context, "b"), context);
  });
});

describe("citedFor", () => {
  it("lists the passages that the reply and the replies before it cited", () => {
    const context = talk(past("a"), past("b", "answer", { avoided: ["x#1"] }));
    assert.deepEqual(citedFor(context, "b"), ["x#1", "b#1"]);
    assert.deepEqual(citedFor(context, "c"), []);
  });

  it("stays within its limit however often the same words come", () => {
    let avoided: string[] = [];
    for (let time = 0; time < 3 * CONTEXT_TURNS_MAX; time += 1)
      avoided = citedFor(talk(past(`turn-${time}`, "answer", { avoided })), `turn-${time}`);
    assert.ok(avoided.length <= 12 && avoided.at(-1) === `turn-${3 * CONTEXT_TURNS_MAX - 1}#1`);
  });
});

describe("rememberTurn", () => {
  it("keeps a line of each turn that no longer fits, and of so many alone", () => {
    const ids = Array.from({ length: CONTEXT_TURNS_MAX + EARLIER_TURNS_MAX + 3 }, (_, at) => `turn-${at}`);
    const context = talk(...ids.map((id) => past(id)));
    assert.equal(talk(past("a")).earlier, undefined);
    assert.equal(context.turns.length, CONTEXT_TURNS_MAX);
    assert.equal(context.earlier?.length, EARLIER_TURNS_MAX);
    assert.deepEqual(Object.keys(context.earlier?.[0] ?? {}), ["visitor", "intent", "action"]);
  });
});
