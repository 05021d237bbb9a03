import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { collected } from "../../test/collected.ts";
import { readRoom, roomsOf, writeRoom } from "./row-lines.ts";

const ROOM = {
  kind: "main",
  id: "session-0001",
  rows: {
    session: { site: "loja", seq: 2, context: { turns: [], language: null } },
    "log:0000000001": { type: "said", text: "linha um\nlinha dois", parts: [] },
    vectors: new Uint8Array([0, 255, 10, 13, 34]),
    nested: { wrapped: [new Uint8Array(70_000).fill(7)] },
    tricky: { $bytes: "no bytes", $plain: { $bytes: 1 } },
    count: 3,
  },
  files: { "file-0001": new Uint8Array([1, 2, 255, 0]) },
};

describe("the lines of a room", () => {
  it("bring every row back as it was, bytes and look-alikes of bytes too", () => {
    assert.deepEqual(readRoom(writeRoom(ROOM)), { ok: true, value: ROOM });
  });

  it("are refused with the reason where they are of a newer version, not complete, or something else", () => {
    const problemOf = (text: string) => {
      const read = readRoom(text);
      assert.ok(!read.ok);
      return read.problem;
    };
    const lines = writeRoom(ROOM).split("\n");
    assert.match(problemOf(writeRoom(ROOM).replace('"version":2', '"version":3')), /newer version \(3\)/);
    assert.match(problemOf(lines.slice(0, -2).join("\n")), /main\/session-0001 are not complete/);
    assert.match(problemOf(lines.toSpliced(2, 1).join("\n")), /not complete/);
    assert.match(problemOf(lines.toSpliced(2, 1, "{}").join("\n")), /cannot be read/);
    assert.match(problemOf("hello"), /no rows of a room/);
  });

  it("of the version before, which had no files, are read as well", () => {
    const { files: _, ...room } = ROOM;
    const lines = writeRoom(room).replace('"version":2', '"version":1').replace(',"files":0', "");
    assert.deepEqual(readRoom(lines), { ok: true, value: { ...room, files: {} } });
  });

  it("of many rooms come apart again", async () => {
    const other = { kind: "site", id: "loja", rows: { site: { settings: {} } }, files: {} };
    async function* lines() {
      yield* `${writeRoom(other)}${writeRoom(ROOM)}`.trimEnd().split("\n");
    }
    const read = (await collected(roomsOf(lines()))).map(readRoom);
    assert.deepEqual(read, [
      { ok: true, value: other },
      { ok: true, value: ROOM },
    ]);
  });
});
