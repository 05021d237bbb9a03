import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { passage } from "../../../test/decided-turn.ts";
import { readingOf } from "../../../test/reading.ts";
import { createKnowledge } from "../../knowledge/search/search.ts";
import { remediesFor } from "./remedies.ts";

const tent = passage({ id: "tent", kind: "product", title: "Tenda", product: { name: "Tenda Serra" } });
const discount = passage({
  id: "discount",
  title: "Pagamento",
  heading: "Pagamento",
  text: "No Pix há 5% de desconto.",
});
const matched = passage({
  id: "matched",
  title: "Preços",
  heading: "Preços › Achou por menos?",
  text: "Igualamos o preço de qualquer anúncio nacional do mesmo modelo.",
});

function met(passages: readonly ReturnType<typeof passage>[]) {
  const reading = { ...readingOf("vi a mesma tenda mais barata na internet"), signal: "price" as const };
  const knowledge = createKnowledge([...passages], "1");
  return remediesFor(reading, knowledge).map(({ passage: { id } }) => id);
}

describe("remediesFor", () => {
  it("meets a lower price elsewhere with what the site says of that, where it says something", () => {
    assert.deepEqual(met([tent, discount, matched]), ["matched"]);
  });

  it("meets it with what else lowers the price where the site does not", () => {
    assert.deepEqual(met([tent, discount]), ["discount"]);
  });
});
