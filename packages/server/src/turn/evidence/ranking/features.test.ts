import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { passage } from "../../../../test/decided-turn.ts";
import { createKnowledge } from "../../../knowledge/search/search.ts";
import { FEATURES, QUESTION_FEATURES, readPool } from "./features.ts";
import { LINE_FEATURES, lineFeatures } from "./quotes.ts";

/** Values are written in the order of their names, far from them: each of these tells a place by a value that no neighbour has. */
describe("features", () => {
  const knowledge = createKnowledge(
    [
      passage({
        id: "https://a.test/troca#0",
        url: "https://a.test/troca",
        title: "Ajuda",
        heading: "Qual o prazo de troca?",
        text: "Guarde a nota: ela vale como prova.\nO prazo de troca é de 30 dias.\n- Chame no WhatsApp.",
      }),
      passage({
        id: "https://a.test/frete#0",
        url: "https://a.test/frete",
        kind: "table",
        title: "Frete",
        heading: "Prazo",
        text: "Sul; Prazo: 5 dias\nNorte; Prazo: 12 dias",
      }),
    ],
    "1",
  );
  const question = {
    text: "prazo de troca",
    written: "qual o prazo de troca?",
    language: "pt-BR",
    anchor: { id: "https://a.test/frete#0", url: "https://a.test/frete" },
  } as const;
  const pool = readPool(question, knowledge.search({ ...question, limit: 2 }), knowledge);
  const [first, second] = pool.candidates;
  assert.ok(first && second);
  const named = (values: readonly number[], names: readonly string[]) => {
    assert.equal(values.length, names.length);
    return Object.fromEntries(names.map((name, at) => [name, values[at] ?? Number.NaN]));
  };

  it("of a passage stand at their names", () => {
    const one = named(first.features, FEATURES);
    const other = named(second.features, FEATURES);
    assert.deepEqual(
      [one.cover, one.coverHead, one.reverseHead, one.holdsRarest, one["cover-best"]],
      [1, 1, 1, 1, 0],
    );
    assert.equal(one.heldCount, Math.log(3));
    assert.equal(one.logLength, Math.log(1 + first.wording.length));
    assert.deepEqual([one.rank, other.rank, other.rankInverse], [0, 0.1, 0.5]);
    assert.deepEqual([one.asksItself, other.asksItself, one.sameLanguage], [1, 0, 1]);
    assert.deepEqual([one.samePage, other.samePage, other.samePassage], [0, 1, 1]);
    assert.deepEqual([one.firstPage, other.firstPage, one.pageHits], [1, 0, 1 / 8]);
    assert.equal(one.unitPlace, 1 / 3);
    assert.deepEqual([one["is:table"], other["is:table"]], [0, 1]);
    assert.ok((other["cover-best"] ?? 0) < 0 && (other["cosine-best"] ?? 0) < 0);
    assert.ok((one.runsUnitHead ?? 0) >= (one.runsUnit ?? 0) && (one.runsUnit ?? 0) > 0);
  });

  it("of a question stand at their names", () => {
    const own = named(pool.question, QUESTION_FEATURES);
    assert.deepEqual(
      [own.words, own.unknownShare, own.foreign, own.hits, own.short, own["asks:duration"]],
      [Math.log(3), 0, 0, 0.1, 0, 1],
    );
  });

  it("of a line stand at their names", () => {
    const rows = lineFeatures(first, pool).map((row) => named(row, LINE_FEATURES));
    assert.deepEqual(
      rows.map(({ share }) => share),
      [0, 1, 0],
    );
    assert.deepEqual(
      rows.map(({ place }) => place),
      [0, 1 / 3, 2 / 3],
    );
    assert.deepEqual(
      rows.map(({ isListed }) => isListed),
      [0, 0, 1],
    );
    assert.deepEqual(
      rows.map(({ before, behind }) => [before, behind]),
      [
        [0, 1],
        [0, 0],
        [1, 0],
      ],
    );
    assert.equal(rows[1]?.logLength, Math.log(1 + "O prazo de troca é de 30 dias.".length));
    assert.deepEqual(
      rows.map((row) => row["unit:duration"]),
      [-1, 1, -1],
    );
  });
});
