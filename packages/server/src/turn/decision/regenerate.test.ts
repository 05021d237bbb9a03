import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { decidedTurn, passage } from "../../../test/decided-turn.ts";
import type { Ground } from "../turn.ts";
import { decide } from "./decide.ts";
import { decideAnew } from "./regenerate.ts";

const instant = { model: { name: "embedded", isInstant: true, reply: async function* () {} } };
const slow = { model: { ...instant.model, isInstant: false } };

function ground(id: string, support: number): Ground {
  const found = passage({ id, text: `Texto de ${id}.` });
  return { passage: found, score: support, coverage: support, quote: found.text, support, isSuited: true };
}

/** A turn that wants another answer than from the passages to avoid, with the grounds it found. */
function turn(avoid: readonly string[], hits: readonly Ground[]) {
  const { decision: _, ...retrieved } = decidedTurn();
  return { ...retrieved, folded: "qual o prazo de troca?", cue: null, hits, avoid };
}

describe("decideAnew", () => {
  it("answers from another passage that answers about as well", () => {
    const { reason, grounds } = decideAnew(turn(["a"], [ground("a", 0.95), ground("b", 0.9)]), instant);
    assert.deepEqual(
      grounds.map((one) => one.passage.id),
      ["b"],
    );
    assert.match(reason, /^another /);
  });

  it("takes no overview and no description again that was given already", () => {
    const given = {
      ...turn(["a", "c"], [ground("a", 0.95), ground("b", 0.2)]),
      overview: [ground("a", 1), ground("c", 1)],
      described: ground("c", 1),
    };
    const { grounds } = decideAnew(given, instant);
    assert.deepEqual(grounds, decide(given).grounds);
    const overview = [ground("a", 1), ground("d", 1)];
    const again = decideAnew(
      { ...given, folded: "troca?", display: "troca?", meant: "troca?", overview },
      instant,
    );
    assert.deepEqual(
      again.grounds.map((one) => one.passage.id),
      ["d"],
    );
  });

  for (const [what, avoid, hits, deps] of [
    ["nothing is to be avoided", [], [ground("a", 0.95), ground("b", 0.9)], instant],
    ["the other answers less well", ["a"], [ground("a", 1), ground("b", 0.7)], instant],
    ["all that answer are to be avoided", ["a", "b"], [ground("a", 0.95), ground("b", 0.9)], instant],
    ["the model finds new words by itself", ["a"], [ground("a", 0.95), ground("b", 0.9)], slow],
  ] as const) {
    it(`decides as ever where ${what}`, () => {
      const given = turn(avoid, hits);
      assert.deepEqual(decideAnew(given, deps), decide(given));
      assert.equal(decide(given).grounds[0]?.passage.id, "a");
    });
  }
});
