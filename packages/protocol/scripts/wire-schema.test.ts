import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { AGENT_SHAPES } from "../src/generated/agent-shapes.ts";
import { DESK_SHAPES } from "../src/generated/desk-shapes.ts";
import { SHAPES } from "../src/generated/shapes.ts";
import { TRACK_SHAPES } from "../src/generated/track-shapes.ts";
import { OLDEST_SUPPORTED, PROTOCOL_VERSION } from "../src/version.ts";
import { agentShapes, clientShapes, deskShapes, trackShapes } from "./client-shapes.ts";
import { printWireSchema } from "./wire-schema.ts";

const INSTRUCTION = `The wire has changed. Decide first: do older clients and rooms still understand what is sent to them?
  If they do (README.md, "Versions and history", says when): the version stays.
  If they do not: raise PROTOCOL_VERSION in version.ts, with a line of history there and in README.md.
Then describe the change in README.md, run "npm run build:wire", and commit wire.schema.json and src/generated/shapes.ts with it.`;

function read(path: string): string {
  return readFileSync(new URL(path, import.meta.url), "utf8");
}

describe("wire.schema.json", () => {
  it("is the wire as the code has it", () => {
    assert.deepEqual(JSON.parse(read("../wire.schema.json")), JSON.parse(printWireSchema()), INSTRUCTION);
  });
});

describe("shapes.ts", () => {
  it("says what the schemas say", () => {
    assert.deepEqual(SHAPES, clientShapes(), INSTRUCTION);
    assert.deepEqual(AGENT_SHAPES, agentShapes(), INSTRUCTION);
    assert.deepEqual(DESK_SHAPES, deskShapes(), INSTRUCTION);
    assert.deepEqual(TRACK_SHAPES, trackShapes(), INSTRUCTION);
  });
});

describe("versions", () => {
  it("[P3] are whole numbers, the oldest supported no newer than the current", () => {
    assert.ok(Number.isSafeInteger(OLDEST_SUPPORTED) && OLDEST_SUPPORTED >= 1);
    assert.ok(Number.isSafeInteger(PROTOCOL_VERSION) && PROTOCOL_VERSION >= OLDEST_SUPPORTED);
  });

  it("[P3] have a line of history each, in version.ts and in the README", () => {
    const versions = Array.from({ length: PROTOCOL_VERSION }, (_, index) => index + 1);
    const inCode = [...read("../src/version.ts").matchAll(/^ \* - (\d+): \S/gm)].map(([, number]) =>
      Number(number),
    );
    assert.deepEqual(inCode, versions);
    const [, history = ""] = read("../README.md").split("## Versions and history");
    const inReadme = [...history.matchAll(/^\| (\d+) +\|/gm)].map(([, number]) => Number(number));
    assert.deepEqual(inReadme, versions);
  });
});
