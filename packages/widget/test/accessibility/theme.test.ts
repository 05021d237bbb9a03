import { expect } from "@esm-bundle/chai";
import type { ProsaChat } from "../../src/element/prosa-chat.ts";
import { contrast } from "../support/contrast.ts";
import { openRoom } from "../support/room.ts";
import { appears, byRole, clearStage, stage } from "../support/stage.ts";

const ACCENTS = 100;

/** Words on a surface need 4.5 to 1, icons, fields and buttons 3 to 1 (WCAG 1.4.3 and 1.4.11). */
const PAIRS: readonly [front: string, back: string, least: number][] = [
  ["--_on-accent", "--_accent", 4.5],
  ...["--_paper", "--_sand", "--_tint"].flatMap((back): [string, string, number][] => [
    ["--_ink", back, 7],
    ["--_soft", back, 4.5],
    ["--_link", back, 4.5],
    ["--_alert", back, 4.5],
  ]),
  ["--_calm", "--_paper", 3],
  ["--_edge", "--_paper", 3],
  ["--_edge", "--_sand", 3],
];

// A random walk that is the same in every run: xorshift32.
function* randomAccents(): Generator<string> {
  let state = 0x9e3779b9;
  for (let count = 0; count < ACCENTS; count += 1) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    yield `#${(state >>> 8).toString(16).padStart(6, "0")}`;
  }
  yield* ["#000", "#fff", "#777", "#ff0", "#0f0", "#00f", "hsl(48 100% 50%)", "oklch(0.7 0.3 150)"];
}

/** Reads the palette's colours as the chat computes them. */
function reader(element: ProsaChat): (name: string) => string {
  const swatch = document.createElement("i");
  element.renderRoot.append(swatch);
  return (name) => {
    swatch.setAttribute("style", `color: var(${name})`);
    return getComputedStyle(swatch).color;
  };
}

describe("the palette", () => {
  afterEach(clearStage);

  for (const theme of ["light", "dark"] as const) {
    it(`has the contrast that words and controls need on any accent, ${theme}`, async () => {
      await openRoom();
      const element = await stage();
      element.theme = theme;
      element.open();
      await appears(element, () => byRole(element, "textbox"));
      const colourOf = reader(element);
      for (const accent of randomAccents()) {
        element.style.setProperty("--prosa-accent", accent);
        for (const [front, back, least] of PAIRS)
          expect(contrast(colourOf(front), colourOf(back)), `${front} on ${back}, ${accent}`).to.be.at.least(
            least,
          );
      }
    });
  }

  it("takes the hue of its surfaces from the accent, and none from a grey one", async () => {
    await openRoom();
    const element = await stage();
    element.theme = "light";
    element.open();
    await appears(element, () => byRole(element, "textbox"));
    const colourOf = reader(element);
    const sands = ["#0b6bcb", "#2e7d32", "#777"].map((accent) => {
      element.style.setProperty("--prosa-accent", accent);
      return colourOf("--_sand");
    });
    expect(new Set(sands).size).to.equal(3);
    expect(sands[2]).to.match(/^oklch\([\d.]+ 0(\.000\d*)? /);
  });
});
