import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { withPlaceNames } from "./places.ts";

describe("places", () => {
  it("writes nicknames out where they name a place", () => {
    assert.equal(withPlaceNames("do you ship to Rio?"), "do you ship to Rio de Janeiro?");
    assert.equal(withPlaceNames("do you ship to the US?"), "do you ship to the United States?");
    assert.equal(withPlaceNames("entrega no Rio Grande do Sul?"), "entrega no Rio Grande do Sul?");
    assert.equal(withPlaceNames("e pra minas?"), "e pra Minas Gerais?");
    assert.equal(withPlaceNames("frete do sul de minas"), "frete do sul de minas");
    assert.equal(withPlaceNames("can you tell us the price"), "can you tell us the price");
  });
});
