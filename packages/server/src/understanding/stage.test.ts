import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readStage } from "./stage.ts";

describe("readStage", () => {
  it("takes a silent visitor for one who is discovering", () => {
    assert.deepEqual(readStage([]), { stage: "discovering", objections: [], reason: "nothing said yet" });
  });

  it("moves from discovering over comparing to deciding as the talk goes on", () => {
    const talk = [
      { text: "o que vocês vendem?", intent: "product" },
      { text: "qual a diferença entre a preta e a inox?", intent: "product" },
      { text: "quanto custa a inox?", intent: "price" },
      { text: "parcela em quantas vezes?", intent: "payment" },
      { text: "vou levar a inox", intent: "product" },
    ];
    assert.equal(readStage(talk.slice(0, 1)).stage, "discovering");
    assert.equal(readStage(talk.slice(0, 3)).stage, "comparing");
    assert.equal(readStage(talk).stage, "deciding");
  });

  it("keeps a customer a customer while other things are asked", () => {
    const talk = [
      { text: "cadê meu pedido 12345?", intent: "order-status" },
      { text: "e quanto custa o moedor?", intent: "price" },
    ];
    assert.equal(readStage(talk).stage, "customer");
  });

  it("names objections, the latest first, and not those denied", () => {
    const talk = [
      { text: "esse site é confiável?", intent: "about" },
      { text: "achei muito caro", intent: "price" },
    ];
    assert.deepEqual(readStage(talk).objections, ["price", "trust"]);
    assert.deepEqual(readStage([{ text: "não achei caro", intent: "price" }]).objections, []);
  });

  it("hears objections in English and Spanish", () => {
    assert.deepEqual(readStage([{ text: "that's too expensive for me", intent: "price" }]).objections, [
      "price",
    ]);
    assert.deepEqual(readStage([{ text: "lo pienso y después vuelvo", intent: "unknown" }]).objections, [
      "time",
    ]);
  });
});
