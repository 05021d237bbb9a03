import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Language } from "@prosa/protocol";
import { assertProportional } from "../../../test/growth.ts";
import { flatten } from "./flat-text.ts";
import { findNumbers } from "./numbers.ts";

const read = (text: string, language: Language = "pt-BR") =>
  findNumbers(flatten(text), language).map(({ start, end, value }) => `${text.slice(start, end)} = ${value}`);

describe("findNumbers", () => {
  it("reads halves and fractions that follow a whole number", () => {
    assert.deepEqual(read("dois milhões e meio"), ["dois milhões e meio = 2500000"]);
    assert.deepEqual(read("um trilhão e meio milhão"), ["um trilhão e meio milhão = 1000000500000"]);
    assert.deepEqual(read("dois e três quartos"), ["dois e três quartos = 2.75"]);
    assert.deepEqual(read("one and a half", "en"), ["one and a half = 1.5"]);
  });

  it("reads parts and multiples of a dozen and of words of scale", () => {
    assert.deepEqual(read("meia dúzia"), ["meia dúzia = 6"]);
    assert.deepEqual(read("medio millón", "es"), ["medio millón = 500000"]);
    assert.deepEqual(read("half a million", "en"), ["half a million = 500000"]);
    assert.deepEqual(read("2 mil e quinhentos"), ["2 mil e quinhentos = 2500"]);
  });

  it("tells a negative number from a comparison", () => {
    assert.deepEqual(read("o saldo é menos quinhentos"), ["menos quinhentos = -500"]);
    assert.deepEqual(read("pelo menos cinco"), ["cinco = 5"]);
    assert.deepEqual(read("oito menos três"), ["oito = 8", "três = 3"]);
  });

  it("joins what a hyphen joins", () => {
    assert.deepEqual(read("twenty-one", "en"), ["twenty-one = 21"]);
  });

  it("reads decimals digit by digit", () => {
    assert.deepEqual(read("três vírgula um quatro um seis"), ["três vírgula um quatro um seis = 3.1416"]);
  });

  it("takes time in proportion to the text", () => {
    for (const part of ["1 ", "um e ", "2 mil e ", "um sobre ", "menos ", "um um sobre 2 ", "zero vírgula "])
      assertProportional((size) => findNumbers(part.repeat(size), "pt-BR"), 4_000, part);
  });
});
