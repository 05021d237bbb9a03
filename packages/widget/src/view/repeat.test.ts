import { expect } from "@esm-bundle/chai";
import { html, render } from "lit";
import { repeat } from "./repeat.ts";

describe("repeat", () => {
  const place = document.createElement("div");
  const draw = (keys: string, mark = "", areKept = false) => {
    const entries = [...keys].map((key) => ({ key }));
    render(
      html`<ol>${repeat(
        entries,
        ({ key }) => key,
        ({ key }) => html`<li>${key}${mark}</li>`,
        areKept,
      )}</ol>`,
      place,
    );
    return [...place.querySelectorAll("li")];
  };

  it("keeps the nodes of entries that stay, in any order", () => {
    const [a, b, c] = draw("abc");
    expect(draw("cdab", "!")).to.include.members([a, b, c]);
    expect(place.textContent).to.equal("c!d!a!b!");
    expect(draw("b")).to.deep.equal([b]);
    expect(draw("")).to.deep.equal([]);
    expect(draw("ab").map(({ textContent }) => textContent)).to.deep.equal(["a", "b"]);
  });

  it("draws only new entries where the others are kept", () => {
    draw("bc", "1");
    draw("abd", "2", true);
    expect(place.textContent).to.equal("a2b1d2");
    draw("abd", "3");
    expect(place.textContent).to.equal("a3b3d3");
  });

  it("removes every node of an entry that goes", () => {
    const count = () => place.querySelector("ol")?.childNodes.length;
    draw("abc");
    const before = count();
    for (const keys of ["bcd", "", "xyz", "yzw", "abc"]) draw(keys);
    expect(count()).to.equal(before);
  });
});
