import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { withPlaceNames, withTalkedPlace } from "./places-said.ts";
import type { PastTurn } from "./session.ts";

const past = (visitor: string, intent: string): PastTurn => ({
  visitor,
  assistant: "",
  intent,
  action: "answer",
  cited: [],
});

describe("places in a talk", () => {
  it("writes nicknames out where they name a place", () => {
    assert.equal(withPlaceNames("do you ship to Rio?"), "do you ship to Rio de Janeiro?");
    assert.equal(withPlaceNames("do you ship to the US?"), "do you ship to the United States?");
    assert.equal(withPlaceNames("entrega no Rio Grande do Sul?"), "entrega no Rio Grande do Sul?");
    assert.equal(withPlaceNames("can you tell us the price"), "can you tell us the price");
  });

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
