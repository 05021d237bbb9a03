import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fold } from "../../language/text/words.ts";
import { isCounted, readAsking } from "./traits.ts";

const countedIn = (question: string) => readAsking(fold(question)).counted;

describe("readAsking", () => {
  it("reads what is counted, in three languages, and both words of an English compound", () => {
    assert.deepEqual(countedIn("quantas parcelas eu recebo?"), ["parcelas"]);
    assert.deepEqual(countedIn("¿Cuántos caracteres lleva la clave?"), ["caracteres"]);
    assert.deepEqual(countedIn("how many backup codes do i get"), ["backup", "codes"]);
    assert.deepEqual(countedIn("maximum number of seats"), ["seats"]);
  });

  it("counts neither a length of time, which is a kind of its own, nor a number that is a name", () => {
    for (const text of ["quantos dias demora?", "how many days", "numero de protocolo", "how much is it?"])
      assert.deepEqual(countedIn(text), [], text);
  });
});

describe("isCounted", () => {
  it("takes a number beside the word for its count, or a count of times without one", () => {
    assert.ok(isCounted("o seguro tem 5 parcelas", ["parcelas"]));
    assert.ok(isCounted("you get ten codes", ["backup", "codes"]));
    assert.ok(isCounted("you can renew it twice", ["times"]));
    assert.ok(isCounted("em 12x sem juros", ["vezes"]));
  });

  it("takes the number of something else for none", () => {
    assert.ok(!isCounted("margherita: r$ 62", ["calorias"]));
    assert.ok(!isCounted("you can renew it online", ["times"]));
    assert.ok(!isCounted("o prazo e de 30 dias", ["parcelas"]));
  });
});
