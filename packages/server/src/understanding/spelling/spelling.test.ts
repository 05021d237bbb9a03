import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { assertProportional } from "../../../test/growth.ts";
import { correctSpelling, findMisspellings } from "./spelling.ts";

const rights = (text: string) => findMisspellings(text).map(({ right }) => right);

describe("findMisspellings", () => {
  it("writes slang out", () => {
    assert.deepEqual(rights("vc sabe qto custa?"), ["você", "quanto"]);
  });

  it("puts missing accents back", () => {
    assert.deepEqual(rights("nao e facil de usar, ja tentei"), ["não", "fácil", "já"]);
  });

  it("corrects letters swapped, doubled, dropped or heard", () => {
    assert.deepEqual(rights("presiso do produtto, é exelente"), ["preciso", "produto", "excelente"]);
  });

  it("corrects letters that are drawn out, and groups of letters that sound alike", () => {
    assert.deepEqual(rights("oiiiii, muuuito bommm"), ["oi", "muito", "bom"]);
    assert.deepEqual(rights("a familha fasso com dinhero"), ["família", "faço", "dinheiro"]);
  });

  it("corrects a rare word or form that is written like a far more frequent one", () => {
    assert.deepEqual(rights("eu concertei, você não se arrependirá da compania"), [
      "consertei",
      "arrependerá",
      "companhia",
    ]);
    assert.deepEqual(rights("a tarifa devida foi cadastrada e habilitei"), []);
  });

  it("reads a word right after a sentence that ends without a space", () => {
    assert.deepEqual(rights("chegou rapido.Recomemdo"), ["rápido", "Recomendo"]);
  });

  it("looks a word up once and reads a very long text of unknown words in its first part", () => {
    assert.ok(findMisspellings("xqzkw jvbnm plokij ".repeat(200)).length <= 30);
    assertProportional((size) => findMisspellings("oiiiyi ".repeat(size)), 600, "oiiiyi");
  });

  it("leaves names, codes, numbers, addresses and regular forms alone", () => {
    assert.deepEqual(
      rights("Sou Thiago Wessler, pedido AB12X, ana@exemplo.com, rapidinho e impermeáveis"),
      [],
    );
  });

  it("leaves the site's own words alone", () => {
    assert.equal(findMisspellings("a cafeteira bialeti", (word) => word === "bialeti").length, 0);
  });

  it("suggests no obscene word", () => {
    assert.deepEqual(rights("o soquetee"), ["soquete"]);
  });

  it("gives positions in the text given", () => {
    const text = "Oi, vc entrega?";
    const [found] = findMisspellings(text);
    assert.equal(text.slice(found?.start, found?.end), "vc");
  });

  it("takes time in proportion to a message of unknown words", () => {
    assertProportional((size) => findMisspellings("xqzkw jvbnm plokij ".repeat(size)), 200);
  });
});

describe("correctSpelling", () => {
  it("keeps the case of what it replaces", () => {
    assert.equal(correctSpelling("Vc tem cafetera ELETRICA?").text, "Você tem cafeteira ELÉTRICA?");
  });
});
