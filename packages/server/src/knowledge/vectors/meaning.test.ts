import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Passage } from "../passage.ts";
import { createKnowledge } from "../search/search.ts";
import { type Embedder, embeddedText } from "./embedder.ts";
import { cosinesWith, packVectors, unpackVectors, type VectorRows, vectorRowsOf } from "./vectors.ts";

const passages = [
  "O frete para Manaus custa R$ 39,90.",
  "Trocas e devoluções em até 30 dias.",
  "Aceitamos Pix e cartão em até seis vezes.",
  "A cafeteira italiana é de alumínio.",
].map(
  (text, number): Passage => ({
    id: `p${number}`,
    url: "https://loja.example/",
    title: "Loja",
    heading: "",
    text,
    kind: "prose",
    language: "pt-BR",
  }),
);

/** Knows four things to speak of, each a direction of its own. */
const senses = [
  /frete|ship|postage/i,
  /troca|devolu|send .* back/i,
  /pix|cart[aã]o|instal?ments/i,
  /cafeteira|moka/i,
];
const embedder: Embedder = {
  name: "senses",
  async embed(texts, signal) {
    signal.throwIfAborted();
    const vectors = texts.map((text) => Float32Array.from(senses, (sense) => (sense.test(text) ? 1 : 0.1)));
    return { vectors, tokenCount: 0 };
  },
};
const signal = new AbortController().signal;

async function rowsOf(embedded: readonly Passage[]): Promise<VectorRows> {
  const { vectors } = await embedder.embed(embedded.map(embeddedText), signal);
  return vectorRowsOf(vectors, embedder.name);
}

async function meaningOf(text: string): Promise<Float32Array> {
  const [vector] = (await embedder.embed([text], signal)).vectors;
  assert.ok(vector);
  return vector;
}

describe("search by meaning", () => {
  it("finds what shares no word with the question", async () => {
    const knowledge = createKnowledge(passages, "1", await rowsOf(passages));
    const query = { text: "can I mail things back home to you", language: "en" } as const;
    assert.equal(knowledge.search(query)[0]?.passage.id, undefined);
    const vector = await meaningOf("can I send things back");
    assert.equal(knowledge.search({ ...query, vector })[0]?.passage.id, "p1");
  });

  it("does not drown a passage that holds the question's words", async () => {
    const knowledge = createKnowledge(passages, "1", await rowsOf(passages));
    const query = { text: "quanto custa o frete para manaus", language: "pt-BR" } as const;
    const [first] = knowledge.search({ ...query, vector: await meaningOf("moka") });
    assert.equal(first?.passage.id, "p0");
  });

  it("ranks by words alone without vectors, or with those of another kind", async () => {
    const plain = createKnowledge(passages, "1");
    const rows = await rowsOf(passages);
    const query = { text: "posso pagar com cartão?", language: "pt-BR" } as const;
    const expected = plain.search(query);
    assert.equal(expected[0]?.passage.id, "p2");
    const other = createKnowledge(passages, "1", rows);
    const fewer = createKnowledge(passages.slice(1), "1", rows);
    assert.deepEqual(plain.search({ ...query, vector: await meaningOf("frete") }), expected);
    assert.deepEqual(other.search(query), expected);
    assert.deepEqual(other.search({ ...query, vector: new Float32Array(7).fill(1) }), expected);
    assert.equal(fewer.search({ ...query, vector: await meaningOf("frete") })[0]?.passage.id, "p2");
  });
});

describe("packVectors", () => {
  const vectors = [Float32Array.of(0.3, -4, 1.7), Float32Array.of(2, 2, 0.5), new Float32Array(3)];
  const rows = vectorRowsOf(vectors, "senses");

  it("keeps directions within a hundredth, and zeros like nothing", () => {
    const [own, other, none] = cosinesWith(Float32Array.of(0.3, -4, 1.7), rows) ?? [];
    assert.ok(Math.abs((own ?? 0) - 1) < 0.01);
    assert.ok(Math.abs((other ?? 0) + 0.522) < 0.01);
    assert.equal(none, 0);
  });

  it("reads back what it wrote, for the same passages and model alone", () => {
    const packed = packVectors(rows);
    assert.deepEqual(unpackVectors(packed, 3, "senses"), rows);
    assert.equal(unpackVectors(packed, 2, "senses"), null);
    assert.equal(unpackVectors(packed, 3, "another"), null);
    assert.equal(unpackVectors(packed.slice(0, 30), 3, "senses"), null);
    assert.equal(unpackVectors(new Uint8Array(), 0, "senses"), null);
  });
});
