import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { siteSettingsSchema, TEXT_LENGTH_MAX } from "@prosa/protocol";
import { folderPassages } from "../../scripts/many-passages.ts";
import { assertProportional } from "../../test/growth.ts";
import type { Knowledge } from "../knowledge/passage.ts";
import { createKnowledge } from "../knowledge/search/search.ts";
import { createEmbeddedModel } from "../models/embedded.ts";
import { decide } from "./decision/decide.ts";
import { retrieve } from "./evidence/retrieve.ts";
import { EMPTY_CONTEXT } from "./memory.ts";
import { normaliseTurn } from "./query/read-text.ts";
import { understand } from "./understand.ts";

/** Pieces that a finder, a pattern or a word list may come back to at every place of a long message. */
const REPEATED = [
  "oiiiii ",
  "1 ",
  "12/",
  "1.",
  "a1",
  "não ",
  "quero ",
  "o que é isso? ",
  "a@b.",
  "www.",
  "kkk",
  "(",
  "R$ 1 ",
  "às 10h ",
  "AbC",
  "漢字",
  "7",
] as const;

const site = siteSettingsSchema.parse({ name: "Armazém" });
const knowledge = createKnowledge(folderPassages(), "1");
const model = createEmbeddedModel();

let taken = 0;

/** Takes a message of so many characters up to its decision, with all that is found in it when first asked for. */
function takeTurn(piece: string, length: number, searched: Knowledge = knowledge): void {
  taken += 1;
  // No two are the same, so that none is remembered.
  const text = `${taken} ${piece.repeat(Math.ceil(length / piece.length))}`.slice(0, length);
  const deps = { knowledge: searched, model };
  const received = { id: "long", text, site, context: EMPTY_CONTEXT, at: 0 };
  const understood = understand(normaliseTurn(received), deps);
  assert.ok(Array.isArray(understood.reading.entities()));
  decide(retrieve(understood, deps));
}

/** The same knowledge, which counts what it is asked for. */
function counting(): { counted: Knowledge; count: () => number } {
  let calls = 0;
  const called = <Result>(result: Result): Result => {
    calls += 1;
    return result;
  };
  const counted: Knowledge = {
    version: knowledge.version,
    meaning: knowledge.meaning,
    matters: knowledge.matters,
    search: (query) => called(knowledge.search(query)),
    compare: (query) => called(knowledge.compare(query)),
    look: (query) => called(knowledge.look(query)),
    wordingOf: (passage) => called(knowledge.wordingOf(passage)),
    find: (id) => called(knowledge.find(id)),
    hasWord: (word) => called(knowledge.hasWord(word)),
    ofKind: (kind) => called(knowledge.ofKind(kind)),
  };
  return { counted, count: () => calls };
}

describe("a long message", () => {
  for (const piece of REPEATED) {
    it(`costs in proportion to its length: ${JSON.stringify(piece)}`, () => {
      assertProportional((length) => takeTurn(piece, length), TEXT_LENGTH_MAX, piece);
    });

    it(`asks the site's index no more than some times a word: ${JSON.stringify(piece)}`, () => {
      const { counted, count } = counting();
      takeTurn(piece, TEXT_LENGTH_MAX, counted);
      const long = count();
      takeTurn(piece, TEXT_LENGTH_MAX / 4, counted);
      const short = count() - long;
      assert.ok(long <= 4 * short + 100, `${long} look-ups of a message, ${short} of a quarter of it`);
    });
  }
});
