import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { countFeatures, learnFeatures } from "./train-model.ts";
import { Vocabulary } from "./vocabulary.ts";

const SHARES = [0.8, 0.6, 1.2, 1, 0.5, 0.3];
const LEARNT = [
  "Quanto custa a entrega para Belém?",
  "qual o prazo de entrega?",
  "quero devolver o produto, quero meu dinheiro",
  "hello, where is my order 123?",
  "¿cuánto cuesta el envío? ¡gracias!",
  "ação e reação: Größe, naïve, Ελλάδα",
];
const learnt = learnFeatures(LEARNT.map(countFeatures), [1, 1, 1, 1, 1, 1]);
const vocabulary = new Vocabulary(learnt);

/** The same arithmetic over the names of features, as `countFeatures` has them. */
function readByNames(text: string): Map<string, number> {
  const { names, idf } = learnt;
  const numbers = new Map(names.flatMap((family, at) => family.map((name) => `${at} ${name}`)).entries());
  const byName = new Map([...numbers].map(([number, name]) => [name, number]));
  const weights = new Map<string, number>();
  let total = 0;
  for (const [at, counts] of countFeatures(text).entries()) {
    const own = [...counts].flatMap(([name, count]) => {
      const number = byName.get(`${at} ${name}`);
      return number === undefined
        ? []
        : [[`${at} ${name}`, (1 + Math.log(count)) * (idf[number] ?? 0)] as const];
    });
    if (own.length === 0) continue;
    const length = Math.hypot(...own.map(([, value]) => value));
    for (const [name, value] of own) weights.set(name, ((SHARES[at] ?? 0) * value) / length);
    total += (SHARES[at] ?? 0) ** 2;
  }
  return new Map([...weights].map(([name, value]) => [name, (1.8 * value) / Math.sqrt(total)]));
}

describe("Vocabulary", () => {
  const named = learnt.names.flatMap((family, at) => family.map((name) => `${at} ${name}`));

  for (const text of [
    ...LEARNT,
    "quanto quanto custa? custa quanto?",
    "onde está meu pedido 4567?",
    "ação! naïve Ελλάδα größe",
    "e",
    "?!",
    "",
  ])
    it(`reads “${text}” by numbers as by names`, () => {
      const { row } = vocabulary.read(text);
      const byNames = readByNames(text);
      assert.deepEqual([...row.index].map((number) => named[number]).sort(), [...byNames.keys()].sort());
      for (const [at, number] of row.index.entries())
        assert.ok(Math.abs((byNames.get(named[number] ?? "") ?? 0) - (row.weight[at] ?? 0)) < 1e-6);
    });

  it("leaves nothing of one text in the next", () => {
    const before = structuredClone(vocabulary.read("qual o prazo?"));
    vocabulary.read(`qual prazo prazo prazo de entrega? ${LEARNT.join(" ")}`);
    assert.deepEqual(structuredClone(vocabulary.read("qual o prazo?")), before);
  });

  it("reads a text as before after thousands of other words, and long ones", () => {
    const text = "qual o prazo de entrega para Belém?";
    const before = structuredClone(vocabulary.read(text));
    for (let round = 0; round < 60; round += 1) {
      const others = Array.from({ length: 60 }, (_, place) => `entrega${round}x${place}`);
      vocabulary.read(`${others.join(" ")} ${"prazo".repeat(300 + round)}`);
      assert.deepEqual(structuredClone(vocabulary.read(text)), before);
    }
  });

  it("tells the share of words never seen, each once and without figures", () => {
    assert.equal(vocabulary.read("quanto custa a entrega 99").unseen, 0);
    assert.equal(vocabulary.read("zzz zzz zzz").unseen, 1);
    assert.equal(vocabulary.read("").unseen, 1);
    const once = vocabulary.read("prazo zzz").unseen;
    assert.ok(once > 0 && once < 1);
    assert.equal(vocabulary.read("prazo zzz zzz 12").unseen, once);
  });
});
