import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readCsv } from "./csv.ts";

describe("readCsv", () => {
  it("reads cells, quotes, quotes in quotes and line ends of every system", () => {
    assert.deepEqual(readCsv('a,b\r\n"um, dois","diz ""oi"""\n\n"linha\nnova",\n'), [
      ["a", "b"],
      ["um, dois", 'diz "oi"'],
      ["linha\nnova", ""],
    ]);
  });

  it("separates at semicolons or tabs where the first line has more of them", () => {
    assert.deepEqual(readCsv("\uFEFFpergunta;resposta\nQual, e quando?;Hoje, às 9h"), [
      ["pergunta", "resposta"],
      ["Qual, e quando?", "Hoje, às 9h"],
    ]);
    assert.deepEqual(readCsv("q\ta\n1\t2"), [
      ["q", "a"],
      ["1", "2"],
    ]);
    assert.deepEqual(readCsv('"a;b;c",d'), [["a;b;c", "d"]]);
  });

  it("reads a quote that is never closed to the end, and an empty text as no rows", () => {
    assert.deepEqual(readCsv('a,"b\nc'), [["a", "b\nc"]]);
    assert.deepEqual(readCsv(" \n\n"), []);
  });
});
