import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { inputLine } from "./tool-notes.ts";

const plain = { input: { type: "object" } };

describe("the line in which agents read what a tool was asked with", () => {
  it("has names and values, in lists and in fields of fields too", () => {
    const input = {
      order: "17",
      lines: ["azul", "verde"],
      to: { city: "Belo  Horizonte\nMG", express: true },
    };
    assert.equal(
      inputLine(plain, input),
      "order: 17, lines: azul, lines: verde, city: Belo Horizonte MG, express: true",
    );
    assert.equal(inputLine(plain, {}), "");
  });

  it("shows no password, key or card: by the schema, by the name or by its form", () => {
    const schema = {
      input: {
        type: "object",
        properties: {
          answer: { type: "string", writeOnly: true },
          word: { type: "string", format: "password" },
          login: { type: "object", properties: { mark: { type: "string", writeOnly: true } } },
        },
      },
    };
    const input = {
      answer: "rex-o-cachorro",
      word: "abre-te",
      login: { mark: "marca-secreta", userPassword: "1234", senha: "abcd", accessToken: "t-1", cvv: "123" },
      paid: "com o 4111 1111 1111 1111",
      note: "sk-abcdefghijklmnopqrst",
    };
    const line = inputLine(schema, input);
    assert.equal(
      line,
      "answer: •••, word: •••, mark: •••, userPassword: •••, senha: •••, accessToken: •••, cvv: •••, paid: com o •••, note: •••",
    );
  });

  it("keeps what the visitor's own words show: an order, a pin code of a street, an address", () => {
    const input = {
      order: "pin-17",
      cep: "30130-010",
      email: "ana@exemplo.com.br",
      passengers: 2,
      passo: "1",
    };
    assert.equal(
      inputLine(plain, input),
      "order: pin-17, cep: 30130-010, email: ana@exemplo.com.br, passengers: 2, passo: 1",
    );
  });

  it("ends at 200 letters", () => {
    const of = (letters: number) => inputLine(plain, { a: "x".repeat(letters - "a: ".length) });
    assert.equal(of(200).length, 200);
    assert.doesNotMatch(of(200), /…/);
    assert.deepEqual([of(201).length, of(201).at(-1)], [200, "…"]);
  });
});
