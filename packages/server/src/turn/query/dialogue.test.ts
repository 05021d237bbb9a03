import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fold } from "../../language/text/words.ts";
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
  it("distinguishes a doubt of this message from one raised before", () => {
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

  for (const [text, signal] of [
    ["is it safe to buy here?", "trust"],
    ["is this store safe?", "trust"],
    ["is it safe to leave the heater on overnight?", null],
    ["is it safe for toddlers?", null],
    ["é seguro comprar com vocês?", "trust"],
    ["é seguro deixar a vela acesa?", null],
    ["¿es seguro pagar aquí?", "trust"],
    ["¿es seguro lavar la manta en caliente?", null],
    ["pedi a caneca azul e veio a verde", "broken"],
    ["compré la roja pero me llegó otra talla", "broken"],
    ["i ordered the oak one and got the pine one", "broken"],
    ["comprei e veio uma caneca linda, obrigada!", null],
    ["pedi um café e veio um ótimo, adorei", null],
    ["comprei ontem e recebi um email", null],
    ["i ordered yesterday and got an email", null],
  ] as const)
    it(`reads ${signal ?? "nothing"} in “${text}”`, () => {
      const message = { folded: fold(text), intent: "unknown" };
      assert.equal(readDialogue(message, { turns: [] }).signal, signal);
    });

  it("reads no doubt about buying in a customer's impatience", () => {
    const message = { folded: fold("meu pedido demora muito"), intent: "order-status" };
    assert.equal(readDialogue(message, { turns: [] }).signal, null);
  });
});
