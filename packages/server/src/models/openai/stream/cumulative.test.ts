import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createNewWords } from "./cumulative.ts";

function shown(...pieces: string[]): string {
  const words = createNewWords();
  return pieces.map((piece) => words.push(piece)).join("") + words.end();
}

describe("createNewWords", () => {
  it("finds what is new where each piece repeats all before it", () => {
    assert.equal(shown("O", "O frete", "O frete é", "O frete é grátis."), "O frete é grátis.");
    assert.equal(shown("3", "3 dias", "3 dias úteis", "3 dias úteis"), "3 dias úteis");
    assert.equal(shown("Frete", "Frete grátis."), "Frete grátis.");
  });

  it("finds it, too, where the words before come back with another letter, space or cursor", () => {
    assert.equal(
      shown("O check-in ▌", "O check-in começa ▌", "O check-in começa às 14h."),
      "O check-in começa às 14h.",
    );
    assert.equal(
      shown(" O check-in", " O check-in começa", "O check-in começa às 14h."),
      " O check-in começa às 14h.",
    );
  });

  it("drops a last piece that repeats the whole", () => {
    const words = "Entregamos em todo o país.";
    assert.equal(shown(words.slice(0, 9), words.slice(9), words), words);
  });

  it("leaves ordinary pieces as they are, repetitions too", () => {
    assert.equal(shown("ha", "haha", ", boa", "!"), "hahaha, boa!");
    assert.equal(shown("7", "77", " reais"), "777 reais");
    assert.equal(shown("muito ", "muito ", "bom"), "muito muito bom");
  });
});
