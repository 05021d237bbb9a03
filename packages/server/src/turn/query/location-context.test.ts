import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { PastTurn } from "../memory.ts";
import { readText } from "./read-text.ts";
import { readPlaces, withTalkedPlace } from "./topic.ts";

const past = (visitor: string, intent: string): PastTurn => ({
  visitor,
  assistant: "",
  intent,
  action: "answer",
  cited: [],
});

const read = (text: string) => readPlaces(readText(text, "pt-BR"), "pt-BR");

describe("places in a talk", () => {
  it("keeps the place for the next question about delivery", () => {
    const turns = [past("entregam em recife?", "delivery")];
    assert.equal(withTalkedPlace(read("e o frete"), "pt-BR", "delivery", turns)?.text, "e o frete em recife");
    assert.equal(
      withTalkedPlace(read("e quanto sai?"), "pt-BR", "price", turns)?.text,
      "e quanto sai? em recife",
    );
  });

  it("adds no place to a question on something else, nor to one that names its own", () => {
    const turns = [past("entregam em recife?", "delivery")];
    assert.equal(withTalkedPlace(read("quanto custa a chaleira?"), "pt-BR", "price", turns), undefined);
    assert.equal(withTalkedPlace(read("e para curitiba?"), "pt-BR", "delivery", turns), undefined);
    assert.equal(withTalkedPlace(read("onde fica?"), "pt-BR", "contact", turns), undefined);
  });
});
