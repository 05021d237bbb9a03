import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Language } from "@prosa/protocol";
import { assertProportional } from "../../../test/growth.ts";
import { isCnpj, isCpf } from "./documents.ts";
import { findEntities } from "./entities.ts";
import { readPrice } from "./money.ts";

const now = Date.parse("2026-11-22T12:00:00Z");
const read = (text: string, language: Language = "pt-BR") =>
  findEntities(text, { language, now }).map(({ type, value }) => [type, value]);

describe("findEntities", () => {
  it("gives money with its amount and currency", () => {
    assert.deepEqual(read("vi por R$ 1.299,90"), [["money", { amount: 1299.9, currency: "BRL" }]]);
    assert.deepEqual(read("vinte reais e cinquenta centavos"), [
      ["money", { amount: 20.5, currency: "BRL" }],
    ]);
    assert.deepEqual(read("under $1,299.90", "en"), [["money", { amount: 1299.9, currency: "$" }]]);
  });

  it("counts days from now", () => {
    assert.deepEqual(read("chega amanhã?"), [["date", "2026-11-23"]]);
    assert.deepEqual(read("comprei há 5 dias"), [["date", "2026-11-17"]]);
    assert.deepEqual(read("entrega na sexta-feira?"), [["date", "2026-11-27"]]);
    assert.deepEqual(read("paguei em 03/11"), [["date", "2026-11-03"]]);
  });

  it("reads times in digits and words", () => {
    assert.deepEqual(read("às 7 da noite ou 19h30"), [
      ["time", "19:00"],
      ["time", "19:30"],
    ]);
    assert.deepEqual(read("dez para as nove"), [["time", "08:50"]]);
  });

  it("gives phones in E.164 and e-mails in lower case", () => {
    assert.deepEqual(read("(11) 98765-4321 ou Ana@Exemplo.com.br"), [
      ["phone", "+5511987654321"],
      ["email", "ana@exemplo.com.br"],
    ]);
  });

  it("takes for CPF and CNPJ only what has the right check digits, the alphanumeric CNPJ too", () => {
    assert.deepEqual(read("529.982.247-25"), [["cpf", "52998224725"]]);
    assert.deepEqual(read("12.ABC.345/01DE-35"), [["cnpj", "12ABC34501DE35"]]);
    assert.ok(!read("529.982.247-26").some(([type]) => type === "cpf"));
    assert.ok(!isCpf("11111111111") && !isCnpj("00000000000000") && isCnpj("11222333000181"));
  });

  it("tells a postal code, an order and a quantity apart", () => {
    assert.deepEqual(read("pedido 98231 para 01310-100, 2 caixas"), [
      ["order", "98231"],
      ["cep", "01310-100"],
      ["number", 2],
    ]);
  });

  it("gives positions in the text given, accents or not", () => {
    const text = "São só três cafés por R$ 9,90";
    for (const { text: part, start, end } of findEntities(text, { language: "pt-BR", now }))
      assert.equal(text.slice(start, end), part);
  });

  it("never lets two finds overlap", () => {
    const found = findEntities("12/11/2026 às 10:30 R$ 10,00 (10%) +55 11 98765-4321 #12345", {
      language: "pt-BR",
      now,
    });
    for (const [at, entity] of found.entries())
      assert.ok(at === 0 || entity.start >= (found[at - 1]?.end ?? 0));
  });

  it("ends soon on hostile messages of 4,000 characters", () => {
    for (const part of [
      "1 ",
      "um e ",
      "(1",
      "pedido ",
      "a.",
      "R$",
      "1.",
      "+1-",
      "@a",
      "http://",
      "de ",
      "12:",
    ]) {
      const find = (size: number) =>
        findEntities(part.repeat(Math.floor(size / part.length)), { language: "pt-BR", now });
      assertProportional(find, 4_000, part);
    }
  });
});

describe("readPrice", () => {
  it("judges points and commas by the digits after them", () => {
    assert.deepEqual(readPrice("R$ 1.234,50"), { amount: 1234.5, currency: "BRL" });
    assert.deepEqual(readPrice("1,234.50", "USD"), { amount: 1234.5, currency: "USD" });
    assert.deepEqual(readPrice("129.900"), { amount: 129900, currency: "" });
    assert.equal(readPrice("esgotado"), undefined);
  });
});
