import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fold } from "../../language/text/words.ts";
import { readStage } from "./dialogue.ts";

describe("readStage", () => {
  it("puts a silent visitor at the stage of discovering", () => {
    assert.deepEqual(readStage([]), { stage: "discovering", objections: [], reason: "nothing said yet" });
  });

  it("moves from discovering over comparing to deciding as the talk goes on", () => {
    const talk = [
      { folded: fold("o que vocês vendem?"), intent: "product" },
      { folded: fold("qual a diferença entre a preta e a inox?"), intent: "product" },
      { folded: fold("quanto custa a inox?"), intent: "price" },
      { folded: fold("parcela em quantas vezes?"), intent: "payment" },
      { folded: fold("vou levar a inox"), intent: "product" },
    ];
    assert.equal(readStage(talk.slice(0, 1)).stage, "discovering");
    assert.equal(readStage(talk.slice(0, 3)).stage, "comparing");
    assert.equal(readStage(talk).stage, "deciding");
  });

  it("keeps a customer a customer while other things are asked", () => {
    const talk = [
      { folded: fold("cadê meu pedido 12345?"), intent: "order-status" },
      { folded: fold("e quanto custa o moedor?"), intent: "price" },
    ];
    assert.equal(readStage(talk).stage, "customer");
  });

  it("names objections, the latest first, and not those denied", () => {
    const talk = [
      { folded: fold("esse site é confiável?"), intent: "about" },
      { folded: fold("achei muito caro"), intent: "price" },
    ];
    assert.deepEqual(readStage(talk).objections, ["price", "trust"]);
    assert.deepEqual(readStage([{ folded: fold("não achei caro"), intent: "price" }]).objections, []);
  });

  it("hears objections in English and Spanish", () => {
    assert.deepEqual(
      readStage([{ folded: fold("that's too expensive for me"), intent: "price" }]).objections,
      ["price"],
    );
    assert.deepEqual(
      readStage([{ folded: fold("lo pienso y después vuelvo"), intent: "unknown" }]).objections,
      ["time"],
    );
  });
});
