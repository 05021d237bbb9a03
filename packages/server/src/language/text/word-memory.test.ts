import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { remembering } from "./words.ts";

describe("remembering", () => {
  it("reads a text once while it is among the latest, and says the same of it", () => {
    const read: string[] = [];
    const lengthOf = remembering(
      (text) => {
        read.push(text);
        return text.length;
      },
      { max: 4, longest: 5 },
    );
    assert.deepEqual(["a", "bb", "a", "bb"].map(lengthOf), [1, 2, 1, 2]);
    assert.deepEqual(read, ["a", "bb"]);
  });

  it("forgets what is older than its bound, and keeps no text that is too long", () => {
    const read: string[] = [];
    const lengthOf = remembering(
      (text) => {
        read.push(text);
        return text.length;
      },
      { max: 4, longest: 5 },
    );
    for (const text of ["a", "b", "c", "d", "e", "a"]) lengthOf(text);
    assert.deepEqual(read, ["a", "b", "c", "d", "e", "a"]);
    for (const text of ["123456", "123456", "12345", "12345"]) lengthOf(text);
    assert.deepEqual(read.slice(6), ["123456", "123456", "12345"]);
  });
});
