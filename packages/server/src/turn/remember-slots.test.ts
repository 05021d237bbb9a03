import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { decidedTurn, passage } from "../../test/decided-turn.ts";
import type { Subject } from "./memory.ts";
import { slotsAfter } from "./record.ts";
import type { DecidedTurn } from "./turn.ts";

const tablet = passage({
  id: "https://loja.example/tablet#0",
  url: "https://loja.example/tablet",
  title: "Tablet",
  heading: "Tablet",
  text: "Tablet. Preço: R$ 599,00.",
  kind: "product",
  product: { name: "Tablet", price: 599, currency: "BRL" },
});

/** A turn that is declined with pages to look at. */
function declined(pages: DecidedTurn["decision"]["pages"], subject?: Subject): DecidedTurn {
  const turn = decidedTurn({
    evidence: [tablet, passage()],
    action: "decline",
    text: "tem tablet pra criança?",
  });
  return {
    ...turn,
    context: { ...turn.context, ...(subject && { slots: { subject } }) },
    decision: { ...turn.decision, evidence: [], ...(pages && { pages }) },
  };
}

describe("slotsAfter", () => {
  it("takes the product whose page is pointed at first for what the talk is about", () => {
    assert.deepEqual(slotsAfter(declined([tablet, passage()]))?.subject, {
      kind: "product",
      id: tablet.id,
      name: "Tablet",
    });
  });

  it("takes no page of another kind, none that is pointed at later, and keeps what the talk was about", () => {
    assert.equal(slotsAfter(declined([passage(), tablet]))?.subject, undefined);
    assert.equal(slotsAfter(declined(undefined))?.subject, undefined);
    const before: Subject = { kind: "section", id: "https://loja.example/trocas#0", name: "Prazo" };
    assert.deepEqual(slotsAfter(declined([tablet], before))?.subject, before);
  });
});
