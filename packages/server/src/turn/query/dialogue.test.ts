import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fold } from "../../language/text/fold.ts";
import type { PastTurn } from "../memory.ts";
import { readDialogue } from "./dialogue.ts";

const past = (visitor: string, intent: string): PastTurn => ({
  visitor,
  assistant: "…",
  intent,
  action: "answer",
  cited: [],
});

describe("readDialogue", () => {
  it("tells a doubt that the message raises from one raised before", () => {
    const context = { turns: [past("achei muito caro", "price")] };
    const { objections, signal } = readDialogue(
      { folded: fold("e a garantia?"), intent: "warranty" },
      context,
    );
    assert.deepEqual(objections, ["price"]);
    assert.equal(signal, null);
  });

  it("hears a wish to buy", () => {
    const context = { turns: [past("quanto custa?", "price")] };
    assert.equal(
      readDialogue({ folded: fold("vou querer um"), intent: "unknown" }, context).signal,
      "buying",
    );
  });

  it("takes a customer's impatience for no doubt about buying", () => {
    const message = { folded: fold("meu pedido demora muito"), intent: "order-status" };
    assert.equal(readDialogue(message, { turns: [] }).signal, null);
  });
});
