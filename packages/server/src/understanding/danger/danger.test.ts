import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import * as z from "zod/mini";
import { readDanger } from "./danger.ts";

const KINDS = ["medical", "crisis", "violence", "fire"] as const;
const phrases = z.array(z.string());
const messages = z
  .object({ medical: phrases, crisis: phrases, violence: phrases, fire: phrases, harmless: phrases })
  .parse(JSON.parse(readFileSync(new URL("danger-messages.json", import.meta.url), "utf8")));

describe("readDanger", () => {
  for (const kind of KINDS) {
    it(`hears ${kind} danger in three languages`, () => {
      const missed = messages[kind].filter((message) => readDanger(message) !== kind);
      assert.deepEqual(missed, []);
    });
  }

  it("raises no alarm at figures of speech, services, goods and the past", () => {
    assert.deepEqual(
      messages.harmless.filter((message) => readDanger(message) !== null),
      [],
    );
  });

  it("hears what is written without accents, in capitals and with signs between the words", () => {
    assert.equal(readDanger("SOCORRO!!! MEU PAI NAO RESPIRA..."), "medical");
    assert.equal(readDanger("quero   me...matar"), "crisis");
  });

  it("reads the beginning of a long message alone", () => {
    assert.equal(readDanger(`quero me matar ${"x ".repeat(5_000)}`), "crisis");
    assert.equal(readDanger(`${"x ".repeat(600)}quero me matar`), null);
  });
});
