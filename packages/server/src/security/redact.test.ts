import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { assertProportional } from "../../test/growth.ts";
import { createRedaction } from "./redact.ts";

describe("createRedaction", () => {
  for (const [text, redacted] of [
    ["meu e-mail é ana.souza+loja@correio.com.br, ok?", "meu e-mail é [EMAIL_1], ok?"],
    ["CPF 529.982.247-25 ou 52998224725", "CPF [CPF_1] ou [CPF_2]"],
    ["CNPJ 11.444.777/0001-61", "CNPJ [CNPJ_1]"],
    ["CNPJ novo 12.ABC.345/01DE-35", "CNPJ novo [CNPJ_1]"],
    ["cartão 4111 1111 1111 1111 val 12/30", "cartão [CARD_1] val 12/30"],
    ["cartão 4111-1111-1111-1111.", "cartão [CARD_1]."],
    ["IBAN DE89 3704 0044 0532 0130 00 aqui", "IBAN [IBAN_1] aqui"],
    ["ES9121000418450200051332", "[IBAN_1]"],
    ["me liga: (41) 99876-5432", "me liga: [PHONE_1]"],
    ["+55 41 99876-5432, 41998765432, 9987-6543 e 99876-5432", "[PHONE_1], [PHONE_2], [PHONE_3] e [PHONE_4]"],
    ["call +1 (415) 555-0132 or +34 612 345 678", "call [PHONE_1] or [PHONE_2]"],
    ["chave sk-proj-abcdefghijklmnop1234 e AKIAIOSFODNN7EXAMPLE", "chave [KEY_1] e [KEY_2]"],
    ["Authorization: Bearer abcdefghijklmnop.qrstuv", "Authorization: [KEY_1]"],
    [`ghp_${"a".repeat(20)} e github_pat_${"b".repeat(20)}`, "[KEY_1] e [KEY_2]"],
    [`xoxb-${"c".repeat(10)} e AIza${"d".repeat(35)}`, "[KEY_1] e [KEY_2]"],
    [
      `rk_live_${"e".repeat(16)} e eyJ${"f".repeat(8)}.${"g".repeat(8)}.${"h".repeat(8)}`,
      "[KEY_1] e [KEY_2]",
    ],
  ] as const) {
    it(`takes the facts out of "${text}"`, () => {
      const redaction = createRedaction();
      assert.equal(redaction.redact(text), redacted);
      assert.equal(redaction.restore(redacted), text);
    });
  }

  for (const text of [
    "R$ 1.299,90 em 10x de 129,99",
    "pedido 20251234567 de 12/03/2025 às 14:30",
    "CEP 80010-000, de 2024-2025, lote 1234 5678",
    "CPF errado 111.444.777-36",
    "cartão errado 4111 1111 1111 1112",
    "IBAN errado GB00 WEST 1234 5698 7654 32",
    "modelo AB-1234567890123, SKU CAF-0042, EAN 7891234567890",
  ]) {
    it(`leaves "${text}" as it is`, () => {
      assert.equal(createRedaction().redact(text), text);
    });
  }

  it("gives the same fact the same placeholder in every text", () => {
    const { redact } = createRedaction();
    assert.equal(redact("sou ana@casa.example"), "sou [EMAIL_1]");
    assert.equal(redact("rui@casa.example ou ana@casa.example"), "[EMAIL_2] ou [EMAIL_1]");
  });

  it("does not mistake a typed placeholder for its own", () => {
    const { redact, restore } = createRedaction();
    const text = "[EMAIL_1] não é ana@casa.example";
    assert.equal(redact(text), "[EMAIL_1] não é [EMAIL_2]");
    assert.equal(restore(redact(text)), text);
  });

  it("puts every text back as it was", () => {
    const piece = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.constantFrom(
        "a@b.co",
        "529.982.247-25",
        "4111111111111111",
        "+55 41 99876-5432",
        "[CPF_1]",
        " ",
        "-",
        ".",
      ),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const { redact, restore } = createRedaction();
        const text = pieces.join("");
        assert.equal(restore(redact(text)), text);
      }),
      { numRuns: 500 },
    );
  });

  it("takes time in proportion to the text", () => {
    for (const evil of [
      "1",
      "1 ",
      "a@",
      "a.",
      "@a.",
      "A1",
      "AA00",
      "eyJaaaaaaaa.",
      "+1",
      "(1",
      "sk-",
      "1.-",
    ]) {
      assertProportional((size) => createRedaction().redact(evil.repeat(size)), 20_000, evil);
    }
  });
});
