import { expect } from "@esm-bundle/chai";
import { contrast } from "../support/contrast.ts";
import { changes, leave, visitWords } from "../support/host-page.ts";

async function openAt(width: number, height: number, theme = "light") {
  const tag = `<script async src="/prosa.js" data-site="zoom" data-theme="${theme}"></script>`;
  const page = await visitWords(tag, { width, height });
  const { root } = await page.find();
  page.window.Prosa?.("open");
  // The menu comes with the late styles.
  await changes(root, () => root.querySelector("[part~=menu]"));
  const panel = root.querySelector(".panel");
  await Promise.all((panel?.getAnimations() ?? []).map(({ finished }) => finished));
  return { ...page, root };
}

describe("small and large views", () => {
  afterEach(leave);

  for (const [width, height] of [
    [320, 256],
    [320, 200],
  ] as const) {
    it(`leaves 60 % of ${width} × ${height}, a page at 400 %, to the conversation, with every button in sight`, async () => {
      const { root } = await openAt(width, height);
      const log = root.querySelector(".scroll")?.getBoundingClientRect();
      expect((log?.height ?? 0) / height).to.be.at.least(0.6);
      for (const button of root.querySelectorAll<HTMLElement>(".panel button:not([part=choice])")) {
        // The button that widens the chat is for large windows.
        if (button.matches(".widen")) continue;
        const { width: wide, height: high, left, right, bottom } = button.getBoundingClientRect();
        expect(Math.min(wide, high), button.outerHTML).to.be.at.least(24);
        expect([left >= 0, right <= width, bottom <= height], button.outerHTML).to.deep.equal([
          true,
          true,
          true,
        ]);
      }
    });
  }

  for (const theme of ["light", "dark"]) {
    it(`draws the edge of the input at 3 : 1 in ${theme}`, async () => {
      const { window, root } = await openAt(420, 700, theme);
      const colourOf = (selector: string, name: string) => {
        const element = root.querySelector(selector);
        return element ? window.getComputedStyle(element).getPropertyValue(name) : "";
      };
      const edge = colourOf(".field", "border-top-color");
      for (const surface of [colourOf(".panel", "background-color"), colourOf(".field", "background-color")])
        expect(contrast(edge, surface)).to.be.at.least(3);
    });
  }
});
