import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Language } from "@prosa/protocol";
import { assertProportional } from "../../../test/growth.ts";
import { findDates } from "./dates.ts";
import { flatten } from "./flat-text.ts";

/** A Sunday. */
const now = Date.parse("2026-11-22T12:00:00Z");
const read = (text: string, language: Language = "pt-BR") =>
  findDates(flatten(text), language, now).map(
    ({ start, end, value }) => `${text.slice(start, end)} = ${value}`,
  );

describe("findDates", () => {
  it("reads year, month and day in every order in which a month has a name", () => {
    assert.deepEqual(
      ["2027/set/23", "23/set/2027", "set/23/2027", "23-2027-setembro"].flatMap((text) => read(text)),
      [
        "2027/set/23 = 2027-09-23",
        "23/set/2027 = 2027-09-23",
        "set/23/2027 = 2027-09-23",
        "23-2027-setembro = 2027-09-23",
      ],
    );
  });

  it("reads days and years in words", () => {
    assert.deepEqual(read("trinta de outubro de dois mil e vinte e seis"), [
      "trinta de outubro de dois mil e vinte e seis = 2026-10-30",
    ]);
    assert.deepEqual(read("the twenty-first of June", "en"), ["twenty-first of June = 2026-06-21"]);
  });

  it("counts days, weeks, months and years from today, to come and past", () => {
    assert.deepEqual(read("em 2 semanas"), ["em 2 semanas = 2026-12-06"]);
    assert.deepEqual(read("daqui a três dias"), ["daqui a três dias = 2026-11-25"]);
    assert.deepEqual(read("a week ago", "en"), ["a week ago = 2026-11-15"]);
    assert.deepEqual(read("hace dos meses", "es"), ["hace dos meses = 2026-09-22"]);
  });

  it("reads every weekday of a list, short forms as well", () => {
    assert.deepEqual(read("pode ser terça qua qui ou sexta"), [
      "terça = 2026-11-24",
      "qua = 2026-11-25",
      "qui = 2026-11-26",
      "sexta = 2026-11-27",
    ]);
  });

  it("leaves words alone that are weekdays or months elsewhere", () => {
    for (const text of [
      "vou ter que trocar",
      "a segunda opção",
      "set de facas",
      "foi na quarta tentativa",
      "ela tem 72 anos",
    ])
      assert.deepEqual(read(text), []);
    assert.deepEqual(read("we march on", "en"), []);
  });

  it("counts a weekday in this, the last or the next month", () => {
    assert.deepEqual(read("a última sexta do mês"), ["última sexta do mês = 2026-11-27"]);
    assert.deepEqual(read("the first Monday of next month", "en"), [
      "the first Monday of next month = 2026-12-07",
    ]);
  });

  it("takes a day of a month that is named beside it", () => {
    assert.deepEqual(read("dia 5 do mês que vem"), ["dia 5 do mês que vem = 2026-12-05"]);
    assert.deepEqual(read("de 3 a 5 de dezembro"), ["3 = 2026-12-03", "5 de dezembro = 2026-12-05"]);
  });

  it("takes time in proportion to the text", () => {
    for (const part of ["terça e ", "em 3 dias ", "dia 1 ", "1/2/", "de 3 a "])
      assertProportional((size) => findDates(part.repeat(size), "pt-BR", now), 2_000, part);
  });
});
