import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { PastTurn } from "../memory.ts";
import { withTalkedPlace } from "./location-context.ts";

const past = (visitor: string, intent: string): PastTurn => ({
  visitor,
  assistant: "",
  intent,
  action: "answer",
  cited: [],
});

describe("places in a talk", () => {
  it("keeps the place for what is asked of delivery next", () => {
    const turns = [past("entregam em recife?", "delivery")];
    assert.equal(withTalkedPlace("e o frete", "pt-BR", "delivery", turns), "e o frete em recife");
    assert.equal(withTalkedPlace("e quanto sai?", "pt-BR", "price", turns), "e quanto sai? em recife");
  });

  it("keeps it from a question on something else, and from one that names its own", () => {
    const turns = [past("entregam em recife?", "delivery")];
    assert.equal(withTalkedPlace("quanto custa a chaleira?", "pt-BR", "price", turns), undefined);
    assert.equal(withTalkedPlace("e para curitiba?", "pt-BR", "delivery", turns), undefined);
    assert.equal(withTalkedPlace("onde fica?", "pt-BR", "contact", turns), undefined);
  });
});
