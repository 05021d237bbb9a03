import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { decidedTurn, passage } from "../../../test/decided-turn.ts";
import { readingOf } from "../../../test/reading.ts";
import { type Evidence, withFindings } from "../findings.ts";
import type { RetrievedTurn } from "../turn.ts";
import { decide, regenerate } from "./decide.ts";

const instant = { model: { name: "embedded", isInstant: true, reply: async function* () {} } };
const slow = { model: { ...instant.model, isInstant: false } };

function piece(id: string, support: number): Evidence {
  const found = passage({ id, text: `Texto de ${id}.` });
  return {
    passage: found,
    score: support,
    coverage: support,
    quote: found.text,
    support,
    matchesIntent: true,
  };
}

/** A turn that wants another answer than from the passages to avoid, with the evidence it found. */
function turn(avoid: readonly string[], hits: readonly Evidence[]) {
  const { decision: _, ...retrieved } = decidedTurn();
  return { ...retrieved, hits, quotes: hits.slice(0, 1), avoid };
}

function again(given: RetrievedTurn, deps: typeof instant) {
  return regenerate(given, decide(given), deps);
}

describe("regenerate", () => {
  it("answers from another passage that answers about as well", () => {
    const { reason, evidence } = again(turn(["a"], [piece("a", 0.95), piece("b", 0.9)]), instant);
    assert.deepEqual(
      evidence.map((one) => one.passage.id),
      ["b"],
    );
    assert.match(reason, /^another /);
  });

  it("repeats no overview", () => {
    const given = {
      ...turn(["a", "c"], [piece("a", 0.95), piece("b", 0.2)]),
      findings: [{ kind: "overview", evidence: [piece("a", 1), piece("c", 1)] }] as const,
    };
    const { evidence } = again(given, instant);
    assert.deepEqual(evidence, decide(given).evidence);
    const overview = { kind: "overview", evidence: [piece("a", 1), piece("d", 1)] } as const;
    const { written, meant, matter } = readingOf("troca?");
    const short = { written, meant, matter };
    const other = again(
      withFindings({ ...given, display: "troca?", reading: { ...given.reading, ...short } }, overview),
      instant,
    );
    assert.deepEqual(
      other.evidence.map((one) => one.passage.id),
      ["d"],
    );
  });

  for (const [what, avoid, hits, deps] of [
    ["nothing is to be avoided", [], [piece("a", 0.95), piece("b", 0.9)], instant],
    ["the other answers less well", ["a"], [piece("a", 1), piece("b", 0.7)], instant],
    ["all that answer are to be avoided", ["a", "b"], [piece("a", 0.95), piece("b", 0.9)], instant],
    ["the model finds new words by itself", ["a"], [piece("a", 0.95), piece("b", 0.9)], slow],
  ] as const) {
    it(`keeps the decision where ${what}`, () => {
      const given = turn(avoid, hits);
      assert.deepEqual(again(given, deps), decide(given));
      assert.equal(decide(given).evidence[0]?.passage.id, "a");
    });
  }
});
