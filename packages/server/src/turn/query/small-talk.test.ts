import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { siteSettingsSchema } from "@prosa/protocol";
import * as z from "zod/mini";
import { readRows } from "../../../eval/read-rows.ts";
import { passage } from "../../../test/decided-turn.ts";
import type { Knowledge } from "../../knowledge/passage.ts";
import { createKnowledge } from "../../knowledge/search/search.ts";
import { EMPTY_CONTEXT } from "../memory.ts";
import type { Reading } from "../reading.ts";
import { understand } from "../understand.ts";
import { normaliseTurn } from "./read-text.ts";

const rows = readRows(
  fileURLToPath(new URL("../../../eval/fixtures/talk.jsonl", import.meta.url)),
  z.object({ text: z.string(), is: z.enum(["talk", "matter"]) }),
);
const TALK: readonly string[] = ["greeting", "goodbye", "thanks", "small-talk"];
const empty = createKnowledge([], "1");
const restaurant = createKnowledge(
  [passage({ title: "Cantina", heading: "Menu", text: "Massas, risotos e sobremesas da casa." })],
  "1",
);

function read(text: string, knowledge: Knowledge = empty): Reading {
  const site = siteSettingsSchema.parse({ name: "Site" });
  const turn = normaliseTurn({ id: "1", text, site, context: EMPTY_CONTEXT, at: 0 });
  return understand(turn, { knowledge }).reading;
}

describe("readTalk", () => {
  it("searches short questions of sites of every kind", () => {
    const swallowed = rows
      .filter((row) => row.is === "matter")
      .filter(({ text }) => {
        const { intent, asksSomething } = read(text);
        return TALK.includes(intent.name) || !asksSomething;
      });
    assert.deepEqual(
      swallowed.map(({ text }) => text),
      [],
    );
  });

  it("keeps talk for its own sake out of the search", () => {
    const searched = rows
      .filter((row) => row.is === "talk")
      .filter(({ text }) => !TALK.includes(read(text).intent.name));
    assert.deepEqual(
      searched.map(({ text }) => text),
      [],
    );
  });

  it("asks nothing of the site where the message is talk word for word", () => {
    for (const text of [
      "Bom dia!",
      "thanks for your help",
      "tell me a joke",
      "¿eres un robot?",
      "até logo, obrigado",
    ])
      assert.equal(read(text).asksSomething, false, text);
    assert.equal(read("tell me a joke").sentiment.label, "neutral");
  });

  it("searches a word of talk that is a heading of the site", () => {
    assert.equal(read("menu").asksSomething, false);
    assert.equal(read("menu", restaurant).asksSomething, true);
  });

  it("takes no farewell for a question that begins as one", () => {
    const show = createKnowledge(
      [passage({ title: "Marés", heading: "Marés", text: "A mostra fica em cartaz até março." })],
      "1",
    );
    for (const text of ["até quando fica a marés", "ate que dia vai a marés", "hasta cuando esta la marés"])
      assert.notEqual(read(text, show).intent.name, "goodbye", text);
    assert.equal(read("até logo", show).intent.name, "goodbye");
  });

  it("takes an answer in talk for talk though the site has its word", () => {
    const words = createKnowledge(
      [passage({ text: "Ok, entendi: clique em ok e confirme com certeza." })],
      "1",
    );
    for (const text of ["ok", "ok got it", "entendi"])
      assert.equal(read(text, words).intent.name, "small-talk", text);
  });

  it("leaves what affirms or denies to the talk so far", () => {
    for (const text of ["sim", "no thanks", "quero"]) assert.equal(read(text).asksSomething, true, text);
  });
});
