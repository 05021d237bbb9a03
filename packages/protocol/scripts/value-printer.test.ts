import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { printAccess, ValuePrinter } from "./value-printer.ts";

function evaluate(code: string): unknown {
  return new Function(`"use strict"; return (${code});`)();
}

describe("ValuePrinter", () => {
  it("prints what evaluates to the value again, whatever its keys and texts hold", () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        fc.pre(!JSON.stringify(value).includes('"__proto__"'));
        assert.deepEqual(evaluate(new ValuePrinter().print(value)), JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it("prints a property once that is called as its value is, and only where that is a name", () => {
    const printer = new ValuePrinter();
    printer.name({ kind: "text" }, "words");
    assert.equal(
      printer.print({ words: { kind: "text" }, true: true, "a b": "a b" }),
      '{ words, true: true, "a b": "a b" }',
    );
  });

  it("prints a value that has a name as that name, at any depth", () => {
    const printer = new ValuePrinter();
    printer.name({ kind: "text" }, "words");
    assert.equal(
      printer.print({ "a-b": [{ kind: "text" }], c: { kind: "text", max: 2 } }),
      '{ "a-b": [words], c: { kind: "text", max: 2 } }',
    );
  });
});

describe("printAccess", () => {
  it("quotes a property only where it must", () => {
    assert.equal(printAccess("roomEvent.of", "said"), "roomEvent.of.said");
    assert.equal(printAccess("roomEvent.of", "handed-over"), 'roomEvent.of["handed-over"]');
  });
});
