import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { csvLine } from "./csv-line.ts";

describe("a line of CSV", () => {
  it("quotes what would end a cell, and leaves a cell empty for nothing", () => {
    assert.equal(csvLine(['a "b"', "c,d", "e\nf", null, undefined, 0]), '"a ""b""","c,d","e\nf",,,0\r\n');
  });

  it("gives a spreadsheet no formula to run, and leaves numbers as they are", () => {
    for (const start of ["=", "+", "-", "@", "\t"])
      assert.equal(csvLine([`${start}1+1`, -1]), `'${start}1+1,-1\r\n`);
    assert.equal(csvLine(["\r=1", "a=1"]), '"\'\r=1",a=1\r\n');
  });
});
