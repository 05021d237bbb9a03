import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Language } from "@prosa/protocol";
import { assertProportional } from "../../../test/growth.ts";
import { flatten } from "./flat-text.ts";
import { findTimes } from "./times.ts";

const read = (text: string, language: Language = "pt-BR") =>
  findTimes(flatten(text), language).map(({ start, end, value }) => `${text.slice(start, end)} = ${value}`);

describe("findTimes", () => {
  it("reads minutes before and after an hour", () => {
    assert.deepEqual(read("quinze pras oito"), ["quinze pras oito = 07:45"]);
    assert.deepEqual(read("half past eight", "en"), ["half past eight = 08:30"]);
    assert.deepEqual(read("a las nueve menos diez", "es"), ["nueve menos diez = 08:50"]);
  });

  it("reads hours of the whole day in words, and any minute after them", () => {
    assert.deepEqual(read("São oito e quatro"), ["oito e quatro = 08:04"]);
    assert.deepEqual(read("às vinte e duas e cinquenta e cinco"), [
      "vinte e duas e cinquenta e cinco = 22:55",
    ]);
    assert.deepEqual(read("meio-dia e quinze"), ["meio-dia e quinze = 12:15"]);
    assert.deepEqual(read("lá pelas 4 e 20 da tarde"), ["4 e 20 da tarde = 16:20"]);
    assert.deepEqual(read("entre 3 e 5 da tarde"), ["5 da tarde = 17:00"]);
  });

  it("reads hour and minutes written together", () => {
    assert.deepEqual(read("às 1530h"), ["1530h = 15:30"]);
    assert.deepEqual(read("1140 a.m."), ["1140 a.m. = 11:40"]);
  });

  it("reads both ends of a range", () => {
    assert.deepEqual(read("9h-18h"), ["9h = 09:00", "18h = 18:00"]);
    assert.deepEqual(read("9am-5pm", "en"), ["9am = 09:00", "5pm = 17:00"]);
  });

  it("leaves spans of time and numbers of things alone", () => {
    for (const text of [
      "demora 3 horas",
      "uma hora e meia",
      "em 24h",
      "comprei as 2 camisas",
      "5 horas de sono",
    ])
      assert.deepEqual(read(text), []);
    for (const text of ["10 to 12 days", "at two locations", "2 to 5 people"])
      assert.deepEqual(read(text, "en"), []);
  });

  it("takes time in proportion to the text", () => {
    for (const part of ["às 3 ", "uma e ", "10 para as ", "9h-", "12:"])
      assertProportional((size) => findTimes(part.repeat(size), "pt-BR"), 2_000, part);
  });
});
