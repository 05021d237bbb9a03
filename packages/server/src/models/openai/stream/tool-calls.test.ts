import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type CallPiece, createCallReader } from "./tool-calls.ts";

function read(...pieces: CallPiece[]): string[] {
  const reader = createCallReader();
  for (const piece of pieces) reader.push(piece);
  return reader.calls().map(({ name, args }) => `${name}(${args})`);
}

const one = ['read({"url":"a"})'];

describe("createCallReader", () => {
  it("puts pieces together whatever index they have, and without one", () => {
    for (const index of [0, 1, 7, undefined]) {
      assert.deepEqual(
        read({ index, id: "x", name: "read" }, { index, args: '{"url"' }, { index, args: ':"a"}' }),
        one,
      );
    }
    assert.deepEqual(read({ index: 2, id: "x", name: "read", args: "" }, { args: '{"url":"a"}' }), one);
  });

  it("takes a name in every piece for one call", () => {
    assert.deepEqual(
      read(
        { index: 0, id: "x", name: "read" },
        { index: 0, name: "read", args: '{"url":' },
        { index: 0, name: "read", args: '"a"}' },
      ),
      one,
    );
  });

  it("takes a new id in every piece for one call", () => {
    assert.deepEqual(
      read({ index: 0, id: "x", name: "read" }, { index: 0, id: "y", args: '{"url":"a"}' }),
      one,
    );
  });

  it("takes arguments that repeat all before them for one", () => {
    assert.deepEqual(
      read({ index: 0, id: "x", name: "read", args: '{"ur' }, { index: 0, args: '{"url":"a"}' }),
      one,
    );
  });

  it("keeps calls apart that share an index or have none", () => {
    const two = ['read({"url":"a"})', 'read({"url":"b"})'];
    for (const index of [0, undefined]) {
      assert.deepEqual(
        read({ index, name: "read", args: '{"url":"a"}' }, { index, name: "read", args: '{"url":"b"}' }),
        two,
      );
      assert.deepEqual(
        read(
          { index, id: "x", name: "read", args: '{"url":"a"}' },
          { index, id: "y", name: "read", args: '{"url":"b"}' },
        ),
        two,
      );
    }
  });

  it("reads arguments that were encoded again and again, or not at all", () => {
    assert.deepEqual(read({ name: "read", args: JSON.stringify(JSON.stringify('{"url":"a"}')) }), one);
    assert.deepEqual(read({ name: "read", args: "{'url': 'a',}" }), one);
    for (const args of [" ", "null", "None", "[]", "{}"]) {
      assert.deepEqual(read({ name: "read", args }), ["read({})"]);
      assert.deepEqual(read({ name: "read", args }, { args: '{"url":"a"}' }), one);
    }
    for (const args of [
      '[{"url":"a"}]',
      '```json\n{"url":"a"}\n```',
      '{"url":"a"}{"url":"a"}',
      '{"url":"a"}\n</tool_call>',
      '{"url":"a"',
    ]) {
      assert.deepEqual(read({ name: "read", args }), one);
    }
    assert.deepEqual(read({ name: "list", args: `{'near': "d'Ajuda", 'open': True, 'max': None}` }), [
      `list({"near":"d'Ajuda","open":true,"max":null})`,
    ]);
  });

  it("joins a name that comes in pieces, and takes what a template left behind it away", () => {
    const reader = createCallReader(["read_page"]);
    for (const piece of [{ name: "read_" }, { name: "page" }, { args: '{"url":"a"}' }]) {
      reader.push({ index: 0, ...piece });
    }
    assert.deepEqual(
      reader.calls().map(({ name, args }) => name + args),
      ['read_page{"url":"a"}'],
    );
    for (const name of ["functions.read:0", "read<|channel|>commentary"]) {
      assert.deepEqual(read({ name, args: '{"url":"a"}' }), one);
    }
  });

  it("names each call once and plainly, with an id of nine letters and digits where it had none", () => {
    const reader = createCallReader();
    reader.push({ index: 0, name: "functions.read", args: "{}" });
    reader.add({ name: "read", args: "{}" });
    assert.deepEqual(reader.calls(), [{ id: "call00000", name: "read", args: "{}" }]);
  });
});
