import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { coloursInCss, plainColour } from "./colours.ts";

describe("the colours of a style sheet", () => {
  it("put what a theme calls its own before what buttons wear, and that before the rest", () => {
    const css = `
      .card { color: #0a785a } .list { color: #0a785a }
      .btn-buy { background-color: rgb(232, 113, 10) }
      :root { --grey: #888; --color-primary: #1a73e8 }`;
    assert.deepEqual(coloursInCss(css), ["#1a73e8", "#e8710a", "#0a785a"]);
  });

  it("are read in every notation, and written in one", () => {
    for (const [written, plain] of [
      ["#C33", "#cc3333"],
      ["#cc3333ff", "#cc3333"],
      ["rgb(204 51 51 / 80%)", "#cc3333"],
      ["hsl(0deg 60% 50%)", "#cc3333"],
      ["hsl(-120, 60%, 50%)", "#3333cc"],
    ] as const)
      assert.equal(plainColour(written), plain, written);
  });

  it("are none where they are black, white, grey, clear, or no colour", () => {
    for (const text of [
      "#000",
      "#fff",
      "#888888",
      "rgb(120 130 125)",
      "rgba(200, 0, 0, 0)",
      "#12",
      "red",
      "hsl(x, y, z)",
    ])
      assert.equal(plainColour(text), undefined, text);
  });
});
