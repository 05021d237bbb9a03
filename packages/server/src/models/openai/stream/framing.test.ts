import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createFrameReader, type Frame } from "./framing.ts";

function framesOf(pieces: readonly Uint8Array[]): Frame[] {
  const reader = createFrameReader();
  return [...pieces.flatMap((bytes) => reader.push(bytes)), ...reader.end()];
}

function read(...pieces: string[]): string[] {
  const frames = framesOf(pieces.map((piece) => new TextEncoder().encode(piece)));
  return frames.map((frame) => (frame.type === "alive" ? "·" : `${frame.event}|${frame.text}`));
}

describe("createFrameReader", () => {
  it("reads events with any line ends, with or without the space, split anywhere", () => {
    assert.deepEqual(read('data: {"a":1}\r\n\r', '\ndata:{"a"', ":2}\r\n\r\n"), ['|{"a":1}', '|{"a":2}']);
    assert.deepEqual(read('data: {"a":1}\r\rdata: {"a":2}\r\r'), ['|{"a":1}', '|{"a":2}']);
  });

  it("keeps the name of an event and joins its lines", () => {
    assert.deepEqual(read('event: error\nid: 7\ndata: {"a":\ndata: 1}\n\n'), ['error|{"a":\n1}']);
  });

  it("takes comments, empty events and empty lines for signs of life", () => {
    assert.deepEqual(read(": thinking\n", "data:\n\n", "data: \n\n", "\n"), ["·", "·", "·", "·"]);
  });

  it("parts events that have no empty line between them", () => {
    assert.deepEqual(read('data: {"a":1}\ndata: {"a":2}\ndata: [DONE]\n'), [
      '|{"a":1}',
      '|{"a":2}',
      "|[DONE]",
    ]);
  });

  it("reads one JSON value a line, and one over many lines", () => {
    assert.deepEqual(read('{"a":1}\n{"a":2}\n'), ['|{"a":1}', '|{"a":2}']);
    assert.deepEqual(read('\n{\n  "a": ', "1\n}"), ["·", '|{\n  "a": 1\n}']);
  });

  it("reads fields in capitals, behind spaces, and behind a name that a proxy put before", () => {
    assert.deepEqual(read('DATA: {"a":1}\n\n  data: {"a":2}\n\ndata: data: {"a":3}\n\n'), [
      '|{"a":1}',
      '|{"a":2}',
      '|{"a":3}',
    ]);
    assert.deepEqual(read('error: {"code":1}\n\n'), ['error|{"code":1}', "·"]);
  });

  it("joins a letter whose bytes came apart", () => {
    const bytes = [...new TextEncoder().encode("data: ☕\n\n")].map((byte) => Uint8Array.of(byte));
    assert.deepEqual(framesOf(bytes), [{ type: "data", event: "", text: "☕" }]);
  });
});
