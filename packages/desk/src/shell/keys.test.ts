import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { COMMAND_IDS } from "../client/command-ids.ts";
import { KEYS, KeyReader } from "./keys.ts";

type Press = Parameters<KeyReader["read"]>[0];

function press(key: string, parts: Partial<Press> & { isAltGraph?: boolean } = {}): Press {
  const { isAltGraph = false, ...others } = parts;
  return {
    key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    isComposing: false,
    timeStamp: 0,
    getModifierState: (name) => name === "AltGraph" && isAltGraph,
    ...others,
  };
}

describe("KeyReader", () => {
  it("reads single keys, and two keys in a row within their time", () => {
    const reader = new KeyReader();
    assert.equal(reader.read(press("m"), false), "claim");
    assert.equal(reader.read(press("g", { timeStamp: 10 }), false), undefined);
    assert.equal(reader.read(press("m", { timeStamp: 1_510 }), false), "go-mine");
    assert.equal(reader.read(press("g", { timeStamp: 2_000 }), false), undefined);
    assert.equal(reader.read(press("m", { timeStamp: 3_501 }), false), "claim");
  });

  it("rests while somebody writes, but for the palette", () => {
    const reader = new KeyReader();
    for (const key of ["m", "e", "?", "j", "1"]) assert.equal(reader.read(press(key), true), undefined);
    assert.equal(reader.read(press("k", { ctrlKey: true }), true), "palette");
    assert.equal(reader.read(press("K", { metaKey: true }), true), "palette");
  });

  it("leaves input methods, dead keys, AltGr and the browser's own keys alone", () => {
    const reader = new KeyReader();
    assert.equal(reader.read(press("m", { isComposing: true }), false), undefined);
    assert.equal(reader.read(press("Dead"), false), undefined);
    assert.equal(reader.read(press("Process"), false), undefined);
    assert.equal(reader.read(press("r", { ctrlKey: true }), false), undefined);
    assert.equal(
      reader.read(press("k", { ctrlKey: true, altKey: true, isAltGraph: true }), false),
      undefined,
    );
  });

  it("reads the character, so that an ABNT2 keyboard's ? is one wherever it lies", () => {
    assert.equal(new KeyReader().read(press("?"), false), "keys");
  });
});

describe("KEYS", () => {
  it("gives no key to two commands", () => {
    const all = COMMAND_IDS.flatMap((id) => KEYS[id].keys);
    assert.equal(new Set(all).size, all.length);
  });

  it("starts no command's two keys with another command's one", () => {
    const all = COMMAND_IDS.flatMap((id) => KEYS[id].keys);
    const starts = all.flatMap((key) => (key.includes(" ") ? [key.split(" ")[0] ?? ""] : []));
    assert.deepEqual(
      starts.filter((start) => all.includes(start)),
      [],
    );
  });
});
